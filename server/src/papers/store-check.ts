import type { SheetCode } from '@zhongzhao/domain/registration/sheet'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'

type Standing = 'valid' | 'superseded' | 'correcting' | 'unsigned'

/** What anybody may learn of a sheet: no scope, and nothing of the registration but whether a correction is open. */
export async function publicStanding(
  ctx: Ctx,
  code: Exclude<SheetCode, { kind: 'number' }>,
): Promise<Standing | undefined> {
  const which =
    code.kind === 'qr'
      ? sql`s.sheet_id = ${code.sheet} and s.seal_code = ${code.seal}`
      : sql`s.digits = ${code.digits}`
  const { rows } = await sql<{ standing: Standing }>`
    select case
      when t.outcome = 'superseded' then 'superseded'
      when t.outcome is distinct from 'signed' then 'unsigned'
      when exists (select 1 from correction c where c.registration_id = s.registration_id and c.closed_at is null) then 'correcting'
      else 'valid' end as standing
    from sheet s left join lateral (
      select outcome from sheet_receipt x where x.registration_id = s.registration_id and x.sheet_id = s.sheet_id
      order by x.at desc, x.receipt_id desc limit 1) t on true
    where ${which} order by s.printed_at desc limit 1`.execute(ctx.db)
  return rows[0]?.standing
}
