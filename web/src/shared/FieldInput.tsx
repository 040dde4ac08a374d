import { DivisionPicker } from './DivisionPicker.tsx'
import { ChoiceRadios, CodeSelect, DateLists, type InputProps, TextInput } from './inputs.tsx'
import { NameInput } from './NameInput.tsx'

/** The one place where a field's kind chooses its input. */
export function FieldInput(props: InputProps) {
  const { field } = props
  switch (field.kind) {
    case 'code':
      return <CodeSelect {...props} field={field} />
    case 'choice':
      return <ChoiceRadios {...props} field={field} />
    case 'date':
    case 'month':
      return <DateLists {...props} />
    case 'division':
      return <DivisionPicker {...props} />
    case 'name':
      return <NameInput {...props} />
    case 'text':
    case 'idNumber':
    case 'phone':
      return <TextInput {...props} />
  }
}
