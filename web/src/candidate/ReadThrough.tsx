import { type Form, type FormPage, type Values, fieldPath } from '@zhongzhao/domain/forms/form'
import { trackNames } from '@zhongzhao/domain/season/timetable'
import { isShown } from '@zhongzhao/domain/forms/validate'
import { FieldValue } from '../shared/FieldValue.tsx'
import { TypedMark } from '../shared/TypedMark.tsx'
import { type RegistrationView, factsOf, partsOf } from './checklist.ts'
import { writingOf } from './Notices.tsx'
import { Picture } from './Picture.tsx'
import { useRecord } from './record-context.ts'
import { addressOf } from './route.ts'
import { type Assisted, useAssisted } from './use-assisted.ts'

interface PartProps {
  readonly view: RegistrationView
  readonly form: Form
  readonly page: FormPage
  readonly typed: Assisted['fields']
}

function RowValues({ view, form, page, typed, row, index }: PartProps & { row: Values; index: number }) {
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
              {typed.has(fieldPath(form, index, name)) && <TypedMark />}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function Part(props: PartProps & { readonly part: number }) {
  const { view, form, page, part } = props
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
          <RowValues {...props} row={row} index={index} />
        </div>
      ))}
    </section>
  )
}

const tracks: Readonly<Record<string, string>> = trackNames

/** Staff typed from papers; only the candidate knows whether it is right (G3). */
function TypedNotice({ count }: { readonly count: number }) {
  return (
    <section className="banner no-print" aria-labelledby="typed-title">
      <h2 id="typed-title">有 {count} 项由工作人员代录，请逐项核对</h2>
      <p>
        下面标着“由工作人员代录”的，是报名点工作人员看着你的证件、听你说的录入的。有错的点“修改”自己改；姓名、证件号码这些改不了的，请报名点更正。全对了，由你本人确认。
      </p>
    </section>
  )
}

/** Everything of the registration, large and printable, in the order of the form (UX: confirm is a read-through). */
export function ReadThrough({ view }: { readonly view: RegistrationView }) {
  const { pack } = useRecord()
  const { portrait, document } = view.pictures
  const { category, fields } = useAssisted()
  return (
    <div className="read-through">
      {fields.size > 0 && <TypedNotice count={fields.size} />}
      <section className="card" aria-label="报名">
        <dl className="read">
          {[
            ['报名序号', view.number],
            ['学校', view.school.name],
            ['班级', view.class.name],
            ['报考类别', tracks[view.track] ?? view.track],
            ...(category === undefined ? [] : [['考生类别', category]]),
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
          <Part
            key={`${form.id} ${page.title}`}
            view={view}
            form={form}
            page={page}
            part={part}
            typed={fields}
          />
        )),
      )}
    </div>
  )
}
