import { countWords } from '../parts/words.ts'

interface Line {
  readonly code: string
  readonly name: string
  readonly n: number
}

/** What there is how often. */
export function Counts({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <dl className="counts">
      {lines.map(({ code, name, n }) => (
        <div key={code}>
          <dt>{name}</dt>
          <dd className="figures">{countWords(n)}</dd>
        </div>
      ))}
    </dl>
  )
}
