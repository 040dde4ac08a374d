import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive-moves'
import {
  type DestructionEvent,
  approvalAt,
  decideDestruction as decide,
  destructionLifecycle,
} from '@zhongzhao/domain/archive/destruction'
import { decideVolume } from '@zhongzhao/domain/archive/volume'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { chosenVolumes } from './handovers.ts'
import * as store from './store-destructions.ts'
import { type VolumeRow, destroyVolumes, holdVolumes, nextSerial, setPending } from './store-volumes.ts'
import { factsOf, heldAt, mayAt, numberOf } from './view.ts'

type Shown = OutputOf<typeof api.archiveDestructions>['destructions'][number]

function view(ctx: Ctx, row: store.DestructionRow): Shown {
  const { deciding_path: decides } = row
  const at = { 'archive.keep': row.org_path, ...(decides === null ? {} : { 'archive.destroy': decides }) }
  const own = row.proposed_by === ctx.actor?.account
  const may = mayAt(ctx, { life: destructionLifecycle, state: row.state, at })
  return {
    id: row.destruction_id,
    version: row.version,
    serial: row.serial,
    state: row.state,
    stateName: destructionLifecycle.states[row.state],
    volumes: row.volumes.map(({ serial, ...volume }) => ({ ...volume, number: numberOf(ctx, serial) })),
    orgName: row.org_name,
    ground: row.ground,
    ...(decides === null
      ? {}
      : { decides: { name: row.deciding_name ?? '', place: decides === row.org_path ? 'keeper' : 'above' } }),
    proposedAt: row.proposed_at.getTime(),
    proposedBy: row.proposer ?? '',
    ...(row.words === null ? {} : { words: row.words }),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
    // Whoever proposed it does not decide.
    may: may.filter((event) => !own || event === 'withdraw'),
  }
}

/** 案卷销毁. Refuses NOT-FOUND. */
export async function archiveDestructions(
  ctx: Ctx,
  { org }: InputOf<typeof api.archiveDestructions>,
): Promise<OutputOf<typeof api.archiveDestructions>> {
  const { path } = await orgFor(ctx, { code: org, action: 'archive.read' })
  const rows = await store.listDestructions(ctx, scopeOf(ctx, 'archive.read'), path)
  return { destructions: rows.map((row) => view(ctx, row)) }
}

/** 提请销毁 of volumes whose period is over. Refuses NOT-FOUND, ARCHIVE-GONE, ARCHIVE-ELSEWHERE, ARCHIVE-UNBOUND, ARCHIVE-LENT, ARCHIVE-PENDING,
 *  ARCHIVE-PERIOD, DESTRUCTION-ABOVE, DESTRUCTION-REASON. */
export async function proposeDestruction(ctx: Ctx, input: InputOf<typeof api.proposeDestruction>) {
  const { path, kind } = await orgFor(ctx, { code: input.org, action: 'archive.keep' })
  const rows = await chosenVolumes(ctx, { ids: input.volumes, org: path })
  const by = actorOver(ctx, 'archive.keep', path)
  const volumes = rows.map((row) => factsOf(ctx, row, 'archive.keep'))
  const ground = input.ground.trim()
  const approval = approvalAt(ctx.pack.roles, kind)
  const asked = { now: ctx.now, by: by.account, volumes, approval, reason: ground }
  const state = orRefuse(decide('drawn', 'propose', asked))
  const serial = await nextSerial(ctx, { of: 'destruction', org: path })
  const listed = rows.map((row) => ({ id: row.volume_id, sheets: row.sheets }))
  const given = { org: path, serial, ground, state, by: by.account, volumes: listed }
  const destruction = await store.insertDestruction(ctx, given)
  await setPending(
    ctx,
    listed.map(({ id }) => id),
    destruction,
  )
  const event = { kind: 'archive.destruction.propose', at: ctx.now, by, detail: { volumes: listed.length } }
  await recordEvent(ctx, event, { subject: destruction })
  return { destruction }
}

/** What becomes of the volumes, after the destruction itself was written. */
async function settle(
  ctx: Ctx,
  rows: readonly VolumeRow[],
  { event, proposedBy, by }: { event: DestructionEvent; proposedBy: string; by: string },
) {
  const ids = rows.map((row) => row.volume_id)
  if (event !== 'destroy') return setPending(ctx, ids, null)
  const states = rows.map((row) => {
    // Who decides it was asked before.
    const facts = { ...factsOf(ctx, row, 'archive.destroy'), held: 'here' as const }
    return orRefuse(decideVolume(facts, 'destroy', { now: ctx.now, by, proposedBy }))
  })
  const [to] = states
  if (to !== undefined) await destroyVolumes(ctx, ids, to)
}

async function moved(
  ctx: Ctx,
  action: 'archive.keep' | 'archive.destroy',
  input: InputOf<typeof api.withdrawDestruction> & {
    event: 'withdraw' | 'destroy' | 'decline'
    words: string
  },
) {
  const scope = scopeOf(ctx, action)
  const asked = { destruction: input.destruction, hold: 'change' } as const
  const row = await store.findDestruction(ctx, scope, asked)
  if (row === undefined || row.version !== input.version) throw refused('ARCHIVE-GONE')
  const rows = await holdVolumes(
    ctx,
    scope,
    row.volumes.map(({ id }) => id),
  )
  const at = action === 'archive.keep' ? row.org_path : (row.deciding_path ?? row.org_path)
  const held = heldAt(ctx, action, at)
  const volumes = rows.map((volume) => ({ ...factsOf(ctx, volume, action), held }))
  const words = input.words.trim()
  const facts = {
    now: ctx.now,
    by: ctx.actor?.account ?? '',
    proposedBy: row.proposed_by,
    volumes,
    approval: 'here' as const,
    reason: words,
  }
  const to = orRefuse(decide(row.state, input.event, facts))
  const by = actorOver(ctx, action, at)
  const told = input.event === 'withdraw' ? undefined : words
  await store.moveDestructionTo(ctx, row.destruction_id, { to, words: told, by: by.account })
  await settle(ctx, rows, { event: input.event, proposedBy: row.proposed_by, by: by.account })
  const event = { kind: `archive.destruction.${input.event}`, at: ctx.now, by }
  await recordEvent(ctx, event, { subject: row.destruction_id })
  return { done: true as const }
}

/** 撤回 before it was decided. Refuses ARCHIVE-GONE, STATE-NO-WAY, ARCHIVE-ELSEWHERE. */
export const withdrawDestruction = (ctx: Ctx, input: InputOf<typeof api.withdrawDestruction>) =>
  moved(ctx, 'archive.keep', { ...input, event: 'withdraw', words: '' })

/** 批准并监销, or not, by another person: at the keeper, or at the office above that steps in where nobody else may. Refuses ARCHIVE-GONE, STATE-NO-WAY, ARCHIVE-ELSEWHERE, ARCHIVE-OTHER, ARCHIVE-LENT, ARCHIVE-PERIOD,
 *  DESTRUCTION-REASON. */
export const decideDestruction = (ctx: Ctx, input: InputOf<typeof api.decideDestruction>) =>
  moved(ctx, 'archive.destroy', input)
