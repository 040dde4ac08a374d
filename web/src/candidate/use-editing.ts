import { findingSentence } from '@zhongzhao/domain/base/finding'
import type { Form, FormPage, Values } from '@zhongzhao/domain/forms/form'
import { tidyRows } from '@zhongzhao/domain/forms/tidy'
import { validateForm } from '@zhongzhao/domain/forms/validate'
import { useState, useSyncExternalStore } from 'react'
import type { ShownFinding } from '../shared/FormFields.tsx'
import { type RegistrationView, factsOf, onPart } from './checklist.ts'
import type { DraftKeeper, DraftStatus, Rows } from './draft.ts'
import { sameRows } from './merge.ts'
import { useRecord, useView } from './record-context.ts'

/** Rows to check: repeating forms keep blank rows in place so that findings keep their row numbers. */
function checkable(form: Form, rows: Rows): Rows {
  if (form.repeats === undefined) return tidyRows(form, rows)
  const { repeats: _, ...single } = form
  return rows.map((row) => tidyRows(single, [row])[0] ?? {})
}

/** What this browser finds by the server's own check, and what only the server can know (contradictions between sections),
 *  as long as the rows are those it looked at. */
export function findingsFor(view: RegistrationView, form: Form, rows: Rows): readonly ShownFinding[] {
  const own = validateForm(form, checkable(form, rows), factsOf(view)).map((f) => {
    return { field: f.field, severity: f.severity, sentence: findingSentence(f) }
  })
  if (!sameRows(rows, view.sections[form.id] ?? [])) return own
  const told = new Set(own.map((f) => `${f.field} ${f.sentence}`))
  const more = view.findings.filter(
    (f) =>
      (f.field === form.id || f.field.startsWith(`${form.id}.`)) && !told.has(`${f.field} ${f.sentence}`),
  )
  return [...own, ...more]
}

export interface Editing {
  readonly rows: Rows
  readonly status: DraftStatus
  /** Findings to show: of fields one has left, or of all once saving was tried. */
  readonly findings: readonly ShownFinding[]
  /** Errors of this page, shown or not. */
  readonly errors: readonly ShownFinding[]
  readonly change: (rows: Rows) => void
  readonly leaveField: (path: string) => void
  readonly showAll: () => void
}

/** One page of a form being written: rows from the draft, findings at the field as soon as one leaves it. */
export function useEditing(
  form: Form,
  page: FormPage,
  keeper: DraftKeeper,
  arrived: 'looking' | 'led',
): Editing {
  const record = useRecord()
  const view = useView()
  const { rows, status } = useSyncExternalStore(keeper.watch, keeper.read)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(arrived === 'led')
  const pageFindings = findingsFor(view, form, rows).filter((f) => onPart(form, page, f.field))
  const saved = sameRows(rows, record.view().sections[form.id] ?? [])
  return {
    rows,
    status,
    findings: pageFindings.filter((f) => all || left.has(f.field) || (saved && f.severity !== 'error')),
    errors: pageFindings.filter((f) => f.severity === 'error'),
    change: (next) => keeper.edit(next),
    leaveField: (path) => setLeft((before) => (before.has(path) ? before : new Set([...before, path]))),
    showAll: () => setAll(true),
  }
}

/** The rows with one value changed. */
export function withValue(rows: Rows, index: number, change: { name: string; value: string }): Rows {
  const next: Values[] = rows.map((row) => row)
  next[index] = { ...next[index], [change.name]: change.value }
  return next
}
