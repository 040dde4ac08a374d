import type { PictureFindingView } from '@zhongzhao/api/shapes'
import { pictureRuleNames } from '@zhongzhao/domain/images/rule-names'

const ruleNames: Readonly<Record<string, string>> = pictureRuleNames

export const ruleName = (rule: string): string => ruleNames[rule] ?? rule

const grave = ['error', 'doubt', 'advice'] as const
const graveNames = { error: '不符合', doubt: '存疑', advice: '提示' } as const

/** What was found, gravest first, each with what was measured and what is required. */
export function FoundList({ findings }: { readonly findings: readonly PictureFindingView[] }) {
  const ordered = grave.flatMap((severity) => findings.filter((f) => f.severity === severity))
  return (
    <ul className="found">
      {ordered.map((f) => (
        <li key={f.rule + f.code} className={f.severity}>
          <strong>
            {graveNames[f.severity as 'doubt'] ?? ''} · {ruleName(f.rule)}
          </strong>
          <span>{f.sentence}</span>
          <span className="quiet small">
            测得 {f.measured}；要求 {f.required}
          </span>
        </li>
      ))}
    </ul>
  )
}
