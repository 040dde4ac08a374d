import { sql } from 'kysely'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'

export interface KeptImage {
  readonly registration: string
  readonly image: string
  readonly kind: PictureKind
  readonly originalHash: string
  readonly derivedHash: string
  readonly originalFile: string
  readonly derivedFile: string
  readonly facts: PictureFacts
  readonly findings: readonly unknown[]
  readonly steps: readonly string[]
  readonly verdict: string
}

/** What a kept picture and one that waits for the eye have in common. */
export function imageColumns(kept: KeptImage) {
  return {
    registration_id: kept.registration,
    image_id: kept.image,
    kind: kept.kind,
    original_hash: kept.originalHash,
    derived_hash: kept.derivedHash,
    original_file: kept.originalFile,
    derived_file: kept.derivedFile,
    facts: JSON.stringify(kept.facts),
    findings: JSON.stringify(kept.findings),
    steps: JSON.stringify(kept.steps),
  }
}

/** Insert-only: every picture ever taken stays, with what was measured; the registration names the current one. */
export async function insertImage(
  ctx: Ctx,
  kept: KeptImage,
  { by, at }: { by: string; at: number },
): Promise<void> {
  await ctx.db
    .insertInto('image')
    .values({
      ...imageColumns(kept),
      verdict: kept.verdict,
      supplied_by: by,
      at: new Date(at),
    })
    .execute()
}

/** The wrapped key of the person whose registration it is. */
export async function findPersonKey(
  ctx: Ctx,
  registration: string,
): Promise<{ readonly person_id: string; readonly wrapped: Buffer }> {
  const { rows } = await sql<{ person_id: string; wrapped: Buffer }>`
    select r.person_id, k.wrapped from registration r join person_key k on k.person_id = r.person_id
    where r.registration_id = ${registration}`.execute(ctx.db)
  const [row] = rows
  if (row === undefined) throw refused('NOT-FOUND')
  return row
}

export interface ImageFile {
  readonly registration_id: string
  readonly person_id: string
  readonly wrapped: Buffer
  readonly kind: string
  /** Path of the class in which the pupil sits. */
  readonly org_path: string
  readonly original_file: string
  readonly derived_file: string
}

/** Some pictures inside the scope, in one read. */
export async function findImages(
  ctx: Ctx,
  scope: Scope,
  images: readonly string[],
): Promise<readonly (ImageFile & { readonly image_id: string })[]> {
  const { rows } = await sql<ImageFile & { image_id: string }>`
    select i.image_id, i.registration_id, r.person_id, k.wrapped, i.kind, r.org_path, i.original_file, i.derived_file
    from image i join registration r on r.registration_id = i.registration_id join person_key k on k.person_id = r.person_id
    where i.image_id = any(${[...images]}::uuid[]) and ${recordInScope(scope)}`.execute(ctx.db)
  return rows
}

/** Where a picture lies, when its registration stands inside the scope. */
export async function findImage(
  ctx: Ctx,
  scope: Scope,
  { id, image }: { id: string; image: string },
): Promise<ImageFile | undefined> {
  const inside = recordInScope(scope)
  const { rows } = await sql<ImageFile>`
    select i.registration_id, r.person_id, k.wrapped, i.kind, r.org_path, i.original_file, i.derived_file
    from image i join registration r on r.registration_id = i.registration_id join person_key k on k.person_id = r.person_id
    where i.registration_id = ${id} and i.image_id = ${image} and ${inside}`.execute(ctx.db)
  return rows[0]
}

/** The registration of this season that a number belongs to, inside the scope. */
export async function findByNumber(ctx: Ctx, scope: Scope, index: Buffer): Promise<string | undefined> {
  const inside = recordInScope(scope)
  const { rows } = await sql<{ registration_id: string }>`
    select r.registration_id from person_alias a join registration r on r.person_id = a.person_id
    where a.index = ${index} and a.valid and r.season = ${ctx.pack.season} and ${stillStands('r')} and ${inside} limit 1`.execute(
    ctx.db,
  )
  return rows[0]?.registration_id
}
