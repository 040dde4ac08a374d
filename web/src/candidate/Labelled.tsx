import type { ReactNode } from 'react'
import { Said } from './Said.tsx'

export interface LabelledProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** What is wrong with it. */
  readonly said?: string
}

/** A label, a hint, an input, and what is wrong with it; the input says that they are its own (`describedBy`). */
export function Labelled({
  id,
  label,
  hint,
  said = '',
  children,
}: LabelledProps & { readonly children: ReactNode }) {
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
      {children}
      <Said id={id} sentence={said} />
    </div>
  )
}
