import { type Result, ok, refuse } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { reasonsFit } from '../images/picture-reason.ts'
import type { PictureKind } from '../season/pack.ts'
import type { Circumstances } from './circumstances.ts'
import { changeable } from './picture.ts'
import type { PictureRef, Registration, Verdict } from './registration.ts'

/** What a person says of a picture: which picture it was, and what the verdict was, when it was looked at. */
export interface Judgement {
  readonly kind: PictureKind
  readonly image: string
  readonly was: Verdict
  readonly verdict: 'accepted' | 'refused'
  /** Codes of the pack; the candidate reads their text. */
  readonly reasons: readonly string[]
  /** Who holds a portrait good of which the candidate says 这不是我 has compared it with the candidate, face to face. */
  readonly identity: 'inPerson' | 'notCompared'
}

const withPicture = (r: Registration, kind: PictureKind, ref: PictureRef): Registration => ({
  ...r,
  version: r.version + 1,
  pictures: { ...r.pictures, [kind]: ref },
})

/** A person judges a picture that a machine doubts (notice 二.2(1)). The second of two judges is told. A refusal has a reason the
 *  candidate can read; 这不是我 is settled without a new picture only by who compared it in person.
 *  Refuses IMAGE-NONE, REG-CORRECTION-MISSING, IMAGE-JUDGED, IMAGE-REASON, IMAGE-DISPUTED. */
export function decideJudgement(
  r: Registration,
  { kind, image, was, verdict, reasons, identity }: Judgement,
  given: Circumstances,
): Result<Decided<Registration>> {
  const held = r.pictures[kind]
  if (held === undefined) return refuse('IMAGE-NONE')
  if (!changeable(r)) return refuse('REG-CORRECTION-MISSING')
  if (held.id !== image || held.verdict !== was) return refuse('IMAGE-JUDGED')
  const refusing = verdict === 'refused'
  if (refusing && !reasonsFit(given.pack.pictureReasons, kind, reasons)) return refuse('IMAGE-REASON')
  if (!refusing && held.dispute !== undefined && identity !== 'inPerson') return refuse('IMAGE-DISPUTED')
  const judged = {
    by: given.by.account,
    at: given.now,
    was: held.verdict,
    ...(held.dispute === undefined ? {} : { dispute: held.dispute }),
  }
  const { id, hash, dispute } = held
  const ref: PictureRef = {
    id,
    hash,
    verdict,
    judged,
    ...(refusing ? { reasons: [...reasons] } : {}),
    // A refused portrait is still not the candidate's.
    ...(refusing && dispute !== undefined ? { dispute } : {}),
  }
  const detail = {
    verdict,
    ...(refusing ? { reasons: reasons.join() } : {}),
    ...(dispute !== undefined && !refusing ? { identity } : {}),
  }
  const event = { kind: `image.${kind}Judged`, at: given.now, by: given.by, fields: [kind], detail }
  return ok(decided(withPicture(r, kind, ref), event))
}

/** Refuses the picture that is there, whatever it was held to be. Refuses IMAGE-NONE, IMAGE-REASON, REG-CORRECTION-MISSING. */
export function decideRefusal(
  r: Registration,
  { kind, reasons }: { kind: PictureKind; reasons: readonly string[] },
  given: Circumstances,
): Result<Decided<Registration>> {
  const held = r.pictures[kind]
  if (held === undefined) return refuse('IMAGE-NONE')
  const { id: image, verdict: was } = held
  return decideJudgement(r, { kind, image, was, verdict: 'refused', reasons, identity: 'notCompared' }, given)
}

/** Until when a judgement can be taken back by whoever made it. */
export function judgementUndoUntil(
  ref: PictureRef | undefined,
  { by, pack }: Pick<Circumstances, 'by' | 'pack'>,
): number | undefined {
  const judged = ref?.judged
  return judged?.by === by.account ? judged.at + pack.undoSeconds.value * 1000 : undefined
}

/** The judge takes it back within some seconds (UX). Refuses IMAGE-UNDO-LATE, REG-CORRECTION-MISSING. */
export function decideJudgementUndone(
  r: Registration,
  { kind, image }: { kind: PictureKind; image: string },
  given: Circumstances,
): Result<Decided<Registration>> {
  const held = r.pictures[kind]
  const until = judgementUndoUntil(held, given)
  if (held?.judged === undefined || held.id !== image || until === undefined || given.now >= until)
    return refuse('IMAGE-UNDO-LATE')
  if (!changeable(r)) return refuse('REG-CORRECTION-MISSING')
  const { was, dispute } = held.judged
  const ref: PictureRef = {
    id: held.id,
    hash: held.hash,
    verdict: was,
    ...(dispute === undefined ? {} : { dispute }),
  }
  const event = {
    kind: `image.${kind}JudgementUndone`,
    at: given.now,
    by: given.by,
    fields: [kind],
    detail: { verdict: held.verdict },
  }
  return ok(decided(withPicture(r, kind, ref), event))
}
