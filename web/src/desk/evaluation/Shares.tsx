import { type CapUse, isOver } from '@zhongzhao/domain/evaluation/caps'

/** How many have a grade that is limited, and how many may. */
export function Shares({ uses }: { readonly uses: readonly CapUse[] }) {
  if (uses.length === 0) return null
  return (
    <ul className="evaluation-shares" aria-label="比例上限">
      {uses.map((use) => (
        <li key={`${use.column}${use.grade}`} className={isOver(use) ? 'evaluation-over' : ''}>
          {use.title} {use.gradeTitle}{' '}
          <strong className="figures">
            {use.given}/{use.allowed}
          </strong>
          {isOver(use) && <span>（多 {use.given - use.allowed} 人）</span>}
        </li>
      ))}
    </ul>
  )
}
