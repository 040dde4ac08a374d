import { instant } from '@zhongzhao/domain/base/time'
import { type RegistrationView } from './checklist.ts'
import { periodWords, standingIn } from './countdown.ts'
import { nextStep } from './next-step.ts'
import { useNow } from './use-now.ts'

const heads = {
  before: '还没到填报时间',
  during: '正在填报',
  after: '填报时间已过',
  none: '没有填报时间',
} as const

/** The top band: what is open and until when, in words, by the server's clock. */
export function Band({ view }: { readonly view: RegistrationView }) {
  const now = useNow()
  const period =
    view.period === undefined
      ? undefined
      : { from: instant(view.period.from), until: instant(view.period.until) }
  const standing = standingIn(period, now)
  const mayFill = view.may.includes('save')
  const head =
    standing === 'during' && !mayFill
      ? nextStep(view.state, view.stateName).title
      : view.returned !== undefined && mayFill
        ? '修改被退回的内容'
        : heads[standing]
  return (
    <div className={`band ${standing}`}>
      <p className="band-head">{head}</p>
      <p className="band-time">
        {periodWords(period, now)
          .split('，')
          .map((clause, index, all) => (
            <span key={clause}>{index < all.length - 1 ? `${clause}，` : clause}</span>
          ))}
      </p>
    </div>
  )
}
