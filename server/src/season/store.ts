import { sql } from 'kysely'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { canonical, type Json } from '@zhongzhao/domain/base/canonical'
import type { Kysely } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { newId } from '../platform/context.ts'
import { sha256 } from '../platform/sealed-text.ts'
import type { Database } from '../platform/tables.ts'

/** Keeps the pack of this release, insert-only; answers the released versions of the season, oldest first. */
export async function keepPack(db: Kysely<Database>, pack: SeasonPack): Promise<readonly SeasonPack[]> {
  const body = canonical(pack as unknown as Json)
  const row = { season: pack.season, version: pack.version, sha256: sha256(body), body }
  await db
    .insertInto('pack_version')
    .values(row)
    .onConflict((c) => c.columns(['season', 'version']).doNothing())
    .execute()
  const rows = await db
    .selectFrom('pack_version')
    .select('body')
    .where('season', '=', pack.season)
    .orderBy('version')
    .execute()
  return rows.map((r) => r.body as SeasonPack)
}

export async function moveOffset(ctx: Ctx, offsetMs: number): Promise<void> {
  await ctx.db.updateTable('season_clock').set({ offset_ms: offsetMs }).execute()
}

/** 补报: more time for one registration. */
export async function addExtension(
  ctx: Ctx,
  {
    registration,
    activities,
    from,
    until,
    reason,
    account,
  }: {
    registration: string
    activities: readonly string[]
    from: Date
    until: Date
    reason: string
    account: string
  },
): Promise<void> {
  const rows = activities.map((activity) => ({
    extension_id: newId(),
    org_path: null,
    registration_id: registration,
    activity,
    valid_from: from,
    valid_until: until,
    reason,
    by_account: account,
    at: from,
  }))
  await ctx.db.insertInto('window_extension').values(rows).execute()
}

export async function databaseTime(db: Kysely<Database>): Promise<{ wall: Date; offsetMs: number }> {
  const { rows } = await sql<{
    wall: Date
    offset_ms: number
  }>`select now() as wall, offset_ms from season_clock`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('season_clock is empty')
  return { wall: row.wall, offsetMs: row.offset_ms }
}
