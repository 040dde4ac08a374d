import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { builtOn, holdsNoBatch } from '../src/roster/store-roll-back.ts'
import { freshDatabase } from './database.ts'

const { owner } = await freshDatabase()

describe('whether a batch of the roster may be taken back (二.2, B1)', () => {
  it('every table that names a registration either holds the batch or is passed over, and says why', async () => {
    const { rows } = await sql<{ name: string }>`
      select distinct c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
        and a.atttypid = 'uuid'::regtype and (a.attname like '%registration%' or a.attname = 'other_id')
      order by 1`.execute(owner)
    const known = [...Object.keys(builtOn), ...Object.keys(holdsNoBatch)]
    expect(rows.map(({ name }) => name)).toEqual(known.toSorted())
    expect(Object.values(holdsNoBatch).filter((why) => why.length < 5)).toEqual([])
  })
})
