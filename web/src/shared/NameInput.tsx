import { lazy, Suspense, useRef, useState } from 'react'
import { type InputProps, TextInput } from './inputs.tsx'

/** Fetched when somebody needs it: most people never do. */
const CharacterPicker = lazy(async () => ({
  default: (await import('./CharacterPicker.tsx')).CharacterPicker,
}))

/** A name, and a way to the characters that no keyboard offers (D5, D6). */
export function NameInput(props: InputProps) {
  const [picking, setPicking] = useState<'no' | 'yes'>('no')
  const place = useRef<HTMLDivElement>(null)
  const pick = (character: string) => {
    const input = place.current?.querySelector('input')
    const at = input?.selectionStart ?? props.value.length
    props.onChange(props.value.slice(0, at) + character + props.value.slice(at))
    requestAnimationFrame(() => input?.setSelectionRange(at + character.length, at + character.length))
  }
  return (
    <div ref={place}>
      <TextInput {...props} />
      {picking === 'no' ? (
        <button type="button" className="plain" onClick={() => setPicking('yes')}>
          打不出的字<span className="unseen">（{props.field.label}）</span>
        </button>
      ) : (
        <Suspense fallback={<p className="hint">正在打开…</p>}>
          <CharacterPicker onPick={pick} onClose={() => setPicking('no')} />
        </Suspense>
      )}
    </div>
  )
}
