import type { Action } from '../lifecycle/action-name.ts'
import { type Org, type OrgKind, type OrgPath, covers } from '../orgs/org.ts'

/** One step of a review chain (谁主管、谁审核、谁负责, notice 三.(一)) as a pack says it.
 *  `at`: kinds of organisation that may take this step, the preferred first. Who has no county above
 *  (市直属、厅直属学校) is reviewed by the next kind named. */
export interface ChainStep {
  readonly step: string
  /** What the step is called: 初审, 复审, 审核确认. */
  readonly title: string
  readonly at: readonly OrgKind[]
  readonly by: Action
  /** Days this level has, from when the case reached it. */
  readonly days: number
}

/** A step that found its organisation. */
export interface ChainLevel extends ChainStep {
  readonly org: OrgPath
}

/** Who reviews, from the first level to the last (notice 三.(一)1–3), for a record that stands at `path`.
 *  `orgs`: the organisations of that path, in any order; others are ignored.
 *  A step for which nobody stands above is left out; neighbouring steps that fall to one organisation (济源示范区, 省直管县)
 *  are one level, which takes the last of them: whoever confirms has reviewed. */
export function levelsOf(
  chain: readonly ChainStep[],
  { path, orgs }: { readonly path: OrgPath; readonly orgs: readonly Org[] },
): readonly ChainLevel[] {
  const above = orgs.filter((org) => covers(org.path, path))
  return chain.reduce<readonly ChainLevel[]>((levels, step) => {
    const org = nearest(step.at, above)
    if (org === undefined) return levels
    const before = levels.at(-1)
    const kept = before?.org === org.path ? levels.slice(0, -1) : levels
    return [...kept, { ...step, org: org.path }]
  }, [])
}

function nearest(kinds: readonly OrgKind[], above: readonly Org[]): Org | undefined {
  return kinds.map((kind) => above.find((org) => org.kind === kind)).find((org) => org !== undefined)
}
