import { type Result, ok, refuse } from '../base/result.ts'
import { tidyRows } from '../forms/tidy.ts'
import type { Values } from '../forms/form.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { formOf } from '../season/pack.ts'
import { checkRegistration, contradictions } from './checks.ts'
import { type Circumstances, move } from './circumstances.ts'
import type { Registration } from './registration.ts'

/** 学校写明公安机关证明 (D8, notice 三.(三)): name and date of the paper by which the police register counts and not the number;
 *  an empty note takes it back. The candidate's sections keep their versions: nobody's draft is disturbed, since a candidate's
 *  save keeps what the school owns. What has been checked keeps its evidence. Refuses STATE-NO-WAY, TIME-CLOSED, REG-INCONSISTENT. */
export function decideEvidence(
  r: Registration,
  evidence: string,
  given: Circumstances,
): Result<Decided<Registration>> {
  const [{ evidence: _, ...basic } = {}] = r.sections['basic'] ?? []
  const noted: Values = { ...basic, evidence }
  const form = formOf(given.pack, 'basic')
  const rows = form === undefined ? [noted] : tidyRows(form, [noted])
  const after: Registration = { ...r, sections: { ...r.sections, basic: rows } }
  const count = contradictions(checkRegistration(after, given.pack))
  const moved = move(r, 'noteEvidence', { met: count === 0 ? ['consistent'] : [], given })
  if (!moved.ok)
    return moved.refusal.code === 'REG-INCONSISTENT' ? refuse('REG-INCONSISTENT', { count }) : moved
  const next: Registration = { ...after, state: moved.value, version: r.version + 1 }
  return ok(
    decided(next, {
      kind: 'registration.evidenceNoted',
      at: given.now,
      by: given.by,
      fields: ['basic.evidence'],
    }),
  )
}
