import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'

/** A picture to be studied, and whose it is. `current` is no when another has taken its place. */
export interface Study {
  readonly registration_id: string
  readonly image_id: string
  readonly kind: PictureKind
  readonly person_id: string
  readonly wrapped: Buffer
  readonly school_code: string
  readonly season: string
  readonly pack_version: number
  readonly content: unknown
  readonly sealed: Buffer
  readonly credentials: Readonly<Record<string, { readonly state: string }>>
  readonly derived_file: string
  readonly current: boolean
  /** This one included. */
  readonly attempts: number
}

/** Takes the oldest picture that waits, or whose student died (its lease ran out); one that has cost two is left alone. */
export async function takeStudy(db: Kysely<Database>): Promise<Study | undefined> {
  const { rows } = await sql<Study>`
    with taken as (
      update picture_study set attempts = attempts + 1, lease_until = clock_timestamp() + interval '120 seconds'
      where (registration_id, image_id) = (select registration_id, image_id from picture_study
        where attempts < 2 and (lease_until is null or lease_until < clock_timestamp())
        order by at for update skip locked limit 1)
      returning registration_id, image_id, kind, attempts)
    select t.registration_id, t.image_id, t.kind, t.attempts, r.person_id, k.wrapped, r.school_code, r.season, r.pack_version, r.content,
      r.sealed, r.credentials, i.derived_file,
      t.image_id::text in (coalesce(r.portrait->>'id', ''), coalesce(r.document->>'id', '')) as current
    from taken t join registration r on r.registration_id = t.registration_id join person_key k on k.person_id = r.person_id
    join image i on i.registration_id = t.registration_id and i.image_id = t.image_id`.execute(db)
  return rows[0]
}

type Named = Pick<Study, 'registration_id' | 'image_id'>

export async function finishStudy(db: Kysely<Database>, study: Named): Promise<void> {
  await sql`delete from picture_study where registration_id = ${study.registration_id} and image_id = ${study.image_id}`.execute(
    db,
  )
}

/** A reader failed over it: it may be tried again at once, and this counts. */
export async function freeStudy(db: Kysely<Database>, study: Named): Promise<void> {
  await sql`update picture_study set lease_until = null
    where registration_id = ${study.registration_id} and image_id = ${study.image_id}`.execute(db)
}

/** Gives a picture back unstudied: the process ends, or everybody is busy. It has cost nobody anything. */
export async function giveBack(db: Kysely<Database>, study: Named): Promise<void> {
  await sql`update picture_study set attempts = greatest(attempts - 1, 0), lease_until = null
    where registration_id = ${study.registration_id} and image_id = ${study.image_id}`.execute(db)
}

/** What was kept about a card: the reading and its differences, all or none; a second reading of the picture changes nothing. */
export async function insertReading(
  db: Kysely<Database>,
  reading: { registration: string; image: string; outcome: string; at: Date },
  differences: readonly {
    readonly id: string
    readonly field: string
    readonly told: Buffer
    readonly line: Buffer | null
  }[],
): Promise<void> {
  const { registration, image, outcome, at } = reading
  await db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows: added } = await tx
      .insertInto('card_reading')
      .values({ registration_id: registration, image_id: image, outcome, at })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow()
    if (added !== 1n || differences.length === 0) return
    await tx
      .insertInto('card_difference')
      .values(
        differences.map(({ id, field, told, line }) => ({
          registration_id: registration,
          difference_id: id,
          image_id: image,
          field,
          told,
          line,
          state: 'open',
          decided_by: null,
        })),
      )
      .execute()
  })
}
