import { type Form, type FormPage, fieldPath } from '@zhongzhao/domain/forms/form'
import { formOf } from '@zhongzhao/domain/season/pack'
import { useEffect } from 'react'
import { FormFields, type FormFieldsProps } from '../shared/FormFields.tsx'
import { factsOf, onPart, partsOf, type RegistrationView, stateOfPart } from './checklist.ts'
import { bandWords } from './band-words.ts'
import { Conflict } from './Conflict.tsx'
import type { Rows } from './draft.ts'
import { historyTemplate } from './history-template.ts'
import { ConsentNotice, writingOf } from './Notices.tsx'
import { useRecord, useView } from './record-context.ts'
import { RowCards } from './RowCards.tsx'
import { SaveBar } from './SaveBar.tsx'
import { PageTitle } from './Shell.tsx'
import { type Editing, useEditing, withValue } from './use-editing.ts'
import { useAssisted } from './use-assisted.ts'
import { useNow } from './use-now.ts'
import { type SectionPageProps, type SectionRoute, standOn, useSaving } from './use-saving.ts'

function reasonsOf(view: RegistrationView, form: Form): Readonly<Record<string, string>> {
  const own = (view.returned?.fields ?? []).filter((f) => f.field.startsWith(`${form.id}.`))
  return Object.fromEntries(own.map((f) => [f.field, f.reason]))
}

/** What the school returned about the section as a whole, not one field of it. */
function WholeReason({ view, form, page }: { view: RegistrationView; form: Form; page: FormPage }) {
  const whole = (view.returned?.fields ?? []).filter(
    (f) => f.field === form.id && onPart(form, page, f.field),
  )
  return whole.map((f) => (
    <p key={f.reason} className="finding returned">
      <b>学校要求修改：</b>
      {f.reason}
    </p>
  ))
}

/** Which part of how many, and until when. */
function WhereInForm({ form, page }: { readonly form: Form; readonly page: FormPage }) {
  const { pack } = useRecord()
  const now = useNow()
  const view = useView()
  const parts = pack.forms.flatMap((one) => partsOf(one).map((part) => `${one.id} ${part.title}`))
  const { time } = bandWords(view, now)
  return (
    <>
      <span>
        第 {parts.indexOf(`${form.id} ${page.title}`) + 1} 部分，共 {parts.length} 部分
      </span>
      {writingOf(view) === 'open' && (
        <span className="clauses">
          {time.map((clause) => (
            <span key={clause}>{clause}</span>
          ))}
        </span>
      )}
    </>
  )
}

/** Why nothing can be written now, and what would change that. */
function ReadOnly({ view }: { readonly view: RegistrationView }) {
  const { head, time } = bandWords(view, useNow())
  return (
    <p className="note">
      {head}。这一页现在只能看，不能改。
      {time.length > 0 && `${time.join('')}${view.may.includes('reopen') ? '回清单点“我要修改”' : ''}。`}
    </p>
  )
}

/** What is said above the fields: whether one may write, two devices that differ, the school's word about the whole. */
function SectionHead({
  form,
  page,
  keeper,
  editing,
}: Omit<SectionPageProps, 'route'> & { editing: Editing }) {
  const view = useView()
  return (
    <>
      <PageTitle sub={<WhereInForm form={form} page={page} />}>{page.title}</PageTitle>
      <ConsentNotice view={view} />
      {!view.may.includes('save') && <ReadOnly view={view} />}
      {editing.status.kind === 'stale' && <Conflict form={form} rows={editing.rows} base={keeper.held} />}
      <WholeReason view={view} form={form} page={page} />
      {editing.findings
        .filter((f) => f.field === form.id)
        .map((f) => (
          <p key={f.sentence} className={`finding ${f.severity}`}>
            {f.sentence}
          </p>
        ))}
    </>
  )
}

function TemplateOffer({ form, onFill }: { readonly form: Form; readonly onFill: (rows: Rows) => void }) {
  const { pack } = useRecord()
  const view = useView()
  const rows = historyTemplate(form, { year: pack.year, grade: view.grade, school: view.school.name })
  if (rows.length === 0) return null
  return (
    <div className="note">
      <p>一直按时上学的，可以先套用“小学六年、初中到现在”，再补上小学和证明人。</p>
      <button type="button" onClick={() => onFill(rows)}>
        一键填好时间
      </button>
    </div>
  )
}

type Shared = Omit<FormFieldsProps, 'row' | 'index' | 'onChange' | 'onLeave'>

function SectionFields({ shared, editing }: { readonly shared: Shared; readonly editing: Editing }) {
  const { form, writing } = shared
  const { rows, change, leaveField } = editing
  if (form.repeats === undefined) {
    return (
      <FormFields
        {...shared}
        row={rows[0] ?? {}}
        index={0}
        onChange={(name, value) => change(withValue(rows, 0, { name, value }))}
        onLeave={(name) => leaveField(fieldPath(form, 0, name))}
      />
    )
  }
  const { rowLabel, max } = form.repeats
  return (
    <>
      {writing === 'open' && rows.length === 0 && <TemplateOffer form={form} onFill={change} />}
      <RowCards
        rows={rows}
        shared={shared}
        rowLabel={rowLabel}
        max={max}
        onChange={change}
        onLeave={leaveField}
      />
    </>
  )
}

function SectionPage(props: SectionPageProps) {
  const { form, page, route, keeper } = props
  const { pack } = useRecord()
  const view = useView()
  const wrong = stateOfPart(view, form, page) === 'wrong'
  const led = route.field !== undefined || view.returned !== undefined || wrong
  const editing = useEditing(form, page, keeper, led ? 'led' : 'looking')
  const saving = useSaving(props, editing)
  const assisted = useAssisted()
  const writing = writingOf(view)
  useEffect(() => {
    if (route.field !== undefined) standOn(`${route.form}.${route.field}`)
  }, [route.form, route.field])
  const shared: Shared = {
    form,
    names: page.fields,
    facts: factsOf(view),
    findings: editing.findings,
    reasons: reasonsOf(view, form),
    years: { from: pack.year - 18, until: pack.year + 1 },
    writing,
    typed: assisted.fields,
    from: assisted.category === undefined ? 'register' : 'point',
  }
  return (
    <form
      className="section"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        saving.run()
      }}
    >
      <SectionHead form={form} page={page} keeper={keeper} editing={editing} />
      <SectionFields shared={shared} editing={editing} />
      {writing === 'open' && (
        <SaveBar
          status={editing.status}
          trouble={saving.trouble}
          running={saving.running}
          left={saving.left}
          onSkip={saving.skip}
        />
      )}
    </form>
  )
}

/** One calm page of one form (UX): at most eight fields, saved as one types. */
export function Section({ route }: { readonly route: SectionRoute }) {
  const record = useRecord()
  const form = formOf(record.pack, route.form)
  const keeper = record.keeperOf(route.form)
  const page = form === undefined ? undefined : (partsOf(form)[route.part] ?? partsOf(form)[0])
  if (form === undefined || keeper === undefined || page === undefined)
    return <PageTitle>没有这一部分</PageTitle>
  return (
    <SectionPage key={`${form.id} ${page.title}`} form={form} page={page} route={route} keeper={keeper} />
  )
}
