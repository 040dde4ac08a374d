import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, chineseTime } from '../base/time.ts'
import { step } from '../lifecycle/table.ts'
import { type OrgKind, type OrgPath, covers, parentPath } from '../orgs/org.ts'
import { type ApartRule, meets } from './apart.ts'
import {
  type GrantEvent,
  type GrantGuard,
  type GrantState,
  grantLifecycle,
  grantStateAt,
} from './grant-lifecycle.ts'
import type { Role } from './role.ts'

/** A grant as somebody holds it, of whatever state. `until` absent = without an end. */
export interface HeldGrant {
  readonly id: string
  readonly account: string
  readonly role: string
  readonly org: OrgPath
  readonly kind: OrgKind
  readonly state: GrantState
  readonly until?: Instant
}

/** Whom one gives what, where, and until when. */
export interface Asked {
  readonly account: string
  readonly role: string
  readonly org: OrgPath
  readonly kind: OrgKind
  readonly until?: Instant
}

export interface Rules {
  readonly roles: readonly Role[]
  readonly apart: readonly ApartRule[]
  readonly now: Instant
}

const alive = (grant: HeldGrant, now: Instant) => {
  const state = grantStateAt(grant, now)
  return state === 'active' || state === 'offered'
}
const endOf = (grant: { readonly until?: Instant }) => grant.until ?? Infinity

/** Grants of the giver from which the role may be given there: the own organisation and what stands directly below it
 *  (分级负责、分级管理, notice 三.(一)); the longest first. */
export function sourcesOf(
  mine: readonly HeldGrant[],
  { role, org }: { readonly role: string; readonly org: OrgPath },
  { roles, now }: Pick<Rules, 'roles' | 'now'>,
): readonly HeldGrant[] {
  return mine
    .filter((grant) => grantStateAt(grant, now) === 'active')
    .filter((grant) => org === grant.org || parentPath(org) === grant.org)
    .filter((grant) => roles.find((r) => r.id === grant.role)?.mayGrant.includes(role) ?? false)
    .toSorted((a, b) => endOf(b) - endOf(a))
}

/** Whether somebody may take back, renew or hand over a grant: who could give that role in a place that covers it. */
export function mayEnd(
  mine: readonly HeldGrant[],
  grant: Pick<HeldGrant, 'role' | 'org'>,
  { roles, now }: Pick<Rules, 'roles' | 'now'>,
): 'may' | 'mayNot' {
  const some = mine.some(
    (own) =>
      grantStateAt(own, now) === 'active' &&
      covers(own.org, grant.org) &&
      (roles.find((r) => r.id === own.role)?.mayGrant.includes(grant.role) ?? false),
  )
  return some ? 'may' : 'mayNot'
}

const longer = (source: HeldGrant) =>
  refuse('GRANT-LONGER', { latest: source.until === undefined ? '不限期' : chineseTime(source.until) })

/** 授权 (notice 三.(一)1–2): only roles the giver's role lists, only at the own organisation and directly below, never longer than
 *  the giver's own grant. Answers the grant it hangs from. Refuses GRANT-OWN, GRANT-ROLE, GRANT-NOT-YOURS, GRANT-PAST,
 *  GRANT-LONGER, GRANT-HELD, GRANT-APART. */
export function decideGiving(
  asked: Asked,
  { giver, mine, theirs }: { giver: string; mine: readonly HeldGrant[]; theirs: readonly HeldGrant[] },
  rules: Rules,
): Result<HeldGrant> {
  if (asked.account === giver) return refuse('GRANT-OWN')
  const role = rules.roles.find((r) => r.id === asked.role)
  if (role === undefined || !role.at.includes(asked.kind)) return refuse('GRANT-ROLE')
  const [source] = sourcesOf(mine, asked, rules)
  if (source === undefined) return refuse('GRANT-NOT-YOURS')
  if (asked.until !== undefined && asked.until <= rules.now) return refuse('GRANT-PAST')
  if (endOf(asked) > endOf(source)) return longer(source)
  const held = theirs.filter((grant) => grant.state !== 'revoked' && grant.state !== 'handedOver')
  if (held.some((grant) => grant.role === asked.role && grant.org === asked.org)) return refuse('GRANT-HELD')
  const other = meets(rules.apart, held, asked)
  if (other === undefined) return ok(source)
  const titleOf = (id: string) => rules.roles.find((r) => r.id === id)?.title ?? id
  return refuse('GRANT-APART', { held: titleOf(other.role), asked: titleOf(asked.role) })
}

/** What may be done to a grant: its row of the table. `source` = the grant it hangs from, absent for the first ones of an
 *  installation, which nobody's grant limits. Refuses STATE-NO-WAY, GRANT-NOT-YOURS, GRANT-OWN, GRANT-PAST, GRANT-LONGER. */
export function decideOver(
  event: GrantEvent,
  {
    grant,
    by,
    mine,
    source,
    until,
  }: {
    grant: HeldGrant
    by: string
    mine: readonly HeldGrant[]
    source: HeldGrant | undefined
    until?: Instant
  },
  rules: Rules,
): Result<GrantState> {
  const limit = source === undefined ? undefined : alive(source, rules.now) ? endOf(source) : 0
  const end = until ?? Infinity
  const guards: readonly (readonly [GrantGuard, boolean])[] = [
    ['giver', mayEnd(mine, grant, rules) === 'may'],
    ['anotherPerson', grant.account !== by],
    ['later', end > rules.now && end > endOf(grant)],
    ['notLonger', limit === undefined || end <= limit],
  ]
  const met = new Set(guards.filter(([, holds]) => holds).map(([guard]) => guard))
  const moved = step(grantLifecycle, grantStateAt(grant, rules.now), event, { open: new Set<never>(), met })
  return !moved.ok && moved.refusal.code === 'GRANT-LONGER' && source !== undefined ? longer(source) : moved
}
