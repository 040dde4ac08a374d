import type { OutputOf } from '@zhongzhao/api/endpoint'
import { myQuota } from '@zhongzhao/api/quota'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { call } from '../shared/call.ts'

type Plan = OutputOf<typeof myQuota>['plans'][number]

function Places({ plan }: { readonly plan: Plan }) {
  return (
    <>
      <p>
        {plan.officeName} {chineseTime(instant(plan.publishedAt))} 公布，按本校 {plan.graduates} 人计算：
      </p>
      <ul className="papers">
        {plan.seniors.map(({ name, places }) => (
          <li key={name}>
            {name}：<b>{places} 个</b>
          </li>
        ))}
      </ul>
    </>
  )
}

/** 本校的分配生名额 (I6): published ones only; a page that cannot be read says nothing here, the claims above stand. */
export function MyQuota() {
  const [plans, setPlans] = useState<readonly Plan[]>([])
  useEffect(() => {
    call(myQuota, {}, { retries: 1 }).then(
      (answer) => setPlans(answer.plans),
      () => undefined,
    )
  }, [])
  if (plans.length === 0) return null
  return (
    <section className="card" aria-labelledby="quota">
      <h2 id="quota">本校的分配生名额</h2>
      {plans.map((plan) => (
        <Places key={plan.officeName} plan={plan} />
      ))}
      <p className="hint">取得分配生资格的，填报志愿时才能使用这些名额；有没有资格，看上面的“分配生资格”。</p>
    </section>
  )
}
