import { useSession } from '../session/session.ts'
import type { RegistrationView } from '../parts/registration-query.ts'
import { Mark } from '../parts/Mark.tsx'
import { valueText } from '../parts/value-text.ts'
import { comparisonOf } from './bulk.ts'
import { type FieldLine, blankApart } from './differences.ts'
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
            {[...Map.groupBy(lines, (line) => line.row).values()].map((row) => (
              <Row key={row[0]?.row} row={row} view={view} ticked={ticked} onTick={onTick} />
            ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

interface RowProps extends Props {
  readonly row: readonly FieldLine[]
  readonly ticked: ReadonlySet<string>
}

/** One row of a form: what holds something, line by line; what is blank on both sides in one line, so that six hundred can be
 *  read in an evening. */
function Row({ row, view, ticked, onTick }: RowProps) {
  const told = new Set([
    ...view.findings.map((f) => f.field),
    ...(view.returned?.fields.map((f) => f.field) ?? []),
    ...ticked,
  ])
  const { filled, blank } = blankApart(row, told)
  return (
    <>
      {filled.map((line, at) => (
        <Line
          key={line.path}
          line={line}
          starts={at === 0 && line.row > 0 ? 'row' : 'same'}
          view={view}
          ticked={ticked.has(line.path) ? 'ticked' : 'free'}
          onTick={() => onTick(line.path)}
        />
      ))}
      {blank.length > 0 && (
        <tr>
          <th scope="row">未填</th>
          <td colSpan={3} className="quiet">
            {blank.map((line) => line.field.label).join('、')}
          </td>
        </tr>
      )}
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
