import type { Field } from '@zhongzhao/domain/forms/field'
import { printedValue } from '@zhongzhao/domain/printing/value'
import { codeNameIn, useDivisions } from './code-names.ts'

/** `河南省郑州市中原区`; the code itself while the list is on its way. */
export function DivisionName({ code }: { readonly code: string }) {
  const { here } = useDivisions()
  return <>{here?.divisionTitle(code, '9999-12-31') ?? code}</>
}

/** `410105 20080402 0012`: grouped for the eye, copied without blanks. */
function GroupedNumber({ value }: { readonly value: string }) {
  if (!/^\d{17}[\dX]$/.test(value)) return <span className="number">{value}</span>
  const groups = [value.slice(0, 6), value.slice(6, 14), value.slice(14)]
  return (
    <span className="number grouped">
      {groups.map((group, index) => (
        <span key={index}>{group}</span>
      ))}
    </span>
  )
}

/** A value as people read it; a name exactly as it is stored. */
export function FieldValue({ field, value }: { readonly field: Field; readonly value: string | undefined }) {
  if (value === undefined || value === '') return <span className="blank">未填</span>
  if (field.kind === 'division') return <DivisionName code={value} />
  if (field.kind === 'idNumber') return <GroupedNumber value={value} />
  return <>{printedValue(field, value, codeNameIn)}</>
}
