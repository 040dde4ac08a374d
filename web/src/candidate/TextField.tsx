import { describedBy, Said } from './Said.tsx'

interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  /** What is wrong with it. */
  readonly said?: string
  readonly mode?: 'text' | 'tel'
  readonly completes?: 'username' | 'off' | 'tel'
}

/** One labelled line outside the season's forms: a number to sign in with, a code, a phone. */
export function TextField(props: TextFieldProps) {
  const { id, label, value, onChange, hint, said = '', mode = 'text', completes = 'off' } = props
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        id={id}
        type="text"
        inputMode={mode}
        value={value}
        required
        autoComplete={completes}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        aria-describedby={describedBy(id, hint)}
        aria-invalid={said !== ''}
        onChange={(event) => onChange(event.target.value)}
      />
      <Said id={id} sentence={said} />
    </div>
  )
}
