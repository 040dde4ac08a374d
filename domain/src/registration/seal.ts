import { type Json, canonical } from '../base/canonical.ts'
import { type Result, ok } from '../base/result.ts'
import type { Sections } from '../forms/form.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { lastCode } from '../orgs/org.ts'
import { rowOf } from '../lifecycle/table.ts'
import { type AbsentGuardianRule, absentGround } from '../season/absent-guardian.ts'
import type { Activity } from '../season/timetable.ts'
import { type Circumstances, move, openFor } from './circumstances.ts'
import { changedFields } from './correct.ts'
import { credentialsOf } from './credentials.ts'
import { type Guard, registrationLifecycle } from './lifecycle.ts'
import { type Registration, portraitAccepted } from './registration.ts'

/** What a signature covers: every section, the class as printed, the pictures by hash, the form's version, the sheet itself (notice 三.(三)).
 *  The quality evaluation is not in it: it has dates of its own and never makes a sheet stale (H1). */
export function sealedContent(r: Registration, sheetId: string): string {
  const content: Json = {
    sheet: sheetId,
    registration: r.id,
    season: r.season,
    pack: r.packVersion,
    grade: r.grade,
    class: lastCode(r.org),
    track: r.track,
    sections: r.sections,
    portrait: r.pictures.portrait?.hash ?? null,
    document: r.pictures.document?.hash ?? null,
  }
  return canonical(content)
}

/** 16 digits that the eye compares, from the first 8 bytes (16 hex digits) of the seal code; grouped 4-4-4-4 on paper. */
export function sealDigits(sealCode: string): string {
  return (BigInt(`0x${sealCode.slice(0, 16)}`) % 10_000_000_000_000_000n).toString().padStart(16, '0')
}

export interface SignedPaper {
  /** HMAC of the content as printed, hex. */
  readonly printed: string
  /** HMAC of the content as it stands now, hex. */
  readonly current: string
  readonly candidate: 'signed' | 'missing'
  /** `proxy`: somebody else signed on one of the pack's grounds. */
  readonly guardian: 'signed' | 'proxy' | 'missing'
  /** Code of the ground on which somebody signed for the guardian. */
  readonly ground?: string
  readonly sheetId: string
  /** The approved correction that this paper is signed for: its fields, and what was sealed before it. */
  readonly correction?: { readonly fields: readonly string[]; readonly before: Sections }
}

/** Nothing but the named fields differs from what was sealed before (notice 三.(三)). */
function onlyNamedChanged(r: Registration, { correction }: SignedPaper, { pack }: Circumstances): boolean {
  if (correction === undefined) return false
  const { fields, before } = correction
  return changedFields(pack.forms, before, r.sections).every((path) => fields.includes(path))
}

/** Whether the guardian's place is signed: by the guardian, or by whom the pack lets sign on a ground (J2). */
function guardianSigned({ guardian, ground }: SignedPaper, rule: AbsentGuardianRule): boolean {
  if (guardian === 'proxy') return absentGround(rule, ground) !== undefined
  return guardian === 'signed' && ground === undefined
}

/** When sheets are taken back: in the season's period, and at any time for a correction that was approved. */
export function signingOpen(r: Registration, given: Circumstances): ReadonlySet<Activity> {
  const always = rowOf(registrationLifecycle, r.state, 'sign')?.[4] === 'always'
  return new Set([...openFor(r, given), ...(always ? (['sign'] as const) : [])])
}

/** 登记签字材料，锁定 (notice 三.(三)). A print older than the data is stale.
 *  Refuses STATE-NO-WAY, TIME-CLOSED, REG-CORRECTION-MISSING, REG-PHOTO-DOUBTFUL, REG-DOCUMENT-OWED, REG-PAPER-UNSIGNED,
 *  REG-PAPER-STALE. */
export function decideSeal(
  r: Registration,
  paper: SignedPaper,
  given: Circumstances,
): Result<Decided<Registration>> {
  const met: Guard[] = portraitAccepted(r) ? ['photoAccepted'] : []
  // Nothing can be brought to what is sealed: what was deferred comes before.
  const { standing } = credentialsOf(r, given)
  if (standing === 'settled' || standing === 'missing') met.push('credentialsBrought')
  if (paper.candidate === 'signed' && guardianSigned(paper, given.pack.absentGuardian)) met.push('bothSigned')
  if (paper.printed === paper.current) met.push('paperMatches')
  if (onlyNamedChanged(r, paper, given)) met.push('onlyNamedFieldsChanged')
  const moved = move(r, 'sign', { met, given })
  if (!moved.ok) return moved
  const { lastReview: _, ...kept } = r
  const next: Registration = { ...kept, state: moved.value, version: r.version + 1, sealedAt: given.now }
  return ok(
    decided(next, {
      kind: 'registration.sealed',
      at: given.now,
      by: given.by,
      detail: { sheet: paper.sheetId, ...(paper.ground === undefined ? {} : { ground: paper.ground }) },
    }),
  )
}
