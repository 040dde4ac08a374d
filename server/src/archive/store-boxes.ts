import { sql } from 'kysely'
import { type Ctx, newId } from '../platform/context.ts'
import { type Scope, orgInScope } from '../platform/scope.ts'

export interface BoxRow {
  readonly box_id: string
  readonly version: number
  readonly org_path: string
  readonly serial: number
  readonly place: string
  readonly custodian: string
  readonly volumes: number
  readonly sheets: number
}

const columns = sql`
  b.box_id, b.version, b.org_path, b.serial, b.place, b.custodian,
  (select count(*)::int from archive_volume v where v.box_id = b.box_id) as volumes,
  (select count(*)::int from archive_volume v join archive_item i using (volume_id) where v.box_id = b.box_id) as sheets`

/** Boxes that an organisation keeps itself; at most 500. */
export async function listBoxes(ctx: Ctx, scope: Scope, org: string): Promise<readonly BoxRow[]> {
  const { rows } = await sql<BoxRow>`
    select ${columns} from archive_box b
    where b.season = ${ctx.pack.season} and b.org_path = ${org} and ${orgInScope(scope, sql`b.org_path`)} order by b.serial limit 500`.execute(
    ctx.db,
  )
  return rows
}

/** One box of an organisation, held until the transaction ends. */
export async function holdBox(
  ctx: Ctx,
  scope: Scope,
  { box, org }: { box: string; org: string },
): Promise<BoxRow | undefined> {
  const { rows } = await sql<BoxRow>`
    select ${columns} from archive_box b
    where b.box_id = ${box} and b.season = ${ctx.pack.season} and b.org_path = ${org} and ${orgInScope(scope, sql`b.org_path`)}
    for no key update of b`.execute(ctx.db)
  return rows[0]
}

export async function insertBox(
  ctx: Ctx,
  given: { org: string; serial: number; place: string; custodian: string },
): Promise<string> {
  const id = newId()
  await sql`
    insert into archive_box (box_id, season, org_path, serial, place, custodian)
    values (${id}, ${ctx.pack.season}, ${given.org}, ${given.serial}, ${given.place}, ${given.custodian})`.execute(
    ctx.db,
  )
  return id
}

export async function changeBox(
  ctx: Ctx,
  id: string,
  { place, custodian }: { place: string; custodian: string },
): Promise<void> {
  await sql`
    update archive_box set place = ${place}, custodian = ${custodian}, version = version + 1 where box_id = ${id}`.execute(
    ctx.db,
  )
}
