import { Trouble } from './Trouble.tsx'
import type { Asked } from './use-asked.ts'

/** While an answer is awaited, and when it did not come: said, with a way to ask again. */
export function Asking({ of: { answer, trouble, load } }: { readonly of: Asked<unknown> }) {
  return (
    <>
      <Trouble sentence={trouble} />
      {trouble !== '' && (
        <button type="button" onClick={() => void load()}>
          再试一次
        </button>
      )}
      {answer === undefined && trouble === '' && <p className="waiting">正在读取…</p>}
    </>
  )
}
