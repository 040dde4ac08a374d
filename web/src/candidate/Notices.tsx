import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { type RegistrationView, routeOfField } from './checklist.ts'
import { useRecord } from './record-context.ts'
import { addressOf } from './route.ts'

/** To the first field not mended yet, then to confirming again; past the time, to whom to turn. */
function MendNow({ view }: { readonly view: RegistrationView }) {
  const { pack } = useRecord()
  if (!view.may.includes('save')) return <p className="finding returned">修改时间已过，请马上找班主任。</p>
  const first = view.returned?.fields.find((one) => !one.amended)
  return first === undefined ? (
    <a className="button main" href="#/confirm">
      都改好了，去重新确认
    </a>
  ) : (
    <a className="button main" href={addressOf(routeOfField(pack.forms, first.field))}>
      去修改“{first.label}”
    </a>
  )
}

/** What the school returned: every field with its reason, the way to the first one (I4). */
export function ReturnedNotice({ view }: { readonly view: RegistrationView }) {
  const { pack } = useRecord()
  const { returned } = view
  if (returned === undefined) return null
  return (
    <section className="banner returned" aria-labelledby="returned-title">
      <h2 id="returned-title">学校退回了报名信息，请修改后重新确认</h2>
      <p className="hint">{chineseTime(instant(returned.at))} 退回</p>
      <ul className="to-mend">
        {returned.fields.map((one) => (
          <li key={`${one.field} ${one.reason}`}>
            <a href={addressOf(routeOfField(pack.forms, one.field))}>
              <span>
                <b>
                  {one.label}
                  {one.amended && <em className="tag">已改</em>}
                </b>
                {one.reason}
              </span>
            </a>
          </li>
        ))}
      </ul>
      {returned.note !== '' && <p>学校的说明：{returned.note}</p>}
      <MendNow view={view} />
    </section>
  )
}

/** Under 14 on that day: the guardian's consent comes first (C11); until it is recorded nothing can be filled in. */
export function ConsentNotice({ view }: { readonly view: RegistrationView }) {
  const { pack } = useRecord()
  if (!view.consent.needed || view.consent.at !== undefined) return null
  return (
    <section className="banner" aria-labelledby="consent-title">
      <h2 id="consent-title">未满 {pack.consent.underAge} 周岁，要先有监护人的同意书</h2>
      <p>
        请把班主任发的《监护人同意书》带回家，监护人看过、签字后交给班主任。班主任登记以后，这里就能填写了；现在可以先看内容。
      </p>
      <details>
        <summary>看同意书的内容</summary>
        {pack.consent.text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </details>
    </section>
  )
}

/** Who chose to return home is led to the application; who is at the point already needs no word (notice 一.2). */
export function ReturningNotice({ view }: { readonly view: RegistrationView }) {
  if (view.track !== 'returnHome' || view.place === 'point') return null
  return (
    <section className="banner" aria-labelledby="returning-title">
      <h2 id="returning-title">你选了回户籍地报考</h2>
      <p>还没有申请的，在办理时间里自己选报名点、提交申请，不需要学校同意；申请了的，看报名点接收没有。</p>
      <a className="button main" href="#/returning">
        去办回户籍地报考
      </a>
    </section>
  )
}

/** Whether this form can be written now: the server allows saving, and the consent, where needed, is there. */
export function writingOf(view: RegistrationView): 'open' | 'closed' {
  const consented = !view.consent.needed || view.consent.at !== undefined
  return view.may.includes('save') && consented ? 'open' : 'closed'
}
