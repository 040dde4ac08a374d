import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, chineseTime } from '../base/time.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { step } from '../lifecycle/table.ts'
import {
  type CredentialMatrix,
  type CredentialNote,
  type CredentialNotes,
  credentialKind,
  latestDeferral,
} from '../season/credentials.ts'
import type { Circumstances } from './circumstances.ts'
import { type CredentialEvent, type CredentialGuard, credentialLifecycle } from './credential-lifecycle.ts'
import { type CredentialSummary, credentialFacts, summarise } from './credential-standing.ts'
import { changeable } from './picture.ts'
import type { Registration } from './registration.ts'

/** What the school does about one proof of identity. */
export type CredentialAct =
  | { readonly event: 'see' | 'takeBack'; readonly kind: string }
  | { readonly event: 'defer'; readonly kind: string; readonly until: Instant; readonly reason: string }

/** How the pupil's proofs of identity stand now. */
export function credentialsOf(
  r: Registration,
  { pack, now }: Pick<Circumstances, 'pack' | 'now'>,
): CredentialSummary {
  return summarise(credentialFacts(r), pack.credentials, now)
}

function guardsMet(act: CredentialAct, matrix: CredentialMatrix, now: Instant): ReadonlySet<CredentialGuard> {
  if (act.event !== 'defer') return new Set()
  const met: CredentialGuard[] = []
  if (now < act.until && act.until <= latestDeferral(matrix)) met.push('dueInTime')
  if (matrix.deferral.reasons.some(({ code }) => code === act.reason)) met.push('reasonListed')
  return new Set(met)
}

function noteAfter(act: CredentialAct, at: Instant): CredentialNote | undefined {
  if (act.event === 'defer') return { state: 'deferred', until: act.until, reason: act.reason, at }
  return act.event === 'see' ? { state: 'seen', at } : undefined
}

const kinds: Readonly<Record<CredentialEvent, string>> = {
  see: 'credential.seen',
  defer: 'credential.deferred',
  takeBack: 'credential.takenBack',
}

function without(notes: CredentialNotes, kind: string): CredentialNotes {
  return Object.fromEntries(Object.entries(notes).filter(([code]) => code !== kind))
}

/** 证件材料：核看、批准暂缺、撤回 (F3). Signed content is not touched, and after signing nothing is noted any more.
 *  Refuses NOT-FOUND (no such kind), REG-CORRECTION-MISSING, STATE-NO-WAY, DOCUMENT-DUE, DOCUMENT-DEFER-REASON. */
export function decideCredential(
  r: Registration,
  act: CredentialAct,
  { pack, now, by }: Circumstances,
): Result<Decided<Registration>> {
  const matrix = pack.credentials
  if (credentialKind(matrix, act.kind) === undefined) return refuse('NOT-FOUND')
  if (!changeable(r)) return refuse('REG-CORRECTION-MISSING')
  const notes = r.credentials ?? {}
  const state = notes[act.kind]?.state ?? 'owed'
  const moved = step(credentialLifecycle, state, act.event, {
    open: new Set<never>(),
    met: guardsMet(act, matrix, now),
  })
  if (!moved.ok)
    return moved.refusal.code === 'DOCUMENT-DUE'
      ? refuse('DOCUMENT-DUE', { latest: chineseTime(latestDeferral(matrix)) })
      : moved
  const note = noteAfter(act, now)
  const others = without(notes, act.kind)
  const next: Registration = {
    ...r,
    version: r.version + 1,
    credentials: note === undefined ? others : { ...others, [act.kind]: note },
  }
  return ok(decided(next, { kind: kinds[act.event], at: now, by, detail: { proof: act.kind } }))
}
