import { type Kysely, sql } from 'kysely'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import type { ImageFinding, ImageVerdict } from '@zhongzhao/domain/images/finding'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { type Ctx, newId } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import type { Database } from '../platform/tables.ts'
import { type KeptImage, imageColumns } from './store.ts'

/** A picture that a worker has in hand. */
export interface EyeJob {
  readonly job_id: string
  readonly registration_id: string
  readonly season: string
  readonly image_id: string
  readonly kind: PictureKind
  readonly original_hash: string
  readonly derived_hash: string
  readonly original_file: string
  readonly derived_file: string
  readonly facts: PictureFacts
  readonly findings: readonly ImageFinding[]
  readonly steps: readonly string[]
  readonly account_id: string
  readonly at: Date
  readonly deaths: number
}

/** How many deaths make a picture a poison that nobody tries again. */
export const MOST_DEATHS = 2

export async function insertEyeJob(
  ctx: Ctx,
  kept: KeptImage,
  { by, deaths }: { by: string; deaths: number },
): Promise<void> {
  await ctx.db
    .insertInto('eye_job')
    .values({
      job_id: newId(),
      ...imageColumns(kept),
      account_id: by,
      at: new Date(ctx.now),
      deaths,
    })
    .execute()
}

/** Ends the jobs of older pictures of the same kind: the newer one is kept. */
export async function supersedeJobs(
  ctx: Ctx,
  { registration, kind, image }: { registration: string; kind: PictureKind; image: string },
): Promise<void> {
  await sql`
    update eye_job set state = 'superseded', kept = 'left', lease_until = null, finished_at = now()
    where registration_id = ${registration} and kind = ${kind} and image_id < ${image} and state in ('waiting', 'running')`.execute(
    ctx.db,
  )
}

/** Takes the oldest picture that waits, or whose worker died (its lease ran out: one more death). Of one pupil's pictures only
 *  the oldest is taken, so that they are decided in the order in which they came. */
export async function takeEyeJob(db: Kysely<Database>): Promise<EyeJob | undefined> {
  const { rows } = await sql<EyeJob>`
    update eye_job set state = 'running', lease_until = now() + interval '90 seconds', deaths = deaths + (state = 'running')::int
    where job_id = (
      select j.job_id from eye_job j
      where (j.state = 'waiting' or (j.state = 'running' and j.lease_until < now()))
        and not exists (select from eye_job o where o.registration_id = j.registration_id and o.kind = j.kind
          and o.image_id < j.image_id and o.state in ('waiting', 'running'))
      order by j.image_id for update skip locked limit 1)
    returning job_id, registration_id, (select r.season from registration r where r.registration_id = eye_job.registration_id) as season, image_id, kind, original_hash, derived_hash, original_file, derived_file, facts, findings,
      steps, account_id, at, deaths`.execute(db)
  return rows[0]
}

/** Gives a picture back: `died` a process died over it, `unlucky` it was nobody's fault. */
export async function giveBackEyeJob(
  db: Kysely<Database>,
  { job_id }: EyeJob,
  why: 'died' | 'unlucky',
): Promise<void> {
  await sql`
    update eye_job set state = 'waiting', lease_until = null, deaths = deaths + ${why === 'died' ? 1 : 0}
    where job_id = ${job_id} and state = 'running'`.execute(db)
}

export interface EyeEnd {
  readonly state: 'done' | 'set-aside' | 'superseded' | 'ended'
  readonly kept: 'kept' | 'left'
  readonly verdict?: ImageVerdict
  readonly findings?: readonly unknown[]
  readonly reason?: string
}

/** Ends a job that is still this worker's; `gone` when it was superseded or taken over meanwhile. */
export async function endEyeJob(db: Kysely<Database>, job: EyeJob, end: EyeEnd): Promise<'ended' | 'gone'> {
  const found = end.findings === undefined ? null : JSON.stringify(end.findings)
  const { rows } = await sql`
    update eye_job set state = ${end.state}, kept = ${end.kept}, verdict = ${end.verdict ?? null}, reason = ${end.reason ?? null},
      findings = coalesce(${found}::jsonb, findings), lease_until = null, finished_at = now()
    where job_id = ${job.job_id} and state = 'running' and deaths = ${job.deaths} returning job_id`.execute(
    db,
  )
  return rows.length === 1 ? 'ended' : 'gone'
}

/** What became of pictures that were to be looked at later; those outside the scope are left out. */
export async function listEyeOutcomes(
  ctx: Ctx,
  scope: Scope,
  images: readonly string[],
): Promise<
  readonly {
    readonly image_id: string
    readonly state: string
    readonly kept: 'kept' | 'left' | null
    readonly verdict: ImageVerdict | null
    readonly findings: readonly unknown[]
    readonly reason: string | null
  }[]
> {
  const inside = recordInScope(scope)
  const { rows } = await sql<Awaited<ReturnType<typeof listEyeOutcomes>>[number]>`
    select j.image_id, j.state, j.kept, j.verdict, j.findings, j.reason
    from eye_job j join registration r on r.registration_id = j.registration_id
    where j.image_id = any(${[...images]}::uuid[]) and ${inside}`.execute(ctx.db)
  return rows
}
