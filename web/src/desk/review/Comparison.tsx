import { useSession } from '../session/session.ts'
import type { RegistrationView } from '../parts/registration-query.ts'
import { Mark } from '../parts/Mark.tsx'
import { valueText } from '../parts/value-text.ts'
import { comparisonOf } from './bulk.ts'
import type { FieldLine } from './differences.ts'
import { useDraft } from './return-draft.ts'

interface Props {
  readonly view: RegistrationView
  readonly onTick: (field: string) => void
}

/** Per field: 学籍数据 | 考生填写, differences marked, findings beside the field; ticking a field puts it in the return. */
export function Comparison({ view, onTick }: Props) {
  const { pack } = useSession()
  const draft = useDraft(view.id)
  const ticked = new Set(draft.fields.map((f) => f.field))
  return (
    <>
      {comparisonOf(view, pack.forms).map(({ form, lines }) => (
        <table className="comparison" key={form.id}>
          <caption>{form.title}</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">学籍数据</th>
              <th scope="col">考生填写</th>
              <th scope="col" className="comparison-tick">
                退回
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.length === 0 && (
              <tr>
                <td colSpan={4} className="quiet">
                  没有填写。
                </td>
              </tr>
            )}
            {lines.map((line, at) => (
              <Line
                key={line.path}
                line={line}
                starts={at > 0 && line.row !== lines[at - 1]?.row ? 'row' : 'same'}
                view={view}
                ticked={ticked.has(line.path) ? 'ticked' : 'free'}
                onTick={() => onTick(line.path)}
              />
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

interface LineProps {
  readonly line: FieldLine
  readonly starts: 'row' | 'same'
  readonly view: RegistrationView
  readonly ticked: 'ticked' | 'free'
  readonly onTick: () => void
}

function Line({ line, starts, view, ticked, onTick }: LineProps) {
  const findings = view.findings.filter((f) => f.field === line.path)
  const before = view.returned?.fields.find((f) => f.field === line.path)
  const own = valueText(line.field, line.own)
  const classes = [line.standing === 'differs' ? 'differs' : '', starts === 'row' ? 'starts' : '', ticked]
  return (
    <tr className={classes.join(' ')}>
      <th scope="row">{line.field.label}</th>
      <td>
        {line.standing === 'own' ? <span className="quiet">—</span> : valueText(line.field, line.register)}
      </td>
      <td>
        <span className="own-value">{own === '' ? <span className="quiet">未填</span> : own}</span>
        {line.standing === 'differs' && <Mark tone="look">不一致</Mark>}
        {before !== undefined && <span className="finding">上次退回：{before.reason}</span>}
        {findings.map((f) => (
          <span className="finding" key={f.code}>
            {f.sentence}
          </span>
        ))}
      </td>
      <td className="comparison-tick">
        <input
          type="checkbox"
          checked={ticked === 'ticked'}
          onChange={onTick}
          aria-label={`退回${line.field.label}`}
        />
      </td>
    </tr>
  )
}
