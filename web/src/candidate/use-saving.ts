import type { Form, FormPage } from '@zhongzhao/domain/forms/form'
import { useState } from 'react'
import { CallRefused } from '../shared/call.ts'
import { inputId } from '../shared/FormFields.tsx'
import { checklist, nextItem, onPart, type RegistrationView } from './checklist.ts'
import type { DraftKeeper } from './draft.ts'
import { useRecord } from './record-context.ts'
import { type Route, go } from './route.ts'
import { type Act, useAct } from './use-act.ts'
import type { Editing } from './use-editing.ts'

export type SectionRoute = Extract<Route, { page: 'section' }>

export interface SectionPageProps {
  readonly form: Form
  readonly page: FormPage
  readonly route: SectionRoute
  readonly keeper: DraftKeeper
}

/** Where saving leads: the next page not finished, from here on first; then the read-through. */
function afterSaving(view: RegistrationView, forms: readonly Form[], route: SectionRoute): Route {
  const items = checklist(view, forms)
  const here = items.findIndex(
    ({ route: r }) => r.page === 'section' && r.form === route.form && r.part === route.part,
  )
  const on = items.slice(here + 1).find((i) => i.route.page === 'section' && i.state !== 'done')
  // What was just looked at and saved is not led to again: one may find it right as it is.
  const others = items.filter((_, index) => index !== here)
  return (on ?? nextItem(others))?.route ?? { page: 'confirm' }
}

/** Stands on a field: what the school returned, a finding's link, the first error after saving. */
export function standOn(path: string): void {
  const input = document.getElementById(inputId(path))
  input?.focus()
  input?.scrollIntoView({ block: 'center' })
}

/** 保存并继续: saves the section, stands on the first error of this page, or goes on to the next page. */
export function useSaving(
  { form, page, route, keeper }: SectionPageProps,
  editing: Editing,
): Act & { readonly left: string; readonly skip: () => void } {
  const record = useRecord()
  const [left, setLeft] = useState('')
  const act = useAct(async () => {
    editing.showAll()
    try {
      const view = await record.save(form.id)
      const errors = view.findings.filter((f) => f.severity === 'error' && onPart(form, page, f.field))
      setLeft(errors.length === 0 ? '' : `已保存。本页还有 ${errors.length} 处需要填写或修改。`)
      const first = errors[0]
      if (first === undefined) go(afterSaving(view, record.pack.forms, route))
      else standOn(first.field === form.id ? `${form.id}.0.${page.fields[0]}` : first.field)
    } catch (problem) {
      if (!(problem instanceof CallRefused && problem.code === 'VERSION-STALE')) throw problem
      keeper.markStale()
    }
  })
  const skip = () => go(afterSaving(record.view(), record.pack.forms, route))
  return { ...act, left, skip }
}
