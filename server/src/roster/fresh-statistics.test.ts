import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { freshStatistics } from './store-commit.ts'

const { db } = await freshDatabase()

/** Rows the planner believes a table to hold; -1 where nobody has looked yet. */
async function believed(table: string): Promise<number> {
  const { rows } = await sql<{ tuples: number }>`
    select reltuples::float8 as tuples from pg_class where oid = ${table}::regclass`.execute(db)
  return rows[0]?.tuples ?? Number.NaN
}

it('tells the planner what a mass import has left, asked by the server’s own role', async () => {
  await sql`insert into person (person_id) select gen_random_uuid() from generate_series(1, 3000)`.execute(db)
  await freshStatistics(db)
  expect(await believed('person')).toBe(3000)
})
