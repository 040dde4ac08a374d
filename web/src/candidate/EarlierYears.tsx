import type { OutputOf } from '@zhongzhao/api/endpoint'
import { earlierOf } from '@zhongzhao/api/seasons'
import { useEffect, useState } from 'react'
import { call } from '../shared/call.ts'

type Earlier = OutputOf<typeof earlierOf>['earlier'][number]

/** 去年报名记录: my registrations of earlier seasons, as far as they are known to be mine (A7); nothing where there are none. */
export function EarlierYears({ registration }: { readonly registration: string }) {
  const [earlier, setEarlier] = useState<readonly Earlier[]>([])
  useEffect(() => {
    call(earlierOf, { id: registration }, { retries: 1 }).then(
      (answer) => setEarlier(answer.earlier),
      // What is only told beside stays away without a word.
      () => undefined,
    )
  }, [registration])
  if (earlier.length === 0) return null
  return (
    <section className="card" aria-labelledby="earlier">
      <h2 id="earlier">去年报名记录</h2>
      {earlier.map((line) => (
        <dl className="stands" key={line.id}>
          <dt>{line.title}</dt>
          <dd>
            {line.schoolName} {line.className}
          </dd>
          <dt>报名序号</dt>
          <dd>{line.number}</dd>
          <dt>当时的情况</dt>
          <dd>{line.outcomeName ?? line.stateName}</dd>
        </dl>
      ))}
      <p className="hint">这是另一年度的报名，今年要重新填写、重新确认。不是你本人的，请告诉班主任。</p>
    </section>
  )
}
