import { useState } from 'react'
import { Labelled, type LabelledProps } from './Labelled.tsx'
import { describedBy } from './Said.tsx'

interface PasswordInputProps extends LabelledProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly purpose: 'current-password' | 'new-password'
}

/** A password typed once and looked at, instead of typed blindly twice. */
export function PasswordInput({ value, onChange, purpose, ...about }: PasswordInputProps) {
  const [shown, setShown] = useState<'hidden' | 'shown'>('hidden')
  const { id, label, hint, said = '' } = about
  return (
    <Labelled {...about}>
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
    </Labelled>
  )
}
