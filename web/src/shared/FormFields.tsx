import type { Field } from '@zhongzhao/domain/forms/field'
import { type Form, type Values, fieldPath } from '@zhongzhao/domain/forms/form'
import { type Facts, isRequired, isShown } from '@zhongzhao/domain/forms/validate'
import { FieldValue } from './FieldValue.tsx'
import { FieldInput } from './FieldInput.tsx'
import { TypedMark } from './TypedMark.tsx'

/** A finding as a screen shows it, whether it came from the server or from the same check in this browser. */
export interface ShownFinding {
  readonly field: string
  readonly severity: string
  readonly sentence: string
}

export interface FormFieldsProps {
  readonly form: Form
  readonly names: readonly string[]
  readonly row: Values
  readonly index: number
  readonly facts: Facts
  readonly findings: readonly ShownFinding[]
  /** What the school wrote beside a returned field, by path. */
  readonly reasons: Readonly<Record<string, string>>
  readonly years: { readonly from: number; readonly until: number }
  /** `closed`: everything is shown, nothing can be written. */
  readonly writing: 'open' | 'closed'
  /** Paths of values that staff typed for who is asked (由工作人员代录). */
  readonly typed?: ReadonlySet<string>
  /** Where what the roster owns comes from; the student register where nothing is said. */
  readonly from?: 'register' | 'point'
  readonly onChange: (name: string, value: string) => void
  readonly onLeave: (name: string) => void
}

/** Id of the input of a path, for labels, links and focus. */
export const inputId = (path: string): string => `f-${path.replaceAll('.', '-')}`

function FindingLines({
  path,
  findings,
  reason,
}: {
  path: string
  findings: readonly ShownFinding[]
  reason: string | undefined
}) {
  return (
    <div id={`${inputId(path)}-said`} aria-live="polite">
      {reason !== undefined && (
        <p className="finding returned">
          <b>学校要求修改：</b>
          {reason}
        </p>
      )}
      {findings.map((finding) => (
        <p key={finding.sentence} className={`finding ${finding.severity}`}>
          {finding.sentence}
        </p>
      ))}
    </div>
  )
}

interface OneProps {
  readonly field: Field
  readonly path: string
  readonly value: string
  readonly name: string
  readonly shared: FormFieldsProps
}

function EditableField({ field, path, value, name, shared }: OneProps) {
  const id = inputId(path)
  const findings = shared.findings.filter((found) => found.field === path)
  const reason = shared.reasons[path]
  const must = isRequired(field, shared.row, shared.facts)
  const group = field.kind === 'choice'
  const label = (
    <>
      {field.label}
      <span className={must ? 'must' : 'may'}>{must ? '必填' : '选填'}</span>
    </>
  )
  return (
    <div className="field">
      {group ? (
        <span className="label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label className="label" htmlFor={id}>
          {label}
        </label>
      )}
      {field.hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {shared.typed?.has(path) === true && <TypedMark />}
      <FieldInput
        field={field}
        id={id}
        value={value}
        years={shared.years}
        describedBy={`${id}-hint ${id}-said`}
        invalid={findings.some((found) => found.severity === 'error') || reason !== undefined}
        onChange={(text) => shared.onChange(name, text)}
        onLeave={() => shared.onLeave(name)}
      />
      <FindingLines path={path} findings={findings} reason={reason} />
    </div>
  )
}

function ShownField({ field, path, value, shared }: OneProps) {
  return (
    <div className="shown" id={inputId(path)} tabIndex={-1}>
      <dt>{field.label}</dt>
      <dd>
        <FieldValue field={field} value={value} />
        {shared.typed?.has(path) === true && <TypedMark />}
        <FindingLines
          path={path}
          findings={shared.findings.filter((found) => found.field === path)}
          reason={shared.reasons[path]}
        />
      </dd>
    </div>
  )
}

const sources = {
  roster: {
    title: '学校学籍数据',
    help: '这些内容由学籍系统同步，在这里不能直接改。如果有误，请写在下面的说明一栏：哪一项错了，户口簿或身份证上应当是什么。学校会汇成清单，由学籍管理员核实更正；更正后这里会自动更新。其他内容可以先填，不受影响。',
    closed:
      '这些内容由学籍系统同步。现在不能填写，如果有误，请带上户口簿或身份证找班主任，由学校的学籍管理员更正；更正后这里会自动更新。',
  },
  point: {
    title: '报名点登记的内容',
    help: '这些内容由报名点按证件登记，在这里不能直接改。如果有误，请带证件原件到报名点更正。',
    closed: '这些内容由报名点按证件登记。如果有误，请带证件原件到报名点更正。',
  },
  school: {
    title: '学校填写',
    help: '这些内容由学校填写。如果有误，请找班主任更正。',
    closed: '这些内容由学校填写。如果有误，请找班主任更正。',
  },
  candidate: { title: '已填写的内容', help: '', closed: '' },
} as const

/** What somebody else owns, or what cannot be written now: shown as such, with one way to say 这里有误. */
function ShownCard({
  owner,
  source,
  fields,
  writing,
}: {
  owner: Field['owner']
  source: keyof typeof sources
  fields: readonly OneProps[]
  writing: FormFieldsProps['writing']
}) {
  const { title, ...helps } = sources[source]
  const help = writing === 'open' ? helps.help : helps.closed
  return (
    <section className="register" aria-label={title}>
      {owner !== 'candidate' && <p className="source">{title}</p>}
      <dl>
        {fields.map((one) => (
          <ShownField key={one.path} {...one} />
        ))}
      </dl>
      {help !== '' && (
        <details>
          <summary>这里有误？</summary>
          <p>{help}</p>
        </details>
      )}
    </section>
  )
}

/** One page of a form drawn from its definition (ARCHITECTURE §4): plain accessible inputs, read-only by owner. */
export function FormFields(props: FormFieldsProps) {
  const all = props.names.flatMap((name): OneProps[] => {
    const field = props.form.fields[name]
    if (field === undefined || !isShown(field, props.row, props.facts)) return []
    const path = fieldPath(props.form, props.index, name)
    return [{ field, path, name, value: props.row[name] ?? '', shared: props }]
  })
  const writable = all.filter((one) => one.field.owner === 'candidate' && props.writing === 'open')
  const rest = all.filter((one) => !writable.includes(one))
  const owned = (owner: Field['owner']) =>
    rest.filter((one) => one.field.owner === owner && (owner !== 'school' || one.value !== ''))
  return (
    <>
      {(['roster', 'candidate', 'school'] as const).map((owner) => {
        const fields = owned(owner)
        return (
          fields.length > 0 && (
            <ShownCard
              key={owner}
              owner={owner}
              source={owner === 'roster' && props.from === 'point' ? 'point' : owner}
              fields={fields}
              writing={props.writing}
            />
          )
        )
      })}
      {writable.map((one) => (
        <EditableField key={one.path} {...one} />
      ))}
    </>
  )
}
