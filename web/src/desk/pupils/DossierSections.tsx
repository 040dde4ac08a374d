import { useQuery } from '@tanstack/react-query'
import { readAssisted } from '@zhongzhao/api/assisted'
import { type Form, fieldPath } from '@zhongzhao/domain/forms/form'
import { call } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import type { RegistrationView } from '../parts/registration-query.ts'
import { valueText } from '../parts/value-text.ts'
import { useSession } from '../session/session.ts'

export function nameOf(view: RegistrationView): string {
  return view.sections['basic']?.[0]?.['name'] ?? ''
}

/** What staff of a point typed and nobody has changed since (G3); of who came by the roster there is none. */
function useAssisted({ id, version }: RegistrationView) {
  const asked = useQuery({
    queryKey: ['assisted', id, version],
    queryFn: () => call(readAssisted, { id }),
    staleTime: 60_000,
  })
  const { category, papers = [], fields = [] } = asked.data ?? {}
  return { category, papers, fields: new Set(fields) }
}

/** Every section as it stands, findings beside their fields. */
export function DossierSections({ view }: { readonly view: RegistrationView }) {
  const { pack } = useSession()
  const assisted = useAssisted(view)
  return (
    <>
      {assisted.category !== undefined && (
        <p>
          现场登记：{assisted.category}。核看过{assisted.papers.join('、')}。
        </p>
      )}
      {pack.forms.map((form) => (
        <section key={form.id} className="dossier-section">
          <h2>{form.title}</h2>
          <Rows form={form} view={view} typed={assisted.fields} />
        </section>
      ))}
    </>
  )
}

interface RowsProps {
  readonly form: Form
  readonly view: RegistrationView
  /** Paths of what staff typed. */
  readonly typed: ReadonlySet<string>
}

function Rows({ form, view, typed }: RowsProps) {
  const rows = view.sections[form.id] ?? []
  if (rows.length === 0) return <p className="quiet">还没有填写。</p>
  return (
    <>
      {rows.map((row, index) => (
        // Rows have no identity of their own; their place is it.
        <dl className="facts" key={`${form.id}${index}`}>
          {Object.entries(form.fields).map(([name, field]) => {
            const path = fieldPath(form, index, name)
            const findings = view.findings.filter((f) => f.field === path)
            const text = valueText(field, row[name])
            if (text === '' && findings.length === 0) return null
            return (
              <div className="facts-pair" key={name}>
                <dt>{field.label}</dt>
                <dd>
                  {text} {typed.has(path) && <Mark tone="quiet">由工作人员代录</Mark>}
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
