import { Labelled, type LabelledProps } from './Labelled.tsx'
import { describedBy } from './Said.tsx'

interface TextFieldProps extends LabelledProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly mode?: 'text' | 'tel'
  readonly completes?: 'username' | 'off' | 'tel'
}

/** One labelled line outside the season's forms: a number to sign in with, a code, a phone. */
export function TextField({ value, onChange, mode = 'text', completes = 'off', ...label }: TextFieldProps) {
  return (
    <Labelled {...label}>
      <input
        id={label.id}
        type="text"
        inputMode={mode}
        value={value}
        required
        autoComplete={completes}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={describedBy(label.id, label.hint)}
        aria-invalid={(label.said ?? '') !== ''}
        onChange={(event) => onChange(event.target.value)}
      />
    </Labelled>
  )
}

/** Any of the numbers by which a candidate is known (C9). */
export function LoginField(props: Pick<TextFieldProps, 'value' | 'onChange' | 'said'>) {
  return <TextField id="login" label="报名序号、学籍号或身份证号" completes="username" {...props} />
}
