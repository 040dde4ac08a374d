import { type Result, ok } from '../base/result.ts'
import { tidyRows } from '../forms/tidy.ts'
import type { Values } from '../forms/form.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { formOf } from '../season/pack.ts'
import { type Circumstances, move } from './circumstances.ts'
import type { Registration } from './registration.ts'

/** 学校写明公安机关证明 (D8, notice 三.(三)): name and date of the paper by which the police register counts and not the number;
 *  an empty note takes it back. The candidate's sections keep their versions: nobody's draft is disturbed, since a candidate's
 *  save keeps what the school owns. Refuses STATE-NO-WAY, TIME-CLOSED. */
export function decideEvidence(
  r: Registration,
  evidence: string,
  given: Circumstances,
): Result<Decided<Registration>> {
  const moved = move(r, 'noteEvidence', { met: [], given })
  if (!moved.ok) return moved
  const [{ evidence: _, ...basic } = {}] = r.sections['basic'] ?? []
  const noted: Values = { ...basic, evidence }
  const form = formOf(given.pack, 'basic')
  const rows = form === undefined ? [noted] : tidyRows(form, [noted])
  const next: Registration = {
    ...r,
    state: moved.value,
    version: r.version + 1,
    sections: { ...r.sections, basic: rows },
  }
  return ok(
    decided(next, {
      kind: 'registration.evidenceNoted',
      at: given.now,
      by: given.by,
      fields: ['basic.evidence'],
    }),
  )
}
