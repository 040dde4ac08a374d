import { type ActionName, mayWhenClosed } from '@zhongzhao/domain/access/actions'
import type { Role } from '@zhongzhao/domain/access/role'
import { type OrgKind, lastCode } from '@zhongzhao/domain/orgs/org'

/** One grant as worn at the desk: one role in one organisation (授权). */
export interface Hat {
  readonly key: string
  readonly role: string
  readonly title: string
  readonly orgCode: string
  readonly orgName: string
  readonly orgKind: OrgKind
  readonly actions: ReadonlySet<ActionName>
}

interface GrantView {
  readonly role: string
  readonly title: string
  readonly org: string
  readonly orgName: string
  readonly orgKind: string
}

const kinds: ReadonlySet<string> = new Set(['province', 'city', 'county', 'school', 'point', 'class'])
const isKind = (text: string): text is OrgKind => kinds.has(text)

/** The grants of an account as hats; what each may do comes from the pack's roles, so no screen repeats it. */
export function hatsOf(grants: readonly GrantView[], roles: readonly Role[]): readonly Hat[] {
  return grants.map((grant) => ({
    key: `${grant.role}@${grant.org}`,
    role: grant.role,
    title: grant.title,
    orgCode: lastCode(grant.org),
    orgName: grant.orgName,
    orgKind: isKind(grant.orgKind) ? grant.orgKind : 'school',
    actions: new Set(roles.find((role) => role.id === grant.role)?.actions ?? []),
  }))
}

/** What is left of a hat in a season that is over: looking, and what the closed season still allows (A7). */
export function lookingOnly(hat: Hat): Hat {
  return { ...hat, actions: new Set([...hat.actions].filter((action) => mayWhenClosed(action) === 'yes')) }
}

/** The hat worn last in this window, else the first. */
export function hatToWear(hats: readonly Hat[], remembered: string | null): Hat | undefined {
  return hats.find((hat) => hat.key === remembered) ?? hats[0]
}
