import { useState } from 'react'
import { type Division, useDivisions } from './code-names.ts'

interface PickerProps {
  readonly id: string
  readonly value: string
  readonly describedBy: string
  readonly invalid: boolean
  readonly onChange: (code: string) => void
  readonly onLeave: () => void
}

interface LevelProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly Division[]
  readonly describedBy: string
  readonly invalid: boolean
  readonly onChoose: (code: string) => void
  readonly onLeave: () => void
}

function Level({ id, label, value, options, describedBy, invalid, onChoose, onLeave }: LevelProps) {
  return (
    <select
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={value}
      disabled={options.length === 0}
      onChange={(event) => onChoose(event.target.value)}
      onBlur={onLeave}
    >
      <option value="">{label}</option>
      {options.map((option) => (
        <option key={option.code} value={option.code}>
          {option.name}
        </option>
      ))}
    </select>
  )
}

/** Province → city → county, three plain lists. The value is the county's code; a city without counties is its own. */
export function DivisionPicker({ id, value, describedBy, invalid, onChange, onLeave }: PickerProps) {
  const { here, lost } = useDivisions()
  const [partial, setPartial] = useState('')
  if (here === undefined) {
    return (
      <p className="hint">{lost ? '地区列表没有下载成功，请检查网络后刷新本页。' : '正在下载地区列表…'}</p>
    )
  }
  const at = value === '' ? partial : value
  const province = at === '' ? '' : `${at.slice(0, 2)}0000`
  const cities = province === '' ? [] : here.divisionsUnder(province)
  const city = at.slice(2, 4) === '00' || at === '' ? '' : `${at.slice(0, 4)}00`
  const counties = city === '' ? [] : here.divisionsUnder(city)
  const known = value === '' || value === city || counties.some((county) => county.code === value)
  const choose = (code: string) => {
    setPartial(code)
    const whole = code !== '' && here.choosableDivision(code)
    onChange(whole ? code : '')
  }
  const shared = { describedBy, invalid, onLeave }
  return (
    <div className="division">
      <Level
        {...shared}
        id={id}
        label="省（自治区、直辖市）"
        value={province}
        options={here.divisionsUnder('')}
        onChoose={choose}
      />
      <Level
        {...shared}
        id={`${id}-city`}
        label="市（地区、州）"
        value={city}
        options={cities}
        onChoose={(code) => choose(code === '' ? province : code)}
      />
      <Level
        {...shared}
        id={`${id}-county`}
        label="县（市、区）"
        value={value === city ? '' : value}
        options={
          known
            ? counties
            : [...counties, { code: value, name: here.divisionTitle(value, '9999-12-31') ?? value }]
        }
        onChoose={(code) => choose(code === '' ? city : code)}
      />
    </div>
  )
}
