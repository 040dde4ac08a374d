import type { Kysely } from 'kysely'
import type { Database } from '../platform/tables.ts'

export interface NewOrg {
  readonly code: string
  readonly kind: string
  readonly name: string
  readonly path: string
}

/** Every organisation but the classes, by code. */
export async function orgsByCode(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, { kind: string; path: string }>> {
  const rows = await db
    .selectFrom('org')
    .select(['code', 'kind', 'path'])
    .where('kind', '!=', 'class')
    .execute()
  return new Map(rows.map(({ code, kind, path }) => [code, { kind, path }]))
}

const AT_ONCE = 1000

/** Schools and points carry the code rosters name them by. */
export async function addOrgs(db: Kysely<Database>, added: readonly NewOrg[]): Promise<void> {
  await db.transaction().execute(async (inside) => {
    for (let at = 0; at < added.length; at += AT_ONCE) {
      const rows = added.slice(at, at + AT_ONCE).map((org) => ({
        ...org,
        school_code: org.kind === 'school' || org.kind === 'point' ? org.code : null,
      }))
      await inside
        .insertInto('org')
        .values(rows)
        .onConflict((c) => c.doNothing())
        .execute()
    }
  })
}
