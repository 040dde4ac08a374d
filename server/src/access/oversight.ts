import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/duty'
import { actNames } from '@zhongzhao/domain/access/act-names'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import * as store from './store-oversight.ts'

const PAGE = 50
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** 留痕 (A9, A6 安全审计): every act leads to a named person, the grant it was done by, and who gave that. Refuses INPUT-SHAPE. */
export async function listActs(ctx: Ctx, { cursor }: InputOf<typeof api.listActs>) {
  if (cursor !== undefined && !UUID.test(cursor)) throw refused('INPUT-SHAPE', { where: '翻页' })
  const rows = await store.listActs(ctx, scopeOf(ctx, 'grant.audit'), { before: cursor, limit: PAGE })
  const last = rows.length === PAGE ? rows.at(-1)?.event_id : undefined
  return {
    acts: rows.map((row) => ({
      id: row.event_id,
      at: row.at.getTime(),
      what: actNames[row.kind] ?? row.kind,
      name: row.name ?? '系统',
      title: ctx.pack.roles.find((role) => role.id === row.role)?.title ?? '',
      orgName: row.org_name ?? '',
      about: row.about ?? '',
      ...(row.grant_id === null ? {} : { grant: row.grant_id }),
      ...(row.given_by === null ? {} : { givenBy: row.given_by }),
    })),
    ...(last === undefined ? {} : { next: last }),
  }
}

async function securedFor(ctx: Ctx, login: string): Promise<store.SecuredRow> {
  const found = await store.findSecured(ctx, scopeOf(ctx, 'account.secure'), login.trim())
  if (found === undefined) throw refused('STAFF-UNKNOWN')
  return found
}

/** 账号安全 (A6): whether an account is locked and where it is signed in; neither password nor address. Refuses STAFF-UNKNOWN. */
export async function secureAccount(ctx: Ctx, { login }: InputOf<typeof api.secureAccount>) {
  const found = await securedFor(ctx, login)
  const sessions = await store.sessionsOf(ctx, found.account_id)
  const locked = found.locked_until !== null && found.locked_until > ctx.wall
  return {
    login: found.login,
    name: found.name,
    activated: found.activated,
    ...(locked && found.locked_until !== null ? { lockedUntil: found.locked_until.getTime() } : {}),
    sessions: sessions.map((s) => ({ since: s.created_at.getTime(), seen: s.seen_at.getTime() })),
  }
}

/** Refuses STAFF-UNKNOWN. */
export async function freeAccount(ctx: Ctx, { login, act }: InputOf<typeof api.freeAccount>) {
  const found = await securedFor(ctx, login)
  const done = act === 'unlock' ? store.unlock : store.endSessions
  const changed = await done(ctx, found.account_id)
  const kind = act === 'unlock' ? 'account.unlocked' : 'account.sessionsEnded'
  await recordEvent(ctx, { kind, at: ctx.now, by: byOf(ctx) }, { subject: found.account_id })
  return { changed }
}

export async function jobStates(ctx: Ctx) {
  const rows = await store.countJobs(ctx, scopeOf(ctx, 'job.oversee'))
  return { jobs: rows.map((row) => ({ ...row, oldest: row.oldest.getTime() })) }
}
