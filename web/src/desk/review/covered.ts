import type { Form } from '@zhongzhao/domain/forms/form'
import type { RegistrationView } from '../parts/registration-query.ts'

/** Whether any sensitive value of this view is covered (`4101 **** **** 0012`). */
export function isCovered(view: RegistrationView, forms: readonly Form[]): boolean {
  return forms.some((form) =>
    (view.sections[form.id] ?? []).some((row) =>
      Object.entries(form.fields).some(
        ([name, field]) => field.sensitive === true && (row[name] ?? '').includes('*'),
      ),
    ),
  )
}
