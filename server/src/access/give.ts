import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/grants'
import { apartRuleOf } from '@zhongzhao/domain/access/apart'
import { type Asked, decideGiving, decideOver, mayEnd, sourcesOf } from '@zhongzhao/domain/access/give'
import type { GrantEvent } from '@zhongzhao/domain/access/grant-lifecycle'
import { type OrgKind, covers } from '@zhongzhao/domain/orgs/org'
import { orgFor } from '../orgs/commands.ts'
import { type Ctx, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { endOfDay, issueCode, staffMeant } from './staff.ts'
import * as grants from './store-grants.ts'
import { closeStaff, holdStaff } from './store-staff.ts'

export const rulesOf = (ctx: Ctx) => ({ roles: ctx.pack.roles, apart: ctx.pack.apart, now: ctx.now })

function meOf(ctx: Ctx): string {
  if (ctx.actor === undefined) throw refused('SIGNED-OUT')
  return ctx.actor.account
}

/** Recorded in the name of the grant it was done by. */
async function record(
  ctx: Ctx,
  kind: string,
  about: { id: string; role: string; org: string; by: string; count?: number },
): Promise<void> {
  const { id, role, org, by, count } = about
  const detail = { role, org, ...(count === undefined ? {} : { count }) }
  await recordEvent(ctx, { kind, at: ctx.now, by: { account: meOf(ctx), org: by }, detail }, { subject: id })
}

/** 授权 (notice 三.(一)1–2; A5): somebody there or somebody new gets a role here or directly below, for a time. Refuses NOT-FOUND,
 *  STAFF-UNKNOWN, STAFF-LOGIN-SHAPE, STAFF-LOGIN-TAKEN, and what `decideGiving` refuses. */
export async function giveGrant(ctx: Ctx, input: InputOf<typeof api.giveGrant>) {
  const giver = meOf(ctx)
  const org = await orgFor(ctx, { code: input.org, action: 'grant.give' })
  const mine = await grants.grantsOf(ctx, giver)
  const place = { role: input.role, org: org.path, kind: org.kind as OrgKind }
  const staff = await staffMeant(ctx, input)
  const until =
    input.lastDay === undefined ? sourcesOf(mine, place, rulesOf(ctx))[0]?.until : endOfDay(input.lastDay)
  const asked: Asked = { account: staff.account_id, ...place, ...(until === undefined ? {} : { until }) }
  const theirs = await grants.grantsOf(ctx, staff.account_id)
  const source = orRefuse(decideGiving(asked, { giver, mine, theirs }, rulesOf(ctx)))
  const id = await keep(ctx, asked, { by: giver, from: source.id, activated: staff.activated })
  await record(ctx, 'grant.given', { id, role: asked.role, org: asked.org, by: source.org })
  return { grant: id, ...(staff.activated ? {} : { slip: await issueCode(ctx, staff) }) }
}

/** Refuses GRANT-GONE: somebody else gave in the same moment what this one may not meet. */
async function keep(
  ctx: Ctx,
  asked: Asked,
  { by, from, activated, took }: { by: string; from: string | null; activated: boolean; took?: string },
): Promise<string> {
  const id = newId()
  const apart = apartRuleOf(ctx.pack.apart, asked)?.id ?? null
  const state = activated ? ('active' as const) : ('offered' as const)
  const { account, role, org, until } = asked
  const grant = {
    id,
    account,
    role,
    org,
    until,
    by,
    from,
    apart,
    state,
    ...(took === undefined ? {} : { took }),
  }
  if ((await grants.insertGrant(ctx, grant)) === 'held') throw refused('GRANT-GONE')
  return id
}

/** The grant under its lock, with what the decision about it needs. Refuses GRANT-GONE (also for what is not in sight). */
async function held(ctx: Ctx, { grant: id, version }: { grant: string; version: number }) {
  const scope = scopeOf(ctx, 'grant.give')
  const grant = await grants.holdGrant(ctx, id)
  const inSight = grant !== undefined && scope.orgs.some((org) => covers(org, grant.org))
  if (!inSight || grant.version !== version) throw refused('GRANT-GONE')
  const mine = await grants.grantsOf(ctx, meOf(ctx))
  const source = grant.from === null ? undefined : await grants.shareGrant(ctx, grant.from)
  return { grant, mine, source }
}

type Held = Awaited<ReturnType<typeof held>>

function decide(ctx: Ctx, event: GrantEvent, { grant, mine, source }: Held, until = grant.until) {
  const about = { grant, by: meOf(ctx), mine, source, ...(until === undefined ? {} : { until }) }
  return orRefuse(decideOver(event, about, rulesOf(ctx)))
}

/** In whose name it is done: the own grant that may end it. */
function nameOf(ctx: Ctx, { grant, mine }: Held): string {
  return mine.find((own) => mayEnd([own], grant, rulesOf(ctx)) === 'may')?.org ?? grant.org
}

/** 续期. Without a day: as long as the grant it hangs from. Refuses GRANT-GONE, GRANT-PAST, GRANT-LONGER, GRANT-NOT-YOURS, GRANT-OWN. */
export async function renewGrant(ctx: Ctx, input: InputOf<typeof api.renewGrant>) {
  const about = await held(ctx, input)
  const { grant, mine, source } = about
  const until = input.lastDay === undefined ? source?.until : endOfDay(input.lastDay)
  const to = orRefuse(
    decideOver(
      'renew',
      { grant, by: meOf(ctx), mine, source, ...(until === undefined ? {} : { until }) },
      rulesOf(ctx),
    ),
  )
  await grants.renewGrant(ctx, { id: grant.id, version: grant.version, until, to })
  await record(ctx, 'grant.renewed', {
    id: grant.id,
    role: grant.role,
    org: grant.org,
    by: nameOf(ctx, about),
  })
  return { done: true as const }
}

/** 收回 (A5): it and everything given from it, at once. What was given from it in the very moment falls with it too. Says where nobody
 *  is left who could appoint. Refuses GRANT-GONE, GRANT-NOT-YOURS, GRANT-OWN, STATE-NO-WAY. */
export async function revokeGrant(ctx: Ctx, input: InputOf<typeof api.revokeGrant>) {
  const about = await held(ctx, input)
  decide(ctx, 'revoke', about)
  const ended: grants.Ended[] = []
  for (let round = await grants.endTree(ctx, input.grant); round.length > 0;) {
    ended.push(...round)
    round = await grants.endTree(ctx, input.grant)
  }
  const { grant } = about
  await record(ctx, 'grant.revoked', {
    id: grant.id,
    role: grant.role,
    org: grant.org,
    by: nameOf(ctx, about),
    count: ended.length,
  })
  const givers = ctx.pack.roles.filter((role) => role.mayGrant.length > 0).map((role) => role.id)
  const without = await grants.leftWithout(ctx, { paths: ended.map((e) => e.org_path), roles: givers })
  return {
    revoked: ended.length,
    people: new Set(ended.map((e) => e.account_id)).size,
    without: without.map((org) => org.name),
  }
}

/** 移交 (换人): another person takes it over until the same end; what was given from it hangs from the successor's. Refuses GRANT-GONE,
 *  and what giving refuses. */
export async function handOverGrant(ctx: Ctx, input: InputOf<typeof api.handOverGrant>) {
  const about = await held(ctx, input)
  decide(ctx, 'handOver', about)
  const { grant, mine, source } = about
  const giver = meOf(ctx)
  const staff = await staffMeant(ctx, input)
  const asked: Asked = {
    account: staff.account_id,
    role: grant.role,
    org: grant.org,
    kind: grant.kind,
    ...(grant.until === undefined ? {} : { until: grant.until }),
  }
  const theirs = await grants.grantsOf(ctx, staff.account_id)
  // The successor stands where the one before stood; what is asked of a receiver is asked of them too.
  const stand = source === undefined ? mine : [{ ...source, account: giver }]
  const from = orRefuse(decideGiving(asked, { giver, mine: stand, theirs }, rulesOf(ctx))).id
  const id = await keep(ctx, asked, {
    by: giver,
    from,
    activated: staff.activated,
    took: grant.id,
  })
  await grants.passOn(ctx, { from: grant.id, to: id })
  await record(ctx, 'grant.handedOver', { id, role: grant.role, org: grant.org, by: nameOf(ctx, about) })
  return { grant: id, ...(staff.activated ? {} : { slip: await issueCode(ctx, staff) }) }
}

/** 重发激活码: for a lost code or a forgotten password; only by somebody who could end every grant of the account, so that no office takes
 *  over what another gave. Refuses GRANT-GONE, STAFF-NOT-ALL-YOURS, GRANT-OWN. */
export async function newStaffCode(ctx: Ctx, { grant: id }: InputOf<typeof api.newStaffCode>) {
  const shared = await grants.shareGrant(ctx, id)
  if (shared === undefined) throw refused('GRANT-GONE')
  const about = await held(ctx, { grant: id, version: shared.version })
  const { grant, mine } = about
  if (grant.account === meOf(ctx)) throw refused('GRANT-OWN')
  const all = await grants.grantsOf(ctx, grant.account)
  if (all.length === 0 || all.some((one) => mayEnd(mine, one, rulesOf(ctx)) === 'mayNot'))
    throw refused('STAFF-NOT-ALL-YOURS')
  const staff = await holdStaff(ctx, grant.account)
  if (staff === undefined) throw refused('GRANT-GONE')
  await closeStaff(ctx, grant.account)
  const slip = await issueCode(ctx, staff)
  await record(ctx, 'staff.codeIssued', {
    id: grant.id,
    role: grant.role,
    org: grant.org,
    by: nameOf(ctx, about),
  })
  return { slip }
}
