import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive-moves'
import { decideHandover as decide, handoverLifecycle } from '@zhongzhao/domain/archive/handover'
import { orgFor } from '../orgs/commands.ts'
import { chainAt } from '../orgs/store-above.ts'
import { actorOver } from '../platform/actor-over.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import * as store from './store-handovers.ts'
import { type VolumeRow, handVolumes, holdVolumes, nextSerial, setPending } from './store-volumes.ts'
import { factsOf, heldAt, mayAt, numberOf } from './view.ts'

type Shown = OutputOf<typeof api.archiveHandovers>['handovers'][number]

function view(ctx: Ctx, row: store.HandoverRow): Shown {
  const at = { 'archive.keep': row.from_path, 'archive.receive': row.to_path } as const
  return {
    id: row.handover_id,
    version: row.version,
    serial: row.serial,
    state: row.state,
    stateName: handoverLifecycle.states[row.state],
    volumes: row.volumes.map(({ serial, ...volume }) => ({ ...volume, number: numberOf(ctx, serial) })),
    fromName: row.from_name,
    toName: row.to_name,
    remark: row.remark,
    sentAt: row.sent_at.getTime(),
    sentBy: row.sent_by,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    may: mayAt(ctx, { life: handoverLifecycle, state: row.state, at }).filter(
      (event) => event !== 'receive' || row.sent_by_account !== ctx.actor?.account,
    ),
  }
}

/** 材料移交. Refuses NOT-FOUND. */
export async function archiveHandovers(
  ctx: Ctx,
  { org }: InputOf<typeof api.archiveHandovers>,
): Promise<OutputOf<typeof api.archiveHandovers>> {
  const { path } = await orgFor(ctx, { code: org, action: 'archive.read' })
  const rows = await store.listHandovers(ctx, scopeOf(ctx, 'archive.read'), path)
  return { handovers: rows.map((row) => view(ctx, row)) }
}

/** All of them, kept by this organisation, or somebody was faster. Refuses ARCHIVE-GONE. */
export async function chosenVolumes(
  ctx: Ctx,
  { ids, org }: { ids: readonly string[]; org: string },
): Promise<readonly VolumeRow[]> {
  const wanted = [...new Set(ids)]
  const rows = await holdVolumes(ctx, scopeOf(ctx, 'archive.keep'), wanted)
  if (rows.length !== wanted.length || rows.some(({ kept_path }) => kept_path !== org))
    throw refused('ARCHIVE-GONE')
  return rows
}

/** 移交 to the office above, as the pack and the organisations say. Refuses NOT-FOUND, ARCHIVE-GONE, ARCHIVE-NOWHERE, ARCHIVE-ELSEWHERE,
 *  ARCHIVE-UNBOUND, ARCHIVE-LENT, ARCHIVE-PENDING. */
export async function sendHandover(ctx: Ctx, input: InputOf<typeof api.sendHandover>) {
  const { path } = await orgFor(ctx, { code: input.org, action: 'archive.keep' })
  const rows = await chosenVolumes(ctx, { ids: input.volumes, org: path })
  const levels = await chainAt(ctx, { chain: [ctx.pack.archive.handedTo], path })
  const to = levels[0]?.org
  if (to === undefined || to === path) throw refused('ARCHIVE-NOWHERE')
  const volumes = rows.map((row) => factsOf(ctx, row, 'archive.keep'))
  const by = actorOver(ctx, 'archive.keep', path)
  const facts = { now: ctx.now, volumes, addressed: 'elsewhere', account: by.account } as const
  const state = orRefuse(decide('drawn', 'send', facts))
  const serial = await nextSerial(ctx, { of: 'handover', org: path })
  const listed = rows.map((row) => ({ id: row.volume_id, sheets: row.sheets }))
  const given = { from: path, to, serial, remark: input.remark.trim(), state, by: by.account }
  const handover = await store.insertHandover(ctx, { ...given, volumes: listed })
  await setPending(
    ctx,
    listed.map(({ id }) => id),
    handover,
  )
  const event = { kind: 'archive.handover.send', at: ctx.now, by, detail: { volumes: listed.length } }
  await recordEvent(ctx, event, { subject: handover })
  return { handover }
}

async function moved(
  ctx: Ctx,
  action: 'archive.keep' | 'archive.receive',
  input: InputOf<typeof api.withdrawHandover> &
    Partial<Pick<InputOf<typeof api.decideHandover>, 'reason'>> & {
      event: 'withdraw' | 'receive' | 'sendBack'
    },
) {
  const scope = scopeOf(ctx, action)
  const asked = { handover: input.handover, hold: 'change' } as const
  const row = await store.findHandover(ctx, scope, asked)
  if (row === undefined || row.version !== input.version) throw refused('ARCHIVE-GONE')
  const ids = row.volumes.map(({ id }) => id)
  const volumes = (await holdVolumes(ctx, scope, ids)).map((volume) => factsOf(ctx, volume, action))
  const reason = input.reason?.trim()
  const addressed = heldAt(ctx, 'archive.receive', row.to_path)
  const { account } = byOf(ctx)
  const people = { account, sentBy: row.sent_by_account }
  const facts = { now: ctx.now, volumes, addressed, ...people, ...(reason === undefined ? {} : { reason }) }
  const to = orRefuse(decide(row.state, input.event, facts))
  const by = actorOver(ctx, action, action === 'archive.keep' ? row.from_path : row.to_path)
  const told = input.event === 'sendBack' ? reason : undefined
  await store.moveHandoverTo(ctx, row.handover_id, { to, reason: told, by: by.account })
  if (to === 'received') await handVolumes(ctx, ids, row.to_path)
  else await setPending(ctx, ids, null)
  const event = { kind: `archive.handover.${input.event}`, at: ctx.now, by }
  await recordEvent(ctx, event, { subject: row.handover_id })
  return { done: true as const }
}

/** 撤回 what nobody has received yet. Refuses ARCHIVE-GONE, STATE-NO-WAY, ARCHIVE-ELSEWHERE. */
export const withdrawHandover = (ctx: Ctx, input: InputOf<typeof api.withdrawHandover>) =>
  moved(ctx, 'archive.keep', { ...input, event: 'withdraw' })

/** 接收: from now on the volumes are kept here; 退回 with a reason. Two at once: one is told. Refuses ARCHIVE-GONE, STATE-NO-WAY,
 *  HANDOVER-ADDRESS, HANDOVER-SAME-PERSON, HANDOVER-REASON, ARCHIVE-LENT. */
export const decideHandover = (ctx: Ctx, input: InputOf<typeof api.decideHandover>) =>
  moved(ctx, 'archive.receive', input)
