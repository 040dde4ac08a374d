import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { freshDatabase } from './database.ts'

const { owner } = await freshDatabase()

/** Tables that belong to a season and take a change after its end, each with why. Every other one wears the guard of migration 0055. */
const free: Readonly<Record<string, string>> = {
  pack_version: 'the season itself',
  season_life: 'the end of the season',
  season_run: 'the end of the season',
  season_outcome: 'the end of the season',
  carry_work: 'what the next season asks of this one',
  earlier_registration: 'what the next season asks of this one',
  archive_box: 'papers are kept for years',
  archive_volume: 'papers are kept for years',
  archive_item: 'papers are kept for years',
  archive_loan: 'papers are kept for years',
  archive_handover: 'papers are kept for years',
  archive_handover_volume: 'papers are kept for years',
  archive_destruction: 'papers are kept for years',
  archive_destruction_volume: 'papers are kept for years',
  sheet: 'a form is printed again, and nothing is signed on it',
  document_opening: 'who looked is noted',
  claim_file_opening: 'who looked is noted',
  event: 'what happened is noted',
  message: 'what happened is told',
  class_tally: 'counted from registrations',
  registration_serial: 'numbers dealt to registrations',
  registration_version: 'kept with the registration',
  roster_entry: 'kept with the registration',
  daily_report: 'the clock counts',
  daily_count: 'the clock counts',
  daily_class_count: 'the clock counts',
  evaluation_tally: 'counted from evaluations',
  claim_reminder: 'the clock reminds',
  job: 'a queue',
  eye_job: 'a queue',
  picture_study: 'a queue',
  duplicate_waiting: 'a queue',
  duplicate_key: 'what is compared',
  likeness: 'what is compared',
  card_reading: 'what is compared',
  roster_batch: 'a file; its registrations are guarded',
  roster_row: 'a file; its registrations are guarded',
  roster_staged: 'a file; its registrations are guarded',
  picture_run: 'files; their pictures are guarded',
  picture_run_file: 'files; their pictures are guarded',
  sync_run: 'a run ends; what it brings is guarded',
  sync_line: 'a run ends; what it brings is guarded',
  sync_scope: 'a run ends; what it brings is guarded',
  sync_kept: 'a run ends; what it brings is guarded',
}

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly asks: boolean
  readonly key: boolean
  readonly keys: number
}

const { rows: columns } = await sql<Column>`
  select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
    a.attnotnull and not a.atthasdef and a.attidentity = '' and a.attgenerated = '' as asks, coalesce(a.attnum = any(i.indkey::int2[]), false) as key,
    coalesce(i.indnkeyatts, 0)::int as keys
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname, a.attnum`.execute(
  owner,
)
const { rows: guards } = await sql<{ table: string; name: string }>`
  select tgrelid::regclass::text as table, tgname as name from pg_trigger where tgname like 'season\\_closed\\_%'`.execute(
  owner,
)

const columnsOf = Map.groupBy(columns, ({ table }) => table)
const has = (table: string, name: string) => columnsOf.get(table)?.some((column) => column.name === name)
/** Tables with a season of their own and the key that others name them by; a request for correction has two. */
const parents = columns
  .filter(({ table, key, keys, type }) => key && keys === 1 && type === 'uuid' && has(table, 'season'))
  .map(({ table, name }) => ({ table, name }))
  .concat({ table: 'correction_request', name: 'correction_id' })
/** Columns of a table that name a row of another one. */
const namesIn = (table: string) =>
  (columnsOf.get(table) ?? [])
    .map(({ name }) => name)
    .filter((name) => parents.some((parent) => parent.name === name))
    .filter((name) => !parents.some((parent) => parent.name === name && parent.table === table))
const ofASeason = [...columnsOf.keys()].filter((table) => has(table, 'season') || namesIn(table).length > 0)
const guarded = ofASeason.filter((table) => !(table in free))

const values: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `''`,
  integer: '1',
  smallint: '1',
  bigint: '1',
  boolean: 'false',
  bytea: `''`,
  jsonb: `'{}'`,
  date: 'current_date',
  'timestamp with time zone': 'now()',
  tstzrange: `'empty'`,
}
/** A row that asks nothing but to be there. */
function rowOf(table: string, given: Readonly<Record<string, string>>): string {
  const asked = (columnsOf.get(table) ?? []).filter(({ name, asks }) => asks || name in given)
  const value = ({ name, type }: Column) =>
    given[name] ?? values[type] ?? (type.endsWith('[]') ? `'{}'` : `''::${type}`)
  return `insert into ${table} (${asked.map(({ name }) => `"${name}"`).join(', ')}) values (${asked.map(value).join(', ')})`
}
const run = (text: string) => sql.raw(text).execute(owner)

describe('every table that belongs to a season (A7)', () => {
  it('wears the guard of a closed season, or is named here with why not', () => {
    const worn = (table: string) =>
      guards.filter((guard) => guard.table === table).map(({ name }) => name.replace('season_closed_', ''))
    const bare = guarded.filter((table) => worn(table).toSorted().join() !== 'delete,insert,update')
    expect(bare).toEqual([])
    expect(guards.map(({ table }) => table).filter((table) => !guarded.includes(table))).toEqual([])
  })
  it('and nothing is named here that is gone', () => {
    expect(Object.keys(free).filter((table) => !ofASeason.includes(table))).toEqual([])
  })
})

describe('the guard (A7)', async () => {
  // What else a table asks of a row is asked elsewhere: here only its season counts.
  const { rows: rules } = await sql<{ table: string; name: string }>`
    select conrelid::regclass::text as table, conname as name from pg_constraint
    where contype in ('c', 'f', 'x', 'u') and conrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
    order by contype = 'f' desc`.execute(owner)
  for (const { table, name } of rules) await run(`alter table ${table} drop constraint "${name}"`)
  const { rows: unique } = await sql<{ name: string }>`
    select indexrelid::regclass::text as name from pg_index
    where indisunique and not indisprimary and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`.execute(
    owner,
  )
  for (const { name } of unique) await run(`drop index ${name}`)
  for (const table of ofASeason) await run(`alter table ${table} disable trigger user`)
  const ids = {
    open: `'00000000-0000-4000-8000-000000000001'`,
    closed: `'00000000-0000-4000-8000-000000000002'`,
  }
  const seasons = ['open', 'closed'] as const
  const naming = (table: string, season: (typeof seasons)[number]) =>
    Object.fromEntries(namesIn(table).map((name) => [name, ids[season]]))
  for (const { table, name } of parents)
    for (const season of seasons)
      await run(rowOf(table, { ...naming(table, season), [name]: ids[season], season: `'${season}'` }))
  await run(rowOf('season_life', { season: `'closed'`, state: `'closed'` }))
  for (const { table, name } of guards) await run(`alter table ${table} enable trigger ${name}`)

  it.each(guarded)('%s: nothing of a closed season is written, what is open goes on', async (table) => {
    const attempt = (season: (typeof seasons)[number]) =>
      run(
        rowOf(table, {
          ...naming(table, season),
          ...(has(table, 'season') ? { season: `'${season}'` } : {}),
        }),
      )
    await expect(attempt('closed')).rejects.toMatchObject({ code: 'ZZ044' })
    await expect(attempt('open')).resolves.toBeDefined()
  })
})
