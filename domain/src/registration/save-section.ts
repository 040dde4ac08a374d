import { type Result, ok, refuse } from '../base/result.ts'
import { diffForm } from '../forms/diff.ts'
import type { Form, Values } from '../forms/form.ts'
import { keepOwned, tidyRows } from '../forms/tidy.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { type Circumstances, move } from './circumstances.ts'
import { type Registration, amend } from './registration.ts'

export interface SectionSave {
  readonly form: Form
  readonly rows: readonly Values[]
  /** Version of the section the candidate had before the eyes. */
  readonly version: number
}

/** 考生保存一个部分 (notice 二.2: 由考生本人进行完善). What the register owns is kept as it is held.
 *  Refuses VERSION-STALE, STATE-NO-WAY, TIME-CLOSED, REG-CONSENT-MISSING. */
export function decideSave(
  r: Registration,
  { form, rows, version }: SectionSave,
  given: Circumstances,
): Result<Decided<Registration>> {
  const held = r.sectionVersions[form.id] ?? 0
  if (held !== version) return refuse('VERSION-STALE', { version: held })
  const moved = move(r, 'save', { met: [], given })
  if (!moved.ok) return moved
  const before = r.sections[form.id] ?? []
  const after = keepOwned(form, { held: before, given: tidyRows(form, rows), by: 'candidate' })
  const fields = diffForm(form, before, after).map((change) => change.field)
  const next: Registration = {
    ...r,
    state: moved.value,
    version: r.version + 1,
    sections: { ...r.sections, [form.id]: after },
    sectionVersions: { ...r.sectionVersions, [form.id]: held + 1 },
    ...amend(r.returned, fields.length === 0 ? [] : [form.id, ...fields]),
  }
  return ok(
    decided(next, {
      kind: 'registration.saved',
      at: given.now,
      by: given.by,
      fields,
      detail: { section: form.id },
    }),
  )
}
