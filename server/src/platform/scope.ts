import type { ActionName } from '@zhongzhao/domain/access/actions'
import { reachOf } from '@zhongzhao/domain/access/can'
import { actions } from '@zhongzhao/domain/access/actions'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from './context.ts'
import { refused } from './errors.ts'
import { atOrBelowAny } from './paths.ts'

declare const made: unique symbol

/** Where the caller may do one action. Only `scopeOf` makes one; without it no list and no load compiles. */
export interface Scope {
  readonly [made]: true
  readonly action: ActionName
  readonly orgs: readonly string[]
  readonly registrations: readonly string[]
}

/** Refuses SIGNED-OUT, NOT-ALLOWED (nowhere). */
export function scopeOf(ctx: Ctx, action: ActionName): Scope {
  if (ctx.actor === undefined) throw refused('SIGNED-OUT')
  const reach = reachOf(ctx.actor, action, ctx.pack.roles)
  if (reach.orgs.length + reach.registrations.length === 0)
    throw refused('NOT-ALLOWED', { action: actions[action].zh })
  return { action, ...reach } as unknown as Scope
}

/** The scope, and one record besides that is reached through another one inside it: an application at the caller's point leads to the
 *  registration that it is for (notice 二.2(3)). Only after that other one was loaded inside the scope. */
export function alsoReaching(scope: Scope, registration: string): Scope {
  return { ...scope, registrations: [...scope.registrations, registration] }
}

/** SQL: the organisation stands inside the scope. */
export function orgInScope(scope: Scope, path: RawBuilder<string>): RawBuilder<boolean> {
  return atOrBelowAny(path, scope.orgs)
}

/** SQL: the registration stands inside the scope, by its class or as the caller's own. */
export function registrationInScope(
  scope: Scope,
  { path, id }: { path: RawBuilder<string>; id: RawBuilder<string> },
): RawBuilder<boolean> {
  if (scope.registrations.length === 0) return orgInScope(scope, path)
  const own = sql<boolean>`${id} = any(${[...scope.registrations]}::uuid[])`
  return scope.orgs.length === 0 ? own : sql<boolean>`(${own} or ${orgInScope(scope, path)})`
}

/** SQL: the registration that the query calls `r` stands inside the scope. */
export const recordInScope = (scope: Scope): RawBuilder<boolean> =>
  registrationInScope(scope, { path: sql`r.org_path`, id: sql`r.registration_id` })
