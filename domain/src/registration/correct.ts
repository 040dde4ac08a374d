import { type Result, ok } from '../base/result.ts'
import { diffForm } from '../forms/diff.ts'
import { type Form, type Sections, type Values, valueAt } from '../forms/form.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { type Circumstances, move } from './circumstances.ts'
import type { Registration } from './registration.ts'

/** One field as it stands and as it should be; blank = `''`. */
export interface FieldChange {
  /** `basic.name`, `guardians.0.phone` */
  readonly field: string
  readonly from: string
  readonly to: string
}

const written = (row: Values, name: string, value: string): Values => {
  const { [name]: _, ...others } = row
  return value === '' ? others : { ...others, [name]: value }
}

function withValue(sections: Sections, path: string, value: string): Sections {
  const [form = '', second = '', third] = path.split('.')
  const [at, name] = third === undefined ? [0, second] : [Number(second), third]
  const rows = sections[form] ?? []
  return { ...sections, [form]: rows.map((row, index) => (index === at ? written(row, name, value) : row)) }
}

/** The sections with the new values of exactly these fields. */
export function withChanges(sections: Sections, changes: readonly FieldChange[]): Sections {
  return changes.reduce((held, { field, to }) => withValue(held, field, to), sections)
}

/** Every field in which two versions of a registration differ. */
export function changedFields(forms: readonly Form[], before: Sections, after: Sections): readonly string[] {
  return forms.flatMap((form) =>
    diffForm(form, before[form.id] ?? [], after[form.id] ?? []).map((change) => change.field),
  )
}

/** Whether the record still says what the request found. */
export function standsAsAsked(sections: Sections, changes: readonly FieldChange[]): boolean {
  return changes.every(({ field, from }) => (valueAt(sections, field) ?? '') === from)
}

const formsOf = (fields: readonly string[]) => [...new Set(fields.map((path) => path.split('.')[0] ?? ''))]

const nextVersions = ({ sectionVersions }: Registration, fields: readonly string[]) =>
  Object.fromEntries([
    ...Object.entries(sectionVersions),
    ...formsOf(fields).map((id) => [id, (sectionVersions[id] ?? 0) + 1] as const),
  ])

/** 更正 (notice 三.(三)): the approved values are written, of exactly the named fields; a new sheet has to be signed by both. The old
 *  seal stays until then. Refuses STATE-NO-WAY, REG-CORRECTION-MISSING. */
export function decideCorrecting(
  r: Registration,
  changes: readonly FieldChange[],
  given: Circumstances,
): Result<Decided<Registration>> {
  const fields = changes.map((change) => change.field)
  const met = fields.length > 0 && standsAsAsked(r.sections, changes) ? (['fieldsNamed'] as const) : []
  const moved = move(r, 'openCorrection', { met, given })
  if (!moved.ok) return moved
  const next: Registration = {
    ...r,
    state: moved.value,
    version: r.version + 1,
    sections: withChanges(r.sections, changes),
    sectionVersions: nextVersions(r, fields),
  }
  return ok(decided(next, { kind: 'registration.corrected', at: given.now, by: given.by, fields }))
}

/** 撤销更正: what was approved but not signed yet is taken back; the signed sheet says again what the record says. */
export function decideRestoring(
  r: Registration,
  changes: readonly FieldChange[],
  given: Circumstances,
): Result<Decided<Registration>> {
  const back = changes.map(({ field, from, to }) => ({ field, from: to, to: from }))
  const fields = back.map((change) => change.field)
  const met = standsAsAsked(r.sections, back) ? (['fieldsNamed'] as const) : []
  const moved = move(r, 'dropCorrection', { met, given })
  if (!moved.ok) return moved
  const next: Registration = {
    ...r,
    state: moved.value,
    version: r.version + 1,
    sections: withChanges(r.sections, back),
    sectionVersions: nextVersions(r, fields),
  }
  return ok(decided(next, { kind: 'registration.correctionDropped', at: given.now, by: given.by, fields }))
}
