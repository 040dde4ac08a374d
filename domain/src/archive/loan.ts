import { type Result } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import type { ArchivePolicy } from '../season/archive.ts'
import { type VolumeFacts, metOf } from './volume.ts'

export type LoanState = 'inPlace' | 'lent' | 'lost' | 'returned'
export type LoanEvent = 'lend' | 'renew' | 'giveBack' | 'lose'
export type LoanGuard = 'keptHere' | 'bound' | 'atRest' | 'inPlace' | 'worded' | 'dueSoon'

/** The life of a loan (借阅): it begins with a volume that stands in its place, and is the only thing that says that one is out. */
export const loanLifecycle: Lifecycle<LoanState, LoanEvent, never, LoanGuard> = {
  title: '案卷借阅',
  states: { inPlace: '在库', lent: '借出', lost: '遗失待查', returned: '已归还' },
  events: { lend: '借出', renew: '续借', giveBack: '归还', lose: '报告遗失' },
  refusalOf: {
    keptHere: 'ARCHIVE-ELSEWHERE',
    bound: 'ARCHIVE-UNBOUND',
    atRest: 'ARCHIVE-PENDING',
    inPlace: 'ARCHIVE-LENT',
    worded: 'ARCHIVE-WORDS',
    dueSoon: 'ARCHIVE-DUE',
  },
  table: [
    // from       event       to          by              during    needs
    [
      'inPlace',
      'lend',
      'lent',
      'archive.keep',
      'always',
      ['keptHere', 'bound', 'inPlace', 'atRest', 'worded', 'dueSoon'],
    ],
    ['lent', 'renew', 'lent', 'archive.keep', 'always', ['keptHere', 'dueSoon']],
    ['lent', 'giveBack', 'returned', 'archive.keep', 'always', ['keptHere']],
    ['lent', 'lose', 'lost', 'archive.keep', 'always', ['keptHere', 'worded']],
    // Found again.
    ['lost', 'giveBack', 'returned', 'archive.keep', 'always', ['keptHere']],
  ],
}

/** States in which the volume is not in its place. */
export const outStates: readonly LoanState[] = ['lent', 'lost']

const DAY_MS = 86_400_000
const LEAST_WORDS = 2

export interface LoanAsked {
  readonly now: Instant
  /** Who borrows and what for, or what happened. */
  readonly words: readonly string[]
  readonly due?: Instant
}

/** One step of a loan. Refuses STATE-NO-WAY, ARCHIVE-ELSEWHERE, ARCHIVE-UNBOUND, ARCHIVE-LENT, ARCHIVE-PENDING, ARCHIVE-WORDS, ARCHIVE-DUE. */
export function decideLoan(
  { state, volume, policy }: { state: LoanState; volume: VolumeFacts; policy: ArchivePolicy },
  event: LoanEvent,
  { now, words, due }: LoanAsked,
): Result<LoanState> {
  const known = metOf(volume, now)
  const guards: readonly (readonly [LoanGuard, boolean])[] = [
    ['keptHere', known.has('keptHere')],
    ['bound', volume.state === 'bound'],
    ['atRest', known.has('atRest')],
    ['inPlace', known.has('inPlace')],
    ['worded', words.length > 0 && words.every((text) => text.trim().length >= LEAST_WORDS)],
    ['dueSoon', due !== undefined && due > now && due <= now + (policy.loanDays + 1) * DAY_MS],
  ]
  const met = new Set(guards.filter(([, holds]) => holds).map(([guard]) => guard))
  return step(loanLifecycle, state, event, { open: new Set<never>(), met })
}
