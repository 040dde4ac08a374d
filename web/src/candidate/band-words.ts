import { type Instant, instant } from '@zhongzhao/domain/base/time'
import type { RegistrationView } from './checklist.ts'
import { type Standing, momentWords, periodWords, standingIn } from './countdown.ts'
import { nextStep } from './next-step.ts'

const heads: Readonly<Record<Standing, string>> = {
  before: '还没到填报时间',
  during: '现在填报并确认',
  after: '填报时间已过',
  none: '没有填报时间',
}

export interface BandWords {
  readonly look: Standing | 'done'
  readonly head: string
  /** Clauses of the second line; a line breaks between them only. */
  readonly time: readonly string[]
  /** Whom to turn to when the time has run out. */
  readonly help?: string
}

const TOO_LATE = '还没有确认提交，请马上找班主任，问能不能补报。'
const consentMissing = (view: RegistrationView) => view.consent.needed && view.consent.at === undefined

const clauses = (words: string): readonly string[] =>
  words.split('，').map((clause, index, all) => (index < all.length - 1 ? `${clause}，` : clause))

function nowWords(view: RegistrationView): string {
  const { now, title } = nextStep(view.state, view.stateName, view.place)
  return now ?? title
}

/** What to do now and until when. Once it is confirmed nothing runs out: the deadline only says how long one may change it. */
export function bandWords(view: RegistrationView, now: Instant): BandWords {
  const { period } = view
  const times = period && { from: instant(period.from), until: instant(period.until) }
  const standing = standingIn(times, now)
  if (consentMissing(view) && standing === 'during')
    return { look: standing, head: '先交监护人同意书，再填报', time: clauses(periodWords(times, now)) }
  if (view.may.includes('save')) {
    const head = view.returned === undefined ? heads[standing] : '修改被退回的内容，再确认一次'
    return { look: standing, head, time: clauses(periodWords(times, now)) }
  }
  if (view.times.confirmed !== undefined) {
    const reopen = view.may.includes('reopen') && times !== undefined && standing === 'during'
    const time = reopen ? [`想修改，`, `请在 ${momentWords(times.until, now)} 前`] : []
    const settled = ['confirmed', 'checked', 'sealed'].includes(view.state)
    return { look: settled ? 'done' : 'none', head: nowWords(view), time }
  }
  const ended = !['rostered', 'filling'].includes(view.state)
  const head = ended ? nowWords(view) : heads[standing]
  const help = !ended && standing === 'after' ? { help: TOO_LATE } : {}
  return { look: standing, head, time: ended ? [] : clauses(periodWords(times, now)), ...help }
}
