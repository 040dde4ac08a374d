import { type Form, fieldPath } from '@zhongzhao/domain/forms/form'
import type { RegistrationView } from '../parts/registration-query.ts'
import { valueText } from '../parts/value-text.ts'
import { useSession } from '../session/session.ts'

export function nameOf(view: RegistrationView): string {
  return view.sections['basic']?.[0]?.['name'] ?? ''
}

/** Every section as it stands, findings beside their fields. */
export function DossierSections({ view }: { readonly view: RegistrationView }) {
  const { pack } = useSession()
  return (
    <>
      {pack.forms.map((form) => (
        <section key={form.id} className="dossier-section">
          <h2>{form.title}</h2>
          <Rows form={form} view={view} />
        </section>
      ))}
    </>
  )
}

function Rows({ form, view }: { readonly form: Form; readonly view: RegistrationView }) {
  const rows = view.sections[form.id] ?? []
  if (rows.length === 0) return <p className="quiet">还没有填写。</p>
  return (
    <>
      {rows.map((row, index) => (
        // Rows have no identity of their own; their place is it.
        <dl className="facts" key={`${form.id}${index}`}>
          {Object.entries(form.fields).map(([name, field]) => {
            const findings = view.findings.filter((f) => f.field === fieldPath(form, index, name))
            const text = valueText(field, row[name])
            if (text === '' && findings.length === 0) return null
            return (
              <div className="facts-pair" key={name}>
                <dt>{field.label}</dt>
                <dd>
                  {text}
                  {findings.map((f) => (
                    <span className="finding" key={f.code}>
                      {f.sentence}
                    </span>
                  ))}
                </dd>
              </div>
            )
          })}
        </dl>
      ))}
    </>
  )
}
