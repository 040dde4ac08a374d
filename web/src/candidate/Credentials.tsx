import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import type { RegistrationView } from './checklist.ts'

const words: Readonly<Record<string, string>> = {
  deferred: '学校同意你晚些补交。',
  overdue: '补交期限已经过了，请马上联系班主任。',
  missing: '请按学校的安排带来，由学校采集。',
}

/** What is still owed of 证件材料 and until when (F3); nothing when all is there. */
export function Credentials({ view }: { readonly view: RegistrationView }) {
  const { standing, standingName, lacking, until, alternatives } = view.credentials
  if (standing === 'settled') return null
  const instead = alternatives.slice(1).map((kinds) => kinds.map((k) => k.title).join('和'))
  return (
    <section className="card" aria-labelledby="credentials-title">
      <h2 id="credentials-title">要交的证件</h2>
      <p className={`finding ${standing === 'overdue' ? 'error' : 'warning'}`}>
        <b>
          {standingName}：{lacking.join('、')}
        </b>
        {until !== undefined && <>，请在 {chineseTime(instant(until))} 前交给学校</>}。{words[standing] ?? ''}
      </p>
      {instead.length > 0 && <p className="hint">没有的，可以用{instead.join('，或者')}代替。</p>}
    </section>
  )
}
