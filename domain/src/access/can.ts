import { type OrgPath, covers } from '../orgs/org.ts'
import type { ActionName } from './actions.ts'
import type { Role } from './role.ts'

/** 授权: person × role × organisation; covers the organisation and everything below it. A candidate's grant is over
 *  one registration. */
export type Grant =
  | { readonly role: string; readonly org: OrgPath; readonly until?: number }
  | { readonly role: string; readonly registration: string }

/** Grants that still hold at `now` (time-boxed, A5); a grant ends at its `until`, exclusive. */
export function liveGrants(grants: readonly Grant[], now: number): readonly Grant[] {
  return grants.filter((grant) => !('until' in grant) || grant.until === undefined || now < grant.until)
}

/** Somebody and the grants that hold now (`liveGrants`). */
export interface Actor {
  readonly account: string
  readonly grants: readonly Grant[]
}

export type Target = { readonly org: OrgPath; readonly registration?: string }

function gives(grant: Grant, action: ActionName, roles: readonly Role[]): boolean {
  return roles.find((role) => role.id === grant.role)?.actions.includes(action) ?? false
}

/** Whether some grant of the actor has the action and reaches the target. */
export function can(
  actor: Actor,
  action: ActionName,
  { target, roles }: { target: Target; roles: readonly Role[] },
): boolean {
  return actor.grants.some(
    (grant) =>
      gives(grant, action, roles) &&
      ('org' in grant ? covers(grant.org, target.org) : grant.registration === target.registration),
  )
}

/** The organisation grant by which the actor does the action over the target: in whose name it is done. */
export function grantFor(
  actor: Actor,
  action: ActionName,
  { target, roles }: { target: Target; roles: readonly Role[] },
): Extract<Grant, { org: OrgPath }> | undefined {
  return actor.grants
    .filter((grant) => 'org' in grant)
    .find((grant) => gives(grant, action, roles) && covers(grant.org, target.org))
}

/** Every action the actor holds over the target. */
export function actionsOver(actor: Actor, target: Target, roles: readonly Role[]): ReadonlySet<ActionName> {
  const held = actor.grants.filter((grant) =>
    'org' in grant ? covers(grant.org, target.org) : grant.registration === target.registration,
  )
  return new Set(held.flatMap((grant) => roles.find((role) => role.id === grant.role)?.actions ?? []))
}

/** Where the actor may do the action: organisation paths, and single registrations. Empty = nowhere. */
export function reachOf(actor: Actor, action: ActionName, roles: readonly Role[]) {
  const held = actor.grants.filter((grant) => gives(grant, action, roles))
  return {
    orgs: held.flatMap((grant) => ('org' in grant ? [grant.org] : [])),
    registrations: held.flatMap((grant) => ('registration' in grant ? [grant.registration] : [])),
  }
}

/** Only roles the giver's role lists, only inside the giver's own subtree (notice 三.(一)). */
export function mayGrant(
  actor: Actor,
  role: string,
  { org, roles }: { org: OrgPath; roles: readonly Role[] },
): boolean {
  return actor.grants.some(
    (grant) =>
      'org' in grant &&
      covers(grant.org, org) &&
      (roles.find((r) => r.id === grant.role)?.mayGrant.includes(role) ?? false),
  )
}
