import type { ImageFinding, PictureRule } from './finding.ts'

/** Why a pupil may be exempt from a rule of the portrait (E8). */
export type ExemptionGround = 'medical' | 'religious' | 'disability'

/** What a ground may exempt from; data of the pack. */
export interface ExemptionPolicy {
  readonly ground: ExemptionGround
  readonly title: string
  readonly rules: readonly PictureRule[]
  readonly basis: string
}

/** At least one rule, and each of them one that this ground may exempt from. */
export function rulesFit(
  policies: readonly ExemptionPolicy[],
  ground: ExemptionGround,
  rules: readonly string[],
): boolean {
  const may = new Set<string>(policies.find((one) => one.ground === ground)?.rules)
  return rules.length > 0 && rules.every((rule) => may.has(rule))
}

/** The findings as they count for a pupil with approved exemptions: of an exempted rule they are advice, and say so. */
export function withExemptions(
  findings: readonly ImageFinding[],
  rules: readonly string[],
): readonly ImageFinding[] {
  return findings.map((found) =>
    rules.includes(found.rule) && found.severity !== 'advice'
      ? { ...found, severity: 'advice', exempt: 'approved' }
      : found,
  )
}
