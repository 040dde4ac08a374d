import type { Form } from '@zhongzhao/domain/forms/form'
import type { RegistrationView } from '../parts/registration-query.ts'
import { compareForm } from './differences.ts'

export function factsOf(view: RegistrationView) {
  return { track: view.track, grade: String(view.grade) }
}

/** Every field of every form, the register beside the candidate. */
export function comparisonOf(view: RegistrationView, forms: readonly Form[]) {
  return forms.map((form) => ({
    form,
    lines: compareForm(form, {
      register: view.roster[form.id] ?? [],
      own: view.sections[form.id] ?? [],
      differs: view.differs,
      facts: factsOf(view),
    }),
  }))
}

/** The rules see nothing doubtful: may pass, nothing found, nothing differs, both pictures in order, never returned before. */
export function nothingDoubtful(view: RegistrationView): boolean {
  const { portrait, document } = view.pictures
  return (
    view.may.includes('pass') &&
    view.findings.length === 0 &&
    view.returned === undefined &&
    portrait?.verdict === 'accepted' &&
    !portrait.disputed &&
    document?.verdict === 'accepted' &&
    view.differs.length === 0
  )
}
