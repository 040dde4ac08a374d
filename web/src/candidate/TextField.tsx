interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly mode?: 'text' | 'tel'
  readonly completes?: 'username' | 'off' | 'tel'
}

/** One labelled line outside the season's forms: a number to sign in with, a code, a phone. */
export function TextField({
  id,
  label,
  value,
  onChange,
  hint,
  mode = 'text',
  completes = 'off',
}: TextFieldProps) {
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
        {...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
