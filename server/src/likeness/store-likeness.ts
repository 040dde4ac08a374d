import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../platform/tables.ts'
import { stillStands } from '../registration/store-standing.ts'

/** Keeps how a picture looks, only while it is the registration's current one: a picture replaced meanwhile leaves nothing. */
export async function putLikeness(
  db: Kysely<Database>,
  given: {
    registration: string
    kind: PictureKind
    image: string
    hash: Uint8Array
    descriptor: Buffer | null
    at: Date
  },
): Promise<void> {
  const column = sql.ref(given.kind)
  await sql`
    insert into likeness (registration_id, kind, image_id, hash, descriptor, at)
    select r.registration_id, ${given.kind}, ${given.image}::uuid, ${Buffer.from(given.hash)}, ${given.descriptor}::bytea, ${given.at}
    from registration r where r.registration_id = ${given.registration} and r.${column}->>'id' = ${given.image}
    for share of r
    on conflict (registration_id, kind) do update set image_id = excluded.image_id, hash = excluded.hash,
      descriptor = excluded.descriptor, at = excluded.at`.execute(db)
}

export interface LikenessRow {
  readonly registration_id: string
  readonly season: string
  readonly person_id: string
  readonly wrapped: Buffer
  readonly image_id: string
  readonly hash: Buffer
  readonly descriptor: Buffer | null
  readonly card_image: string | null
  readonly card: Buffer | null
}

/** How the portraits of a school look, with the face on each one's card, in every season that is not closed. Its own service only: no
 *  caller hands this on. */
export async function likenessOfSchool(
  db: Kysely<Database>,
  school: string,
): Promise<readonly LikenessRow[]> {
  const { rows } = await sql<LikenessRow>`
    select l.registration_id, r.season, r.person_id, k.wrapped, l.image_id, l.hash, l.descriptor, d.image_id as card_image, d.descriptor as card
    from likeness l join registration r on r.registration_id = l.registration_id join person_key k on k.person_id = r.person_id
    left join likeness d on d.registration_id = l.registration_id and d.kind = 'document'
    where l.kind = 'portrait' and r.school_code = ${school} and ${stillStands('r')}
      and not exists (select 1 from season_life s where s.season = r.season and s.state in ('closing', 'closed'))
    order by l.registration_id`.execute(db)
  return rows
}
