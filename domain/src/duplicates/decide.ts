import { type Result, ok, refuse } from '../base/result.ts'
import type { Instant } from '../base/time.ts'
import { type By, type Decided, decided } from '../lifecycle/decided.ts'
import { step } from '../lifecycle/table.ts'
import type { Registration, State } from '../registration/registration.ts'
import type { TwinMark } from './judge.ts'
import {
  type DuplicateEvent,
  type DuplicateGuard,
  type DuplicateState,
  duplicateLifecycle,
} from './lifecycle.ts'

/** Which of the two is meant. */
export type Side = 'first' | 'second'

/** One suspicion. `stays`: which record remains, from the proposal on. */
export interface DuplicateCase {
  readonly id: string
  readonly first: string
  readonly second: string
  readonly state: DuplicateState
  readonly version: number
  readonly twins: TwinMark
  readonly stays?: Side
  /** Who made the proposal that waits: of merging, or of undoing. */
  readonly askedBy?: string
  readonly decidedBy?: string
}

/** The two records as they are held now. */
export interface Pair {
  readonly first: Pick<Registration, 'version' | 'state'>
  readonly second: Pick<Registration, 'version' | 'state'>
}

/** What somebody says: the versions of both records they had before the eyes, why, and for a proposal which one stays. */
export interface Said {
  readonly event: DuplicateEvent
  readonly reason: string
  readonly stays?: Side
  readonly seen?: { readonly first: number; readonly second: number }
}

export interface Given {
  readonly pair: Pair
  readonly now: Instant
  readonly by: By
  /** What has happened since the merging that undoing would break, in words; empty = nothing. */
  readonly later: readonly string[]
}

const standing: readonly State[] = ['rostered', 'filling', 'confirmed', 'checked', 'sealed', 'correcting']
const locked: readonly State[] = ['sealed', 'correcting']

/** Signed and locked: never closed silently (notice 三.(三)). */
export const isLocked = (state: State): 'locked' | 'open' => (locked.includes(state) ? 'locked' : 'open')

export const otherSide = (side: Side): Side => (side === 'first' ? 'second' : 'first')

/** At least four characters say something. */
const REASON = 4

function met(of: DuplicateCase, said: Said, { pair, by, later }: Given): ReadonlySet<DuplicateGuard> {
  const stays = said.stays ?? of.stays
  const closes = stays === undefined ? undefined : pair[otherSide(stays)]
  const { seen } = said
  const holds: Readonly<Record<DuplicateGuard, boolean>> = {
    reasonGiven: [...said.reason.trim()].length >= REASON,
    secondPerson: of.askedBy !== undefined && of.askedBy !== by.account,
    ownProposal: of.askedBy === by.account,
    notTwins: of.twins === 'none',
    bothStand: standing.includes(pair.first.state) && standing.includes(pair.second.state),
    mayBeClosed: closes !== undefined && isLocked(closes.state) === 'open',
    unchanged: seen?.first === pair.first.version && seen.second === pair.second.version,
    nothingLater: later.length === 0,
  }
  return new Set((Object.keys(holds) as DuplicateGuard[]).filter((guard) => holds[guard]))
}

function asked({ event, stays }: Said, account: string): Pick<DuplicateCase, 'stays' | 'askedBy'> {
  if (event === 'propose') return { ...(stays === undefined ? {} : { stays }), askedBy: account }
  return event === 'askUndo' ? { askedBy: account } : {}
}

/** What of the case goes when it moves: a proposal that was declined or taken back is nobody's any more. */
function kept(of: DuplicateCase, { event }: Said): DuplicateCase {
  const { stays: _, askedBy: __, ...bare } = of
  return event === 'decline' || event === 'takeBack' || event === 'reopen' ? bare : of
}

/** 认定不是同一人、建议合并、批准合并、撤销 (G4): one row of the table. Four eyes: who proposed neither approves nor declines, but may take it back. Refuses STATE-NO-WAY,
 *  DUPLICATE-REASON, DUPLICATE-SAME-PERSON, DUPLICATE-NOT-OWN, DUPLICATE-TWINS, DUPLICATE-CLOSED, DUPLICATE-SEALED, DUPLICATE-CHANGED, DUPLICATE-LATER. */
export function decideDuplicate(of: DuplicateCase, said: Said, given: Given): Result<Decided<DuplicateCase>> {
  const circumstance = { open: new Set<never>(), met: met(of, said, given) }
  const moved = step(duplicateLifecycle, of.state, said.event, circumstance)
  if (!moved.ok) {
    const { code } = moved.refusal
    return code === 'DUPLICATE-LATER' ? refuse('DUPLICATE-LATER', { acts: given.later.join('、') }) : moved
  }
  const { by, now } = given
  const next: DuplicateCase = {
    ...kept(of, said),
    ...asked(said, by.account),
    decidedBy: by.account,
    state: moved.value,
    version: of.version + 1,
  }
  return ok(decided(next, { kind: `duplicate.${said.event}`, at: now, by, detail: { case: of.id } }))
}
