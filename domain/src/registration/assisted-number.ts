import { findingSentence } from '../base/finding.ts'
import { type Result, ok, refuse } from '../base/result.ts'
import { diffForm } from '../forms/diff.ts'
import type { Values } from '../forms/form.ts'
import { tidyRows } from '../forms/tidy.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { formOf } from '../season/pack.ts'
import { faultsOf } from './assisted.ts'
import { type Circumstances, move } from './circumstances.ts'
import { identityOf } from './numbers.ts'
import type { Registration } from './registration.ts'

/** What a correction of the number may touch: the number, and what it says of the person. */
const IDENTITY = ['idKind', 'idNumber', 'sex', 'birthDate'] as const

export interface NumberCorrection {
  /** Of the basic section, as it was before the eyes. */
  readonly version: number
  readonly identity: Values
  /** Whether the record was made at a point. */
  readonly made: 'atPoint' | 'elsewhere'
}

/** 更正证件号码 of a record made at a point, before the candidate has confirmed (notice 三.(五); G3): what was typed wrong from the card.
 *  Refuses ENTRY-NOT-HERE, VERSION-STALE, STATE-NO-WAY, TIME-CLOSED, REG-CONSENT-MISSING, ENTRY-WRONG. */
export function decideNumber(
  r: Registration,
  { version, identity, made }: NumberCorrection,
  given: Circumstances,
): Result<Decided<Registration>> {
  const held = r.sectionVersions['basic'] ?? 0
  if (held !== version) return refuse('VERSION-STALE', { version: held })
  const moved = move(r, 'enter', { met: made === 'atPoint' ? ['madeAtPoint'] : [], given })
  if (!moved.ok) return moved
  const form = formOf(given.pack, 'basic')
  if (form === undefined) throw new Error('a season without a basic form')
  const before = r.sections['basic']?.[0] ?? {}
  const asked = Object.fromEntries(IDENTITY.map((name) => [name, identity[name] ?? '']))
  const after = tidyRows(form, [{ ...before, ...asked }])[0] ?? {}
  const faults = faultsOf(form, after)
  if (faults.length > 0 || identityOf(after) === '') {
    const nameless = identityOf(after) === '' ? ['身份证件号码和学籍号至少填一个'] : []
    const what = [...faults.map(findingSentence), ...nameless]
    return refuse('ENTRY-WRONG', { count: what.length, what: what.join('；').replaceAll('。', '') })
  }
  const next: Registration = {
    ...r,
    state: moved.value,
    version: r.version + 1,
    sections: { ...r.sections, basic: [after] },
    sectionVersions: { ...r.sectionVersions, basic: held + 1 },
  }
  const fields = diffForm(form, [before], [after]).map((change) => change.field)
  return ok(decided(next, { kind: 'registration.numberCorrected', at: given.now, by: given.by, fields }))
}
