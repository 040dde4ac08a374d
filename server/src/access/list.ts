import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/grants'
import { mayEnd, sourcesOf } from '@zhongzhao/domain/access/give'
import { grantLifecycle, grantStateAt } from '@zhongzhao/domain/access/grant-lifecycle'
import { instant } from '@zhongzhao/domain/base/time'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import type { OrgKind } from '@zhongzhao/domain/orgs/org'
import { orgFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { rulesOf } from './give.ts'
import { type KeptGrant, grantsOf } from './store-grants.ts'
import {
  type GrantRow,
  type OrgBelow,
  countBelow,
  listBelow,
  listChain,
  listGrants,
  namesOf,
} from './store-list.ts'

type Listed = OutputOf<typeof api.listGrants>
type Line = Listed['grants'][number]

const stateOf = (ctx: Ctx, row: GrantRow) =>
  grantStateAt(
    { state: row.state, ...(row.until === null ? {} : { until: instant(row.until.getTime()) }) },
    ctx.now,
  )

function mayOver(ctx: Ctx, row: GrantRow, mine: readonly KeptGrant[]): string[] {
  if (row.account_id === ctx.actor?.account) return []
  if (mayEnd(mine, { role: row.role, org: row.org_path }, rulesOf(ctx)) === 'mayNot') return []
  const given = { open: new Set<never>(), actions: new Set(['grant.give'] as const) }
  return [...mayNow(grantLifecycle, stateOf(ctx, row), given)]
}

function lineOf(ctx: Ctx, row: GrantRow, { mine, name }: { mine: readonly KeptGrant[]; name: string }): Line {
  const state = stateOf(ctx, row)
  return {
    id: row.grant_id,
    version: row.version,
    login: row.login,
    name: row.name,
    role: row.role,
    title: ctx.pack.roles.find((role) => role.id === row.role)?.title ?? row.role,
    org: row.org_path,
    orgName: name,
    state,
    stateName: grantLifecycle.states[state],
    at: row.at.getTime(),
    ...(row.until === null ? {} : { until: row.until.getTime() }),
    ...(row.given_by === null ? {} : { givenBy: row.given_by }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at.getTime() }),
    ...(row.ended_by === null ? {} : { endedBy: row.ended_by }),
    below: row.below,
    may: mayOver(ctx, row, mine),
  }
}

/** Roles the caller may give at a place, with the latest end. */
function givesAt(ctx: Ctx, org: OrgBelow, mine: readonly KeptGrant[]): Listed['org']['gives'] {
  return ctx.pack.roles.flatMap((role) => {
    if (!role.at.includes(org.kind as OrgKind)) return []
    const [source] = sourcesOf(mine, { role: role.id, org: org.path }, rulesOf(ctx))
    if (source === undefined) return []
    const latest = source.until === undefined ? {} : { latest: source.until }
    return [{ role: role.id, title: role.title, ...latest }]
  })
}

/** 授权一览 (A5): nobody sees what stands beside the own organisation (A4). Refuses NOT-FOUND. */
export async function readGrants(ctx: Ctx, { org: code }: InputOf<typeof api.listGrants>): Promise<Listed> {
  const org = await orgFor(ctx, { code, action: 'grant.read' })
  const scope = scopeOf(ctx, 'grant.read')
  const rows = await listGrants(ctx, scope, org.path)
  const below = await listBelow(ctx, scope, org.path)
  const mine = ctx.actor === undefined ? [] : await grantsOf(ctx, ctx.actor.account)
  const names = new Map([org, ...below].map((o) => [o.path, o.name]))
  const givers = new Set(ctx.pack.roles.filter((role) => role.mayGrant.length > 0).map((role) => role.id))
  const headed = new Set(
    rows
      .filter((row) => givers.has(row.role) && ['active', 'offered'].includes(stateOf(ctx, row)))
      .map((row) => row.org_path),
  )
  const placeOf = (place: OrgBelow) => ({
    code: place.code,
    name: place.name,
    kind: place.kind,
    gives: givesAt(ctx, place, mine),
    without: place.kind !== 'class' && !headed.has(place.path),
  })
  return {
    org: placeOf(org),
    below: below.map(placeOf),
    grants: rows.map((row) => lineOf(ctx, row, { mine, name: names.get(row.org_path) ?? '' })),
  }
}

/** What falls with a grant. Refuses GRANT-GONE. */
export async function grantBelow(ctx: Ctx, { grant }: InputOf<typeof api.grantBelow>) {
  const chain = await listChain(ctx, scopeOf(ctx, 'grant.read'), grant)
  if (chain.length === 0) throw refused('GRANT-GONE')
  return countBelow(ctx, grant)
}

/** 谁给的权限 (A9): up to the first grant of the installation; names above the own organisation are said, for every act leads to a
 *  named person. Refuses GRANT-GONE. */
export async function grantChain(ctx: Ctx, { grant }: InputOf<typeof api.grantChain>) {
  const chain = await listChain(ctx, scopeOf(ctx, 'grant.read'), grant)
  if (chain.length === 0) throw refused('GRANT-GONE')
  const names = await namesOf(
    ctx,
    chain.map((row) => row.org_path),
  )
  return {
    chain: chain.map((row) => lineOf(ctx, row, { mine: [], name: names.get(row.org_path)?.name ?? '' })),
  }
}
