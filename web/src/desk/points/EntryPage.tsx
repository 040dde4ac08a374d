import { Link, useParams } from '@tanstack/react-router'
import { Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import type { Form } from '@zhongzhao/domain/forms/form'
import { useFilters } from '../address.ts'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'
import { HandOver } from './HandOver.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { TypeSection } from './TypeSection.tsx'
import { type Entry, useEntry } from './entry-query.ts'
import { type Rows, formForStaff, sameRows } from './typed-form.ts'
import './entries.css'

/** The tab in which the record is handed over to the candidate. */
const LAST = 'slip'

function Lead({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <Link to="/entries" search={{}}>
        现场登记
      </Link>{' '}
      · {entry.category} · 报名序号 <span className="figures">{entry.number}</span> ·{' '}
      <Mark tone="underway">{entry.stateName}</Mark>
      {entry.activated ? <Mark tone="done">考生已激活</Mark> : <Mark tone="look">考生未激活</Mark>}
    </>
  )
}

/** What is typed and not saved yet, by form: it stays while one looks at another tab. */
function useTyped(entry: Entry, forms: readonly Form[]) {
  const [typed, setTyped] = useState<Readonly<Record<string, Rows | undefined>>>({})
  const heldOf = (form: Form): Rows => entry.sections[form.id] ?? []
  const rowsOf = (form: Form): Rows => typed[form.id] ?? heldOf(form)
  const unsaved = forms.filter((form) => !sameRows(form, rowsOf(form), heldOf(form)))
  const put = (form: Form, rows: Rows | undefined) => setTyped((was) => ({ ...was, [form.id]: rows }))
  return { rowsOf, put, unsaved }
}

function Inside({ id, entry }: { readonly id: string; readonly entry: Entry }) {
  const { pack } = useSession()
  const [filters, change] = useFilters()
  const forms = pack.forms.map(formForStaff)
  const { rowsOf, put, unsaved } = useTyped(entry, forms)
  const ids = [...forms.map((form) => form.id), LAST]
  const at = ids.find((one) => one === filters.tab) ?? ids[0] ?? LAST
  const next = (form: Form) => change({ tab: ids[ids.indexOf(form.id) + 1] })
  const sections = forms.map((form) => ({
    key: form.id,
    label: unsaved.includes(form) ? `${form.title}（未保存）` : form.title,
    children: (
      <TypeSection
        id={id}
        entry={entry}
        form={form}
        rows={rowsOf(form)}
        unsaved={unsaved.includes(form) ? 'yes' : 'no'}
        onTyped={(rows) => put(form, rows)}
        onSaved={() => next(form)}
      />
    ),
  }))
  const last = { key: LAST, label: '密码条和照片', children: <HandOver id={id} entry={entry} /> }
  return (
    <>
      <PageHead title={entry.sections['basic']?.[0]?.['name'] ?? ''} lead={<Lead entry={entry} />} />
      <Tabs activeKey={at} items={[...sections, last]} onChange={(tab) => change({ tab })} />
      <LeaveGuard unsaved={unsaved.length > 0 ? 'yes' : 'no'} />
    </>
  )
}

/** One record made at this point, steps 3 and 4 (notice 三.(五), 二.2(3); G3): staff type the sections from papers, then the candidate goes on
 *  alone. Nobody confirms here. */
export function EntryPage() {
  const { entry: id } = useParams({ from: '/frame/entries/$entry' })
  const asked = useEntry(id)
  if (asked.data !== undefined) return <Inside key={id} id={id} entry={asked.data} />
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  return <Skeleton active paragraph={{ rows: 8 }} />
}
