import type { ShownFinding } from './FormFields.tsx'

interface FindingsProps {
  readonly title: string
  readonly findings: readonly ShownFinding[]
  /** Address of the field a finding speaks of. */
  readonly hrefOf: (path: string) => string
}

/** Findings as a list, each a link to its field. Errors first. */
export function Findings({ title, findings, hrefOf }: FindingsProps) {
  if (findings.length === 0) return null
  const weight = (f: ShownFinding) => (f.severity === 'error' ? 0 : 1)
  return (
    <section className="findings" aria-label={title}>
      <h2>{title}</h2>
      <ul className="to-mend">
        {[...findings]
          .sort((a, b) => weight(a) - weight(b))
          .map((finding) => (
            <li key={`${finding.field} ${finding.sentence}`} className={finding.severity}>
              <a href={hrefOf(finding.field)}>
                <span>{finding.sentence}</span>
              </a>
            </li>
          ))}
      </ul>
    </section>
  )
}
