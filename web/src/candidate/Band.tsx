import { bandWords } from './band-words.ts'
import type { RegistrationView } from './checklist.ts'
import { useNow } from './use-now.ts'

/** The top band: what is open and until when, in words, by the server's clock. */
export function Band({ view }: { readonly view: RegistrationView }) {
  const { look, head, time, help } = bandWords(view, useNow())
  return (
    <div className={`band ${look}`}>
      <p className="band-head">{head}</p>
      {time.length > 0 && (
        <p className="band-time">
          {time.map((clause) => (
            <span key={clause}>{clause}</span>
          ))}
        </p>
      )}
      {help !== undefined && <p>{help}</p>}
    </div>
  )
}
