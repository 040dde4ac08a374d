import { useState } from 'react'
import { describedBy, Said } from './Said.tsx'

interface PasswordInputProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly purpose: 'current-password' | 'new-password'
  readonly hint?: string
  /** What is wrong with it. */
  readonly said?: string
}

/** A password typed once and looked at, instead of typed blindly twice. */
export function PasswordInput({ id, label, value, onChange, purpose, hint, said = '' }: PasswordInputProps) {
  const [shown, setShown] = useState<'hidden' | 'shown'>('hidden')
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
      <div className="password">
        <input
          id={id}
          type={shown === 'shown' ? 'text' : 'password'}
          value={value}
          required
          autoComplete={purpose}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={describedBy(id, hint)}
          aria-invalid={said !== ''}
          onChange={(event) => onChange(event.target.value)}
        />
        <button
          type="button"
          aria-pressed={shown === 'shown'}
          aria-controls={id}
          onClick={() => setShown(shown === 'shown' ? 'hidden' : 'shown')}
        >
          {shown === 'shown' ? '隐藏' : '显示'}
          <span className="unseen">{label}</span>
        </button>
      </div>
      <Said id={id} sentence={said} />
    </div>
  )
}
