import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { namePinyin } from '../roster/name-pinyin.ts'

interface Renumbered {
  readonly registration: string
  readonly person: string
  readonly from: string
  readonly to: string
}

/** Two people corrected to one number in the same second: the unique key refuses the second. */
async function takeNumber(ctx: Ctx, { registration, person }: Renumbered, index: Buffer): Promise<void> {
  const { rows } = await sql`
    insert into active_registration (season, identity_index, registration_id)
    select ${ctx.pack.season}, ${index}::bytea, ${registration}::uuid where not exists (
      select 1 from person_alias where kind = 'idNumber' and index = ${index} and valid and person_id <> ${person})
    on conflict (season, identity_index) do nothing returning 1`.execute(ctx.db)
  if (rows.length === 0) throw refused('CORRECTION-NUMBER-TAKEN')
  await sql`
    insert into person_alias (kind, index, person_id) values ('idNumber', ${index}, ${person})
    on conflict (kind, index, person_id) do update set valid = true`.execute(ctx.db)
}

/** The number by which a person is found and signs in is another one now; the wrong one leads here no more. Blank: there was, or is,
 *  none. Refuses CORRECTION-NUMBER-TAKEN: somebody else has it. */
export async function switchNumber(ctx: Ctx, given: Renumbered): Promise<void> {
  const { registration, person, from, to } = given
  const { keys } = ctx.services
  if (to !== '') await takeNumber(ctx, given, keys.index(to))
  if (from === '') return
  const was = keys.index(from)
  // Without a new number the old one still keeps a second registration out.
  if (to !== '')
    await sql`delete from active_registration where season = ${ctx.pack.season} and identity_index = ${was} and registration_id = ${registration}`.execute(
      ctx.db,
    )
  await sql`update person_alias set valid = false where person_id = ${person} and kind = 'idNumber' and index = ${was}`.execute(
    ctx.db,
  )
}

/** What the name is searched by. */
export async function respell(ctx: Ctx, registration: string, name: string): Promise<void> {
  await sql`update registration set pinyin = ${namePinyin(name)} where registration_id = ${registration}`.execute(
    ctx.db,
  )
}
