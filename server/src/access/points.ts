import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/naming-points'
import { type PointEvent, type PointState, pointLifecycle } from '@zhongzhao/domain/access/point-lifecycle'
import { mayNow, step } from '@zhongzhao/domain/lifecycle/table'
import { type OrgKind, mayStandUnder } from '@zhongzhao/domain/orgs/org'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { endOfDay } from './staff.ts'
import * as store from './store-points.ts'

const stateOf = (row: store.PointRow): PointState => (row.suspended_at === null ? 'open' : 'suspended')

function published(row: store.PointRow) {
  const { address, phone, hours, open_from: openFrom, open_until: openUntil, note } = row
  if (address === null || phone === null || hours === null || openFrom === null) return {}
  const until = openUntil === null ? {} : { openUntil }
  return { particulars: { address, phone, hours, openFrom, ...until, note: note ?? '' } }
}

/** 指定报名点 (notice 三.(一)2; A5). Refuses NOT-FOUND. */
export async function pointsAt(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.pointsAt>,
): Promise<OutputOf<typeof api.pointsAt>> {
  const org = await orgFor(ctx, { code, action: 'point.name' })
  const rows = await store.listPoints(ctx, scopeOf(ctx, 'point.name'), org.path)
  const given = { open: new Set<never>(), actions: new Set(['point.name'] as const) }
  return {
    points: rows.map((row) => ({
      code: row.code,
      name: row.name,
      version: row.version ?? 0,
      state: stateOf(row),
      stateName: row.version === null ? '未公布' : pointLifecycle.states[stateOf(row)],
      ...published(row),
      may: row.version === null ? ['change'] : [...mayNow(pointLifecycle, stateOf(row), given)],
    })),
  }
}

/** Days that exist, the last not before the first. Refuses INPUT-SHAPE. */
function checkDays({
  openFrom,
  openUntil = openFrom,
}: Pick<store.Particulars, 'openFrom' | 'openUntil'>): void {
  if (endOfDay(openUntil) < endOfDay(openFrom)) throw refused('INPUT-SHAPE', { where: '办理日期' })
}

/** Refuses NOT-FOUND, GRANT-ROLE (no point stands under such an organisation), INPUT-SHAPE. */
export async function namePoint(ctx: Ctx, input: InputOf<typeof api.namePoint>) {
  const org = await orgFor(ctx, { code: input.org, action: 'point.name' })
  if (!mayStandUnder('point', org.kind as OrgKind)) throw refused('GRANT-ROLE')
  checkDays(input)
  const by = actorOver(ctx, 'point.name', org.path)
  const code = await store.addPoint(ctx, { parent: org.path, name: input.name.trim() })
  await store.putParticulars(ctx, code, { given: input, by: by.account })
  const path = `${org.path}/${code}`
  await recordEvent(ctx, { kind: 'point.named', at: ctx.now, by, detail: { org: path } })
  return { code }
}

/** The point under its lock, when the move is one of its table. Refuses POINT-GONE, VERSION-STALE, STATE-NO-WAY. */
async function heldFor(ctx: Ctx, event: PointEvent, { point, version }: { point: string; version: number }) {
  const row = await store.holdPoint(ctx, scopeOf(ctx, 'point.name'), point)
  if (row === undefined) throw refused('POINT-GONE')
  if ((row.version ?? 0) !== version) throw refused('VERSION-STALE', { version: row.version ?? 0 })
  orRefuse(step(pointLifecycle, stateOf(row), event, { open: new Set<never>(), met: new Set<never>() }))
  return { row, by: actorOver(ctx, 'point.name', row.path) }
}

/** Refuses POINT-GONE, VERSION-STALE, INPUT-SHAPE. */
export async function changePoint(ctx: Ctx, input: InputOf<typeof api.changePoint>) {
  checkDays(input)
  const { row, by } = await heldFor(ctx, 'change', input)
  await store.putParticulars(ctx, row.code, { given: input, by: by.account })
  await recordEvent(ctx, { kind: 'point.changed', at: ctx.now, by, detail: { org: row.path } })
  return { done: true as const }
}

/** Suspended, it takes nobody; the public directory says so. Refuses POINT-GONE, VERSION-STALE, STATE-NO-WAY. */
export async function suspendPoint(ctx: Ctx, input: InputOf<typeof api.suspendPoint>) {
  const { row, by } = await heldFor(ctx, input.event, input)
  await store.suspend(ctx, row.code, input.event === 'suspend' ? new Date(ctx.now) : null)
  const kind = input.event === 'suspend' ? 'point.suspended' : 'point.resumed'
  await recordEvent(ctx, { kind, at: ctx.now, by, detail: { org: row.path } })
  return { done: true as const }
}
