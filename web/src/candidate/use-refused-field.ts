import { useEffect } from 'react'
import type { Act } from './use-act.ts'

/** A refusal that belongs to one field is said there, and the field takes the focus; any other stays by the button. */
export function useRefusedField({ code, trouble }: Act, fieldOf: Readonly<Record<string, string>>) {
  const field = fieldOf[code]
  useEffect(() => {
    if (field !== undefined && trouble !== '') document.getElementById(field)?.focus()
  }, [field, trouble])
  return {
    said: (id: string): string => (id === field ? trouble : ''),
    rest: field === undefined ? trouble : '',
  }
}
