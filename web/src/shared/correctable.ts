import type { Field } from '@zhongzhao/domain/forms/field'
import { type Sections, fieldPath } from '@zhongzhao/domain/forms/form'
import { schemeFor } from '@zhongzhao/domain/season/corrections'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'

/** A field that a request may name. */
export interface Correctable {
  readonly path: string
  readonly field: Field
  /** `监护人1 监护人手机号码` */
  readonly label: string
  /** Title of its form. */
  readonly group: string
  readonly value: string
}

/** Every field of the rows that stand on the form and that the season lets one correct (notice 三.(三)). */
export function correctableIn(pack: SeasonPack, sections: Sections): readonly Correctable[] {
  return pack.forms.flatMap((form) =>
    (sections[form.id] ?? []).flatMap((row, at) =>
      Object.entries(form.fields).flatMap(([name, field]) => {
        const path = fieldPath(form, at, name)
        if (schemeFor(pack.corrections, [path]) === undefined) return []
        const label =
          form.repeats === undefined ? field.label : `${form.repeats.rowLabel}${at + 1} ${field.label}`
        return [{ path, field, label, group: form.title, value: row[name] ?? '' }]
      }),
    ),
  )
}
