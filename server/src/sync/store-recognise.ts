import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import type { Run } from './store-run.ts'
import { below } from '../platform/paths.ts'

type Db = Ctx['db']

/** Somebody of the run's schools who is held without an ID number. */
export interface Temporary {
  readonly registration: string
  readonly person: string
  readonly name: string
  readonly school: string
  readonly identity: Buffer
}

export async function temporaries(db: Db, run: Run): Promise<readonly Temporary[]> {
  const { rows } = await sql<Temporary>`
    select r.registration_id as registration, r.person_id as person, r.name, o.school_code as school, a.identity_index as identity
    from registration r
    join active_registration a on a.season = r.season and a.registration_id = r.registration_id
    join org o on o.code = r.school_code
    where r.season = ${run.season} and ${below('r.org_path', run.org)}
      and not exists (select from person_alias p where p.person_id = r.person_id and p.kind = 'idNumber' and p.valid)`.execute(
    db,
  )
  return rows
}

export interface UnheldLine {
  readonly pupil_key: Buffer
  readonly kind: 'present' | 'elsewhere' | 'renumbered'
  readonly was: Buffer | null
  readonly identity: Buffer
  readonly school: string
  readonly sealed: Buffer
  readonly sealed_in: string
}

const CHUNK = 1000

/** Lines of nobody held, of these schools or with a number told from before; chunk by chunk. */
export async function* unheldLines(
  db: Db,
  run: Run,
  schools: readonly string[],
): AsyncGenerator<readonly UnheldLine[]> {
  for (let after: Buffer = Buffer.alloc(0); ;) {
    const { rows } = await sql<UnheldLine>`
      select l.pupil_key, l.kind, l.was_index as was, l.identity_index as identity, l.school_code as school, l.sealed, coalesce(l.sealed_in, l.run_id) as sealed_in from sync_line l
      where l.run_id = ${run.id} and l.kind <> 'gone' and l.identity_index is not null and l.pupil_key > ${after}
        and (l.was_index is not null or l.school_code = any(${[...schools]}::text[]))
        and not exists (select from active_registration a where a.season = ${run.season} and a.identity_index = l.identity_index)
      order by l.pupil_key limit ${CHUNK}`.execute(db)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = last.pupil_key
  }
}

/** Which of these numbers the run names as well: who is still there under the old number is another pupil. */
export async function stillNamed(
  db: Db,
  run: Run,
  identities: readonly Buffer[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ index: Buffer }>`
    select identity_index as index from sync_line
    where run_id = ${run.id} and kind <> 'gone' and identity_index = any(${[...identities]}::bytea[])`.execute(
    db,
  )
  return new Set(rows.map((row) => row.index.toString('hex')))
}

/** Lines of people recognised become rows like all others. */
export async function makeRows(db: Db, run: Run, keys: readonly Buffer[]): Promise<void> {
  await sql`
    update sync_line set kind = 'present' where run_id = ${run.id} and kind = 'renumbered' and pupil_key = any(${[...keys]}::bytea[])`.execute(
    db,
  )
}
