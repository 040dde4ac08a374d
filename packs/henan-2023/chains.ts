import type { CorrectionRules } from '@zhongzhao/domain/season/corrections'
import type { ClaimKind, ClaimStep, EligibilityPolicy } from '@zhongzhao/domain/season/eligibility'
import { corrections as corrections2022 } from '../henan-2022/corrections.ts'
import { eligibility as eligibility2022 } from '../henan-2022/eligibility.ts'

const without =
  (...gone: readonly string[]) =>
  (kind: ClaimKind): ClaimKind => ({
    ...kind,
    chain: kind.chain.filter(({ step }) => !gone.includes(step)).map(hurried),
  })

/** The school has a day less, the county one more. */
const hurried = (step: ClaimStep): ClaimStep => ({
  ...step,
  days: step.step === 'school' ? 2 : step.step === 'county' ? 6 : step.days,
})

/** The class looks at nothing any more; 考生资格 and 照顾加分 end with the county, 分配生资格 with the city. What was amended begins anew. */
export const eligibility: EligibilityPolicy = {
  ...eligibility2022,
  kinds: eligibility2022.kinds.map((kind) =>
    kind.code === 'quota' ? without('class')(kind) : without('class', 'city')(kind),
  ),
  amended: { goes: 'first', basis: 'assumed' },
}

/** Each with one level less: what stands on the identity card ends with the county, everything else with the school. */
export const corrections: CorrectionRules = {
  ...corrections2022,
  schemes: corrections2022.schemes.map((scheme) => ({
    ...scheme,
    chain: scheme.chain.slice(0, scheme.chain.length - 1),
  })),
}
