import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import * as store from './store-boxes.ts'
import { nextSerial } from './store-volumes.ts'
import { heldAt } from './view.ts'

/** 档案盒 that the organisation keeps: where each stands, and who answers for it. Refuses NOT-FOUND. */
export async function archiveBoxes(
  ctx: Ctx,
  { org }: InputOf<typeof api.archiveBoxes>,
): Promise<OutputOf<typeof api.archiveBoxes>> {
  const { path } = await orgFor(ctx, { code: org, action: 'archive.read' })
  const rows = await store.listBoxes(ctx, scopeOf(ctx, 'archive.read'), path)
  return {
    boxes: rows.map(({ box_id, version, serial, place, custodian, volumes, sheets }) => ({
      id: box_id,
      version,
      serial,
      place,
      custodian,
      volumes,
      sheets,
    })),
  }
}

/** A new box, or another custodian or place (保管人、存放位置) of one. Refuses NOT-FOUND, ARCHIVE-ELSEWHERE, ARCHIVE-GONE, BOX-WORDS. */
export async function keepBox(ctx: Ctx, input: InputOf<typeof api.keepBox>): Promise<{ box: string }> {
  const { path } = await orgFor(ctx, { code: input.org, action: 'archive.keep' })
  if (heldAt(ctx, 'archive.keep', path) === 'elsewhere') throw refused('ARCHIVE-ELSEWHERE')
  const by = actorOver(ctx, 'archive.keep', path)
  const given = { place: input.place.trim(), custodian: input.custodian.trim() }
  if (given.place.length < 2 || given.custodian.length < 2) throw refused('BOX-WORDS')
  if (input.box === undefined) {
    const serial = await nextSerial(ctx, { of: 'box', org: path })
    const box = await store.insertBox(ctx, { org: path, serial, ...given })
    await recordEvent(ctx, { kind: 'archive.box.made', at: ctx.now, by }, { subject: box })
    return { box }
  }
  const row = await store.holdBox(ctx, scopeOf(ctx, 'archive.keep'), { box: input.box, org: path })
  if (row === undefined || row.version !== input.version) throw refused('ARCHIVE-GONE')
  const fields = (['place', 'custodian'] as const).filter((name) => row[name] !== given[name])
  if (fields.length === 0) return { box: row.box_id }
  await store.changeBox(ctx, row.box_id, given)
  await recordEvent(ctx, { kind: 'archive.box.changed', at: ctx.now, by, fields }, { subject: row.box_id })
  return { box: row.box_id }
}
