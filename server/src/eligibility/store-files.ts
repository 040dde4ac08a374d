import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import type { Scope } from '../platform/scope.ts'
import { recordInScope } from '../platform/scope.ts'

export interface FileRow {
  readonly registration_id: string
  readonly file_id: string
  readonly person_id: string
  readonly wrapped: Buffer
  readonly kind: string
  readonly item: string
  readonly paper: string
  readonly type: 'jpeg' | 'png' | 'pdf'
  readonly bytes: number
  readonly file: string
  readonly at: Date
  readonly claim_id: string | null
}

const columns = sql`f.registration_id, f.file_id, r.person_id, k.wrapped, f.kind, f.item, f.paper, f.type, f.bytes, f.file, f.at, f.claim_id`
const tables = sql`claim_file f join registration r on r.registration_id = f.registration_id join person_key k on k.person_id = r.person_id`

/** What was uploaded for some registrations, oldest first. */
export async function listFiles(
  ctx: Ctx,
  scope: Scope,
  registrations: readonly string[],
): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`
    select ${columns} from ${tables} where f.registration_id = any(${[...registrations]}::uuid[]) and ${recordInScope(scope)}
    order by f.registration_id, f.at, f.file_id`.execute(ctx.db)
  return rows
}

/** One file inside the scope. */
export async function findFile(ctx: Ctx, scope: Scope, id: string): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select ${columns} from ${tables} where f.file_id = ${id} and ${recordInScope(scope)}`.execute(ctx.db)
  return rows[0]
}

export interface NewFile {
  readonly registration: string
  readonly id: string
  readonly kind: string
  readonly item: string
  readonly paper: string
  readonly type: FileRow['type']
  readonly bytes: number
  readonly contentHash: string
  readonly file: string
}

/** One more file, if there is room for it: two at once do not both take the last place, since the registration is held. The same picture
 *  sent twice is there once. Refuses CLAIM-FILES-MOST. */
export async function insertFile(ctx: Ctx, f: NewFile, most: number): Promise<string> {
  await sql`select 1 from registration where registration_id = ${f.registration} for no key update`.execute(
    ctx.db,
  )
  const { rows: there } = await sql<{ file_id: string; same: boolean }>`
    select file_id, content_hash = ${f.contentHash} and paper = ${f.paper} as same from claim_file
    where registration_id = ${f.registration} and kind = ${f.kind} and item = ${f.item}`.execute(ctx.db)
  const same = there.find((one) => one.same)
  if (same !== undefined) return same.file_id
  if (there.length >= most) throw refused('CLAIM-FILES-MOST', { most })
  await ctx.db
    .insertInto('claim_file')
    .values({
      registration_id: f.registration,
      file_id: f.id,
      kind: f.kind,
      item: f.item,
      paper: f.paper,
      type: f.type,
      bytes: f.bytes,
      content_hash: f.contentHash,
      file: f.file,
      at: new Date(ctx.now),
    })
    .execute()
  return f.id
}

/** Takes a file away that was not submitted yet. */
export async function deleteFile(ctx: Ctx, { registration, id }: { registration: string; id: string }) {
  await ctx.db
    .deleteFrom('claim_file')
    .where('registration_id', '=', registration)
    .where('file_id', '=', id)
    .where('claim_id', 'is', null)
    .execute()
}

/** What lies ready goes with the claim, and stays. */
export async function submitFiles(
  ctx: Ctx,
  { registration, kind, item, claim }: { registration: string; kind: string; item: string; claim: string },
): Promise<void> {
  await sql`
    update claim_file set claim_id = ${claim} where registration_id = ${registration} and kind = ${kind} and item = ${item} and claim_id is null`.execute(
    ctx.db,
  )
}

/** Files of these claims that were opened by somebody of the office at which the claim stands. */
export async function openedAt(ctx: Ctx, claims: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ file_id: string }>`
    select distinct o.file_id from claim c join claim_file f on f.claim_id = c.claim_id join claim_file_opening o on o.file_id = f.file_id
    where c.claim_id = any(${[...claims]}::uuid[]) and o.office_path = c.office_path`.execute(ctx.db)
  return new Set(rows.map((row) => row.file_id))
}

export async function insertOpening(
  ctx: Ctx,
  o: { id: string; file: string; registration: string; account: string; office: string },
): Promise<void> {
  await ctx.db
    .insertInto('claim_file_opening')
    .values({
      file_id: o.file,
      opening_id: o.id,
      registration_id: o.registration,
      account_id: o.account,
      office_path: o.office,
      at: new Date(ctx.now),
    })
    .execute()
}
