import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import { choosableRows } from '@zhongzhao/domain/codes/code-table'
import type { ChoiceField, CodeField, Field } from '@zhongzhao/domain/forms/field'
import { beijingDay } from '@zhongzhao/domain/base/time'
import { useState } from 'react'
import { serverNow } from './clock.ts'

export interface InputProps<F extends Field = Field> {
  readonly field: F
  readonly id: string
  readonly value: string
  readonly describedBy: string
  readonly invalid: boolean
  /** First and last year a date list offers. */
  readonly years: { readonly from: number; readonly until: number }
  readonly onChange: (value: string) => void
  readonly onLeave: () => void
}

const aria = ({ id, describedBy, invalid }: InputProps) => ({
  id,
  'aria-describedby': describedBy,
  'aria-invalid': invalid,
})

/** How a phone's keyboard should look. Nothing corrects, completes or cuts what is typed: a name stays as it is written. */
const keyboards: Partial<Record<Field['kind'], 'numeric' | 'tel'>> = { phone: 'tel' }

export function TextInput(props: InputProps) {
  const { field, value, onChange, onLeave } = props
  const shared = {
    ...aria(props),
    value,
    autoComplete: 'off',
    autoCapitalize: 'off',
    autoCorrect: 'off',
    spellCheck: false,
    onBlur: onLeave,
  }
  if (field.kind === 'text' && field.max > 60) {
    return <textarea {...shared} rows={2} onChange={(event) => onChange(event.target.value)} />
  }
  const mode = keyboards[field.kind]
  return (
    <input
      {...shared}
      type="text"
      {...(mode === undefined ? {} : { inputMode: mode })}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function CodeSelect(props: InputProps<CodeField>) {
  const { field, value, onChange, onLeave } = props
  const table = tableNamed(field.table)
  const offered = choosableRows(table, beijingDay(serverNow()))
  const retired = value !== '' && !offered.some((row) => row.code === value)
  return (
    <select
      {...aria(props)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
    >
      <option value="">请选择</option>
      {offered.map((row) => (
        <option key={row.code} value={row.code}>
          {row.name}
        </option>
      ))}
      {retired && <option value={value}>{table.find(value)?.name ?? value}（已停用）</option>}
    </select>
  )
}

export function ChoiceRadios({
  field,
  id,
  value,
  describedBy,
  invalid,
  onChange,
  onLeave,
}: InputProps<ChoiceField>) {
  return (
    <div
      className="choices"
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      aria-invalid={invalid}
    >
      {field.options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${option.value}`}
            name={id}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            onBlur={onLeave}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}

const two = (n: number) => String(n).padStart(2, '0')
const upTo = (from: number, until: number) =>
  Array.from({ length: Math.max(until - from + 1, 0) }, (_, i) => from + i)

interface PartProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
  readonly props: InputProps
}

function DatePart({ id, label, value, options, onChoose, props }: PartProps) {
  return (
    <select
      {...aria(props)}
      id={id}
      aria-label={`${props.field.label}：${label}`}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      onBlur={props.onLeave}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/** A month or a day from plain lists: works on phones whose date pickers do not. `YYYY-MM` or `YYYY-MM-DD`. */
export function DateLists(props: InputProps) {
  const { field, id, value, years, onChange } = props
  const [partial, setPartial] = useState('')
  const [year = '', month = '', day = ''] = (value === '' ? partial : value).split('-')
  const days = field.kind === 'date'
  const choose = (parts: readonly string[]) => {
    const text = parts.join('-')
    setPartial(text)
    onChange(parts.every((part) => part !== '') ? text : '')
  }
  const known = year === '' || (Number(year) >= years.from && Number(year) <= years.until)
  const yearsOffered = [...(known ? [] : [Number(year)]), ...upTo(years.from, years.until)]
  const rest = days ? [day] : []
  return (
    <div className="dates">
      <DatePart
        id={id}
        label="年"
        value={year}
        props={props}
        onChoose={(y) => choose([y, month, ...rest])}
        options={yearsOffered.map((y) => ({ value: String(y), label: `${y}年` }))}
      />
      <DatePart
        id={`${id}-month`}
        label="月"
        value={month}
        props={props}
        onChoose={(m) => choose([year, m, ...rest])}
        options={upTo(1, 12).map((m) => ({ value: two(m), label: `${m}月` }))}
      />
      {days && (
        <DatePart
          id={`${id}-day`}
          label="日"
          value={day}
          props={props}
          onChoose={(d) => choose([year, month, d])}
          options={upTo(1, 31).map((d) => ({ value: two(d), label: `${d}日` }))}
        />
      )}
    </div>
  )
}
