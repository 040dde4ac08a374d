import type { OwnedLine, PublicLine } from '@zhongzhao/domain/publicity/line'
import type { PublicitySource } from '@zhongzhao/domain/season/publicity'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { standsOn } from '../registration/store-public-lines.ts'

/** Who would stand on a list: what a line is made of, in class order. */
export interface SourceRow {
  readonly registration: string
  readonly className: string
  readonly name: string
  readonly number: string
  readonly result: string
}

/** Who would stand on a list of that source, in class order; each once. */
export async function linesFrom(ctx: Ctx, org: string, from: PublicitySource): Promise<readonly SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select r.registration_id as registration, c.name as "className", r.name, r.number, ${from.result}::text as result
    from registration r join org c on c.path = r.org_path
    where r.season = ${ctx.pack.season} and ${standsOn('r', { org, from })}
    order by r.org_path, r.number`.execute(ctx.db)
  return rows
}

/** Every line of a new list in one statement; position from 1 in the order given. */
export async function insertLines(ctx: Ctx, list: string, lines: readonly OwnedLine[]): Promise<void> {
  if (lines.length === 0) return
  const each = <K extends keyof (typeof lines)[number]>(key: K) => lines.map((line) => line[key])
  await sql`
    insert into publicity_line (list_id, position, registration_id, class_name, name, number_end, result)
    select ${list}::uuid, at, r, c, n, e, s from unnest(${each('registration')}::uuid[], ${each('className')}::text[], ${each('name')}::text[],
      ${each('numberEnd')}::text[], ${each('result')}::text[]) with ordinality as given (r, c, n, e, s, at)`.execute(
    ctx.db,
  )
}

export interface LineRow extends PublicLine {
  readonly position: number
  readonly struck: boolean
}

export async function linesOf(db: Ctx['db'], list: string): Promise<readonly LineRow[]> {
  const { rows } = await sql<LineRow>`
    select position, class_name as "className", name, number_end as "numberEnd", result, struck_at is not null as struck
    from publicity_line where list_id = ${list} order by position`.execute(db)
  return rows
}

/** The lines as they were prepared, with whose they are. */
export async function ownedLines(ctx: Ctx, list: string): Promise<readonly OwnedLine[]> {
  const { rows } = await sql<OwnedLine>`
    select registration_id as registration, class_name as "className", name, number_end as "numberEnd", result
    from publicity_line where list_id = ${list}`.execute(ctx.db)
  return rows
}

/** Whose registrations stand on a list, to be told. */
export async function peopleOn(
  ctx: Ctx,
  list: string,
): Promise<readonly { readonly id: string; readonly person: string }[]> {
  const { rows } = await sql<{ id: string; person: string }>`
    select r.registration_id as id, r.person_id as person from publicity_line l join registration r using (registration_id)
    where l.list_id = ${list}`.execute(ctx.db)
  return rows
}

/** Takes a line off; answers whose it is, and nothing where it was off already. */
export async function strikeLine(
  ctx: Ctx,
  { list, position }: { list: string; position: number },
): Promise<{ readonly id: string; readonly person: string } | undefined> {
  const { rows } = await sql<{ id: string; person: string }>`
    update publicity_line l set struck_at = ${new Date(ctx.now)}, struck_for = 'objection' from registration r
    where l.list_id = ${list} and l.position = ${position} and l.struck_for is distinct from 'objection' and r.registration_id = l.registration_id
    returning r.registration_id as id, r.person_id as person`.execute(ctx.db)
  return rows[0]
}
