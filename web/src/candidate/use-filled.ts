import { useState } from 'react'

export interface Filled {
  /** What is said at a field that was left blank, once the button was pressed. */
  readonly said: (id: string) => string
  /** Whether nothing is blank; otherwise the first blank field takes the focus. */
  readonly filled: () => boolean
}

/** Fields that must not be blank, by the id of their input, each with what to say when it is. */
export function useFilled(
  words: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): Filled {
  const [pressed, setPressed] = useState<'no' | 'yes'>('no')
  const blank = Object.keys(words).filter((id) => (values[id] ?? '').trim() === '')
  return {
    said: (id) => (pressed === 'yes' && blank.includes(id) ? (words[id] ?? '') : ''),
    filled: () => {
      setPressed('yes')
      const [first] = blank
      if (first !== undefined) document.getElementById(first)?.focus()
      return first === undefined
    },
  }
}
