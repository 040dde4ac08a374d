import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

/** A class that nobody has made yet. */
export async function addClass(ctx: Ctx, given: { code: string; name: string; path: string }): Promise<void> {
  await sql`
    insert into org (code, kind, name, path) values (${given.code}, 'class', ${given.name}, ${given.path}) on conflict (code) do nothing`.execute(
    ctx.db,
  )
}

/** Other work about the pupil goes along to the new school. */
export async function moveOtherWork(
  ctx: Ctx,
  { work, registration, school, org }: { work: string; registration: string; school: string; org: string },
): Promise<void> {
  await sql`
    update sync_work set school_code = ${school}, org_path = ${org}, version = version + 1
    where registration_id = ${registration} and work_id <> ${work}`.execute(ctx.db)
}

/** How a name is spelt, after it has changed. */
export async function respell(ctx: Ctx, registration: string, pinyin: string): Promise<void> {
  await sql`update registration set pinyin = ${pinyin} where registration_id = ${registration} and pinyin <> ${pinyin}`.execute(
    ctx.db,
  )
}
