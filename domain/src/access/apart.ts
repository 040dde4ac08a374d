import type { OrgKind } from '../orgs/org.ts'

/** Roles that never meet in one account where it is asked (三员分立, A6). Data of the pack: a county office of two is not asked. */
export interface ApartRule {
  readonly id: string
  readonly title: string
  readonly roles: readonly string[]
  readonly at: readonly OrgKind[]
  readonly basis: string
}

interface Post {
  readonly role: string
  readonly kind: OrgKind
}

/** The rule that a role at such an organisation falls under; what a store writes beside the grant, so that the database
 *  keeps two of them apart even when they are given in the same moment. */
export function apartRuleOf(rules: readonly ApartRule[], { role, kind }: Post): ApartRule | undefined {
  return rules.find((rule) => rule.roles.includes(role) && rule.at.includes(kind))
}

/** The grant of the same account that the new one may not meet. */
export function meets<P extends Post>(
  rules: readonly ApartRule[],
  held: readonly P[],
  asked: Post,
): P | undefined {
  const rule = apartRuleOf(rules, asked)
  if (rule === undefined) return undefined
  return held.find((one) => apartRuleOf(rules, one)?.id === rule.id)
}
