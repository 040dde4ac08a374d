import { type Insertable, sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import type { DocumentOpeningTable } from '../platform/tables-documents.ts'

/** What the sealed note of an opening is bound to. */
export const placeOfNote = (registration: string, opening: string) => `opening:${registration}:${opening}`

export async function insertOpening(ctx: Ctx, opening: Insertable<DocumentOpeningTable>): Promise<void> {
  await ctx.db.insertInto('document_opening').values(opening).execute()
}

export async function orgNameAt(ctx: Ctx, path: string): Promise<string> {
  const found = await ctx.db.selectFrom('org').select('name').where('path', '=', path).executeTakeFirst()
  return found?.name ?? ''
}

export interface OpeningRow {
  readonly registration_id: string
  readonly opening_id: string
  readonly person_id: string
  readonly wrapped: Buffer
  readonly at: Date
  readonly by_name: string | null
  readonly role: string
  readonly org_name: string | null
  readonly name: string
  readonly class_name: string | null
  readonly purpose: string
  readonly note: Buffer | null
}

const columns = sql`
  d.registration_id, d.opening_id, r.person_id, k.wrapped, d.at, a.name as by_name, d.role, o.name as org_name, r.name,
  c.name as class_name, d.purpose, d.note`
const tables = sql`
  document_opening d join registration r on r.registration_id = d.registration_id join person_key k on k.person_id = r.person_id
  left join account a on a.account_id = d.account_id left join org o on o.path = d.org_path left join org c on c.path = r.org_path`

/** The openings of one registration's documents inside the scope, newest first; at most 500. */
export async function listOpeningsOf(ctx: Ctx, scope: Scope, id: string): Promise<readonly OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`
    select ${columns} from ${tables} where d.registration_id = ${id} and ${recordInScope(scope)}
    order by d.opening_id desc limit 500`.execute(ctx.db)
  return rows
}

/** Every opening inside the scope, newest first (ids grow with time); `before` is the last one seen. */
export async function listAllOpenings(
  ctx: Ctx,
  scope: Scope,
  asked: {
    class: string | undefined
    purpose: string | undefined
    before: string | undefined
    limit: number
  },
): Promise<readonly OpeningRow[]> {
  const parts = [recordInScope(scope), sql<boolean>`r.season = ${ctx.pack.season}`]
  if (asked.class !== undefined)
    parts.push(sql<boolean>`r.org_path = (select x.path from org x where x.code = ${asked.class})`)
  if (asked.purpose !== undefined) parts.push(sql<boolean>`d.purpose = ${asked.purpose}`)
  if (asked.before !== undefined && /^[0-9a-f-]{36}$/.test(asked.before))
    parts.push(sql<boolean>`d.opening_id < ${asked.before}::uuid`)
  const { rows } = await sql<OpeningRow>`
    select ${columns} from ${tables} where ${sql.join(parts, sql` and `)}
    order by d.opening_id desc limit ${asked.limit}`.execute(ctx.db)
  return rows
}
