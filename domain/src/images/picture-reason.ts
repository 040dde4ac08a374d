import type { PictureRule } from './finding.ts'
import type { PictureKind } from './spec.ts'

/** A reason why a person refuses a picture. The judge ticks `title`; candidate and class teacher read `text`, which says what to
 *  do. Findings of `rules` suggest it. Data of the pack. */
export interface PictureReason {
  readonly code: string
  readonly kinds: readonly PictureKind[]
  readonly title: string
  readonly text: string
  readonly rules: readonly PictureRule[]
}

/** At least one, and each of them meant for this kind of picture. */
export function reasonsFit(
  all: readonly PictureReason[],
  kind: PictureKind,
  codes: readonly string[],
): boolean {
  const known = new Set(all.filter((one) => one.kinds.includes(kind)).map((one) => one.code))
  return codes.length > 0 && codes.every((code) => known.has(code))
}

/** What the candidate reads, in the order of the pack. */
export function reasonTexts(all: readonly PictureReason[], codes: readonly string[]): readonly string[] {
  return all.filter((one) => codes.includes(one.code)).map((one) => one.text)
}

/** What the findings suggest, graver than advice, in the order of the pack. */
export function suggestedReasons(
  all: readonly PictureReason[],
  { kind, findings }: { kind: PictureKind; findings: readonly { rule: string; severity: string }[] },
): readonly string[] {
  const rules = new Set(findings.filter((f) => f.severity !== 'advice').map((f) => f.rule))
  return all
    .filter((one) => one.kinds.includes(kind) && one.rules.some((rule) => rules.has(rule)))
    .map((one) => one.code)
}
