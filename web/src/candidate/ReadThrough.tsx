import type { Form, FormPage, Values } from '@zhongzhao/domain/forms/form'
import { trackNames } from '@zhongzhao/domain/season/timetable'
import { isShown } from '@zhongzhao/domain/forms/validate'
import { FieldValue } from '../shared/FieldValue.tsx'
import { type RegistrationView, factsOf, partsOf } from './checklist.ts'
import { writingOf } from './Notices.tsx'
import { Picture } from './Picture.tsx'
import { useRecord } from './record-context.ts'
import { addressOf } from './route.ts'

function RowValues({
  view,
  form,
  page,
  row,
}: {
  view: RegistrationView
  form: Form
  page: FormPage
  row: Values
}) {
  const facts = factsOf(view)
  return (
    <dl className="read">
      {page.fields.map((name) => {
        const field = form.fields[name]
        const value = row[name]
        if (field === undefined || !isShown(field, row, facts)) return null
        if (field.owner === 'school' && (value ?? '') === '') return null
        return (
          <div key={name}>
            <dt>{field.label}</dt>
            <dd>
              <FieldValue field={field} value={value} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Part({
  view,
  form,
  page,
  part,
}: {
  view: RegistrationView
  form: Form
  page: FormPage
  part: number
}) {
  const rows = view.sections[form.id] ?? []
  return (
    <section className="card" aria-label={page.title}>
      <div className="row-head">
        <h2>{page.title}</h2>
        {writingOf(view) === 'open' && (
          <a className="no-print" href={addressOf({ page: 'section', form: form.id, part })}>
            修改<span className="unseen">{page.title}</span>
          </a>
        )}
      </div>
      {form.repeats !== undefined && rows.length === 0 && <p className="blank">未填</p>}
      {rows.map((row, index) => (
        <div key={index}>
          {form.repeats !== undefined && rows.length > 1 && (
            <h3>
              {form.repeats.rowLabel} {index + 1}
            </h3>
          )}
          <RowValues view={view} form={form} page={page} row={row} />
        </div>
      ))}
    </section>
  )
}

const tracks: Readonly<Record<string, string>> = trackNames

/** Everything of the registration, large and printable, in the order of the form (UX: confirm is a read-through). */
export function ReadThrough({ view }: { readonly view: RegistrationView }) {
  const { pack } = useRecord()
  const { portrait, document } = view.pictures
  return (
    <div className="read-through">
      <section className="card" aria-label="报名">
        <dl className="read">
          {[
            ['报名序号', view.number],
            ['学校', view.school.name],
            ['班级', view.class.name],
            ['报考类别', tracks[view.track] ?? view.track],
          ].map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="pictures">
          {portrait !== undefined && (
            <Picture registration={view.id} image={portrait.id} kind="portrait" alt="考生照片" />
          )}
          {document !== undefined && (
            <Picture registration={view.id} image={document.id} kind="document" alt="证件照片" />
          )}
        </div>
      </section>
      {pack.forms.flatMap((form) =>
        partsOf(form).map((page, part) => (
          <Part key={`${form.id} ${page.title}`} view={view} form={form} page={page} part={part} />
        )),
      )}
    </div>
  )
}
