import type { Form, Values } from '@zhongzhao/domain/forms/form'

/** Primary school of six years and junior school up to now, as nearly every class of a season has it (D3): September to June.
 *  What is filled is only a beginning; who moved school changes it. */
export function historyTemplate(
  form: Form,
  { year, grade, school }: { readonly year: number; readonly grade: number; readonly school: string },
): readonly Values[] {
  const needed = ['from', 'until', 'school', 'position']
  if (!needed.every((name) => form.fields[name] !== undefined)) return []
  const junior = year - (grade - 6)
  const primary = junior - 6
  return [
    { from: `${primary}-09`, until: `${junior}-06`, position: '学生' },
    { from: `${junior}-09`, until: `${year}-06`, school, position: '学生' },
  ]
}
