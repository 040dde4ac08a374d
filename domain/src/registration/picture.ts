import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { mayNow } from '../lifecycle/table.ts'
import type { PictureKind } from '../season/pack.ts'
import { checkOpen } from '../season/timetable.ts'
import { type Circumstances, openFor } from './circumstances.ts'
import { type Event, registrationLifecycle } from './lifecycle.ts'
import { type PictureRef, type Registration, amend, standingOf } from './registration.ts'

/** Id of the picture that a new one may take the place of, or that there was none. */
export type Replaces = string

/** The current picture's id, `none` without one. */
export function heldPicture(r: Registration, kind: PictureKind): Replaces {
  return r.pictures[kind]?.id ?? 'none'
}

/** Content may change only where the table still has a way to confirm or review ahead; sealed content has none. */
export function changeable(r: Registration): boolean {
  const ahead = new Set(registrationLifecycle.table.filter(([from]) => from === r.state).map((row) => row[1]))
  return ahead.has('save') || ahead.has('return')
}

/** A picture taken in by school, point, or (where the pack allows) the candidate (notice 二.2(1)–(2)). `replaces`: the picture
 *  that the taker had before the eyes (E4). Refuses IMAGE-NEWER, TIME-CLOSED, REG-CORRECTION-MISSING. A new portrait after the check makes printed sheets stale by its hash. */
export function decidePicture(
  r: Registration,
  { kind, ref, replaces }: { kind: PictureKind; ref: PictureRef; replaces?: Replaces | undefined },
  given: Circumstances,
): Result<Decided<Registration>> {
  if (replaces !== undefined && replaces !== heldPicture(r, kind)) return refuse('IMAGE-NEWER')
  if (!changeable(r)) return refuse('REG-CORRECTION-MISSING')
  const { pack, extensions, now, by } = given
  const open = checkOpen({ windows: pack.windows, extensions }, 'supply', { standing: standingOf(r), now })
  if (!open.ok) return open
  const next: Registration = {
    ...r,
    version: r.version + 1,
    pictures: { ...r.pictures, [kind]: ref },
    ...amend(r.returned, [kind]),
  }
  return ok(
    decided(next, {
      kind: `image.${kind}Taken`,
      at: now,
      by,
      fields: [kind],
      detail: { verdict: ref.verdict },
    }),
  )
}

/** A picture of the queue after the eye has looked (E2). A refused one never takes the place of one that is there; whoever has none
 *  sees that it was refused, and why. Refuses IMAGE-UNFIT and what decidePicture refuses. */
export function decideSeenPicture(
  r: Registration,
  { kind, ref }: { kind: PictureKind; ref: PictureRef },
  given: Circumstances,
): Result<Decided<Registration>> {
  const held = r.pictures[kind]
  const better = held !== undefined && held.verdict !== 'refused'
  return ref.verdict === 'refused' && better ? refuse('IMAGE-UNFIT') : decidePicture(r, { kind, ref }, given)
}

/** The candidate says 这不是我 (E0). Refuses IMAGE-NONE, REG-CORRECTION-MISSING. */
export function decideDispute(r: Registration, given: Circumstances): Result<Decided<Registration>> {
  const held = r.pictures.portrait
  if (held === undefined) return refuse('IMAGE-NONE')
  if (!changeable(r)) return refuse('REG-CORRECTION-MISSING')
  const next: Registration = {
    ...r,
    version: r.version + 1,
    pictures: { ...r.pictures, portrait: { ...held, dispute: 'not-me' } },
  }
  return ok(decided(next, { kind: 'image.disputed', at: given.now, by: given.by, fields: ['portrait'] }))
}

/** Consent of the guardian of a child under 14, on paper (C11, PIPL art. 31). Recording it again keeps the first day. */
export function decideConsent(
  r: Registration,
  { textVersion }: { textVersion: string },
  given: Circumstances,
): Result<Decided<Registration>> {
  const next: Registration = { ...r, version: r.version + 1, consentAt: r.consentAt ?? given.now }
  return ok(
    decided(next, { kind: 'consent.recorded', at: given.now, by: given.by, detail: { text: textVersion } }),
  )
}

/** What happens to a registration only by a request of its own, level by level (notice 三.(三)). */
const byRequest: readonly Event[] = ['openCorrection', 'dropCorrection']

/** Events the holder of `actions` may try now; returned with every record so that no screen repeats a rule. */
export function mayDo(r: Registration, actions: ReadonlySet<string>, given: Circumstances) {
  const may = mayNow(registrationLifecycle, r.state, {
    open: openFor(r, given),
    actions: actions as ReadonlySet<`${string}.${string}`>,
  })
  return may.filter((event) => !byRequest.includes(event))
}
