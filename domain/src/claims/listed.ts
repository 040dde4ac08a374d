import { type Result, ok, refuse } from '../base/result.ts'
import { parseIdNumber } from '../identity/id-number.ts'
import { foldName } from '../identity/person-name.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { covers, type OrgPath } from '../orgs/org.ts'
import type { Circumstances } from '../registration/circumstances.ts'
import type { Registration } from '../registration/registration.ts'
import { type ClaimKind, bonusItem } from '../season/eligibility.ts'
import type { Claim } from './claim.ts'
import { moveClaim, onlyIf, stands } from './decide.ts'
import { type ClaimLevel, seatAt } from './levels.ts'

export type ListedState = 'new' | 'registered' | 'there' | 'doubtful' | 'unmatched' | 'dismissed'
export type ListedEvent = 'match' | 'findThere' | 'doubt' | 'miss' | 'choose' | 'dismiss'
export type ListedGuard = 'reason' | 'claimWithdrawn'

/** The life of a line of a list from above (上级照顾名单登记流转表, I3): what is certain is registered, everything else is work. */
export const listedLifecycle: Lifecycle<ListedState, ListedEvent, never, ListedGuard> = {
  title: '上级照顾名单的一行',
  states: {
    new: '刚读入',
    registered: '已登记',
    there: '早已登记',
    doubtful: '待核对',
    unmatched: '没有找到考生',
    dismissed: '不登记',
  },
  events: {
    match: '号码、姓名都相符',
    findThere: '这一项已有申报',
    doubt: '有疑点',
    miss: '没有找到',
    choose: '认定是这名考生',
    dismiss: '不登记',
  },
  refusalOf: { reason: 'LISTED-REASON', claimWithdrawn: 'LISTED-STANDS' },
  table: [
    // from        event        to            by              during    needs
    ['new', 'match', 'registered', 'claim.import', 'always', []],
    ['new', 'findThere', 'there', 'claim.import', 'always', []],
    ['new', 'doubt', 'doubtful', 'claim.import', 'always', []],
    ['new', 'miss', 'unmatched', 'claim.import', 'always', []],
    // Who registers later is found when the list is matched once more.
    ['unmatched', 'match', 'registered', 'claim.import', 'always', []],
    ['unmatched', 'findThere', 'there', 'claim.import', 'always', []],
    ['unmatched', 'doubt', 'doubtful', 'claim.import', 'always', []],
    ['doubtful', 'match', 'registered', 'claim.import', 'always', []],
    // The doubt is another one now.
    ['doubtful', 'doubt', 'doubtful', 'claim.import', 'always', []],
    ['doubtful', 'choose', 'registered', 'claim.import', 'always', []],
    ['doubtful', 'findThere', 'there', 'claim.import', 'always', []],
    // The family has withdrawn it: nobody else may claim it, so the list is asked again, and a person says whether it shall stand.
    ['registered', 'doubt', 'doubtful', 'claim.import', 'always', ['claimWithdrawn']],
    ['there', 'doubt', 'doubtful', 'claim.import', 'always', ['claimWithdrawn']],
    ['doubtful', 'dismiss', 'dismissed', 'claim.import', 'always', ['reason']],
    ['unmatched', 'dismiss', 'dismissed', 'claim.import', 'always', ['reason']],
  ],
}

/** Lines on which somebody has to act. */
export const openListed: readonly ListedState[] = ['doubtful', 'unmatched']

/** Why a line was not registered by itself. */
export type Doubt =
  | 'nameDiffers'
  | 'sameName'
  | 'numberWrong'
  | 'incomplete'
  | 'nobody'
  | 'repeated'
  | 'notForThem'
  | 'withdrawn'

export const doubtWords: Readonly<Record<Doubt, string>> = {
  nameDiffers: '号码找到了考生，但姓名不一样',
  sameName: '号码没有找到，有同名的考生',
  numberWrong: '身份证件号码不对（位数或校验码有误）',
  incomplete: '姓名或身份证件号码没有填',
  nobody: '本单位范围内没有这个号码的考生',
  repeated: '这个号码在名单里出现了两次',
  withdrawn: '家庭撤回过这一项：要求恢复的，请选“认定是这名考生”；不恢复的，选“不登记”',
  notForThem: '号码、姓名都相符，但这名考生现在不能登记这一项',
}

/** A candidate as matching sees one. */
export interface Listable {
  readonly registration: string
  readonly name: string
}

export interface ListLine {
  readonly name: string
  readonly number: string
  /** A line above it has the same number. */
  readonly repeats: 'above' | 'no'
}

export type ListMatch =
  | { readonly event: 'match'; readonly registration: string }
  | { readonly event: 'doubt' | 'miss'; readonly why: Doubt }

/** Whose line it is (I3): certain only when number and name both lead to one candidate. `byNumber`: who still takes part inside the office's
 *  reach and has that number; `sameName`: how many have that name. */
export function matchLine(
  { name, number, repeats }: ListLine,
  { byNumber, sameName }: { readonly byNumber: Listable | undefined; readonly sameName: number },
): ListMatch {
  const named = sameName > 0 ? 'doubt' : 'miss'
  if (repeats === 'above') return { event: 'doubt', why: 'repeated' }
  if (name === '' || number === '')
    return { event: byNumber === undefined ? named : 'doubt', why: 'incomplete' }
  if (!parseIdNumber(number).ok && byNumber === undefined) return { event: named, why: 'numberWrong' }
  if (byNumber === undefined) return { event: named, why: sameName > 0 ? 'sameName' : 'nobody' }
  if (foldName(byNumber.name) !== foldName(name)) return { event: 'doubt', why: 'nameDiffers' }
  return { event: 'match', registration: byNumber.registration }
}

/** What became of a line that was certain: 早已登记 only where such a claim is there, doubtful where none may be made. */
export function afterRegistering(
  registration: string,
  { made, claimed }: { readonly made: ReadonlyMap<string, string>; readonly claimed: ReadonlySet<string> },
): ListMatch | { readonly event: 'findThere'; readonly registration: string } {
  if (made.has(registration)) return { event: 'match', registration }
  if (claimed.has(registration)) return { event: 'findThere', registration }
  return { event: 'doubt', why: 'notForThem' }
}

/** What a line needs to be moved, as far as the event asks for it. */
export interface Moving {
  readonly reason?: string
  /** Whether the claim that the line led to still stands; nothing of a line that led to none. */
  readonly claim?: 'stands' | 'withdrawn'
}

/** The next state of a line. Refuses STATE-NO-WAY, LISTED-REASON, LISTED-STANDS. */
export function moveListed(
  state: ListedState,
  event: ListedEvent,
  { reason = '', claim }: Moving = {},
): Result<ListedState> {
  const met = new Set<ListedGuard>([
    ...([...reason.trim()].length >= 4 ? (['reason'] as const) : []),
    ...(claim === 'withdrawn' ? (['claimWithdrawn'] as const) : []),
  ])
  return step(listedLifecycle, state, event, { open: new Set<never>(), met })
}

/** What is registered from a list. */
export interface Listing {
  readonly id: string
  readonly kind: ClaimKind
  readonly item: string
  readonly levels: readonly ClaimLevel[]
  /** The office that holds the list. */
  readonly office: OrgPath
}

/** The highest level at or below the office: who sent the list has looked already, somebody else of the office looks once more. */
function levelFor({ levels, office }: Listing): ClaimLevel | undefined {
  return levels.findLast((level) => covers(office, level.org)) ?? levels.at(-1)
}

/** 按上级名单登记 (I3): a claim that nobody made, entered by the office, to be reviewed by another person. Refuses CLAIM-KIND, CLAIM-GONE. */
export function decideListing(
  r: Registration,
  listing: Listing,
  given: Circumstances,
): Result<Decided<Claim>> {
  const { id, kind, item } = listing
  const level = levelFor(listing)
  const listed = bonusItem(given.pack.eligibility, item)?.from === 'list' && kind.tracks.includes(r.track)
  const met = [...onlyIf('listed', listed && level !== undefined), ...onlyIf('stillStands', stands(r))]
  const moved = moveClaim('none', 'list', { met, registration: r, given })
  if (!moved.ok) return moved
  if (level === undefined) return refuse('CLAIM-KIND')
  const next: Claim = {
    id,
    season: r.season,
    person: r.person,
    registration: r.id,
    kind: kind.code,
    item,
    state: moved.value,
    version: 1,
    seat: seatAt(level, given.now),
    claimedAt: given.now,
    enteredBy: given.by.account,
    reasons: [],
  }
  return ok(
    decided(next, { kind: 'claim.fromList', at: given.now, by: given.by, detail: { kind: kind.code } }),
  )
}
