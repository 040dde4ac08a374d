import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import type { ImageFinding, ImageVerdict } from '@zhongzhao/domain/images/finding'
import { instant } from '@zhongzhao/domain/base/time'
import { decideSeenPicture } from '@zhongzhao/domain/registration/picture'
import type { Ctx } from '../platform/context.ts'
import { Refused } from '../platform/errors.ts'
import { inTransaction } from '../platform/serve.ts'
import { change } from '../registration/change.ts'
import { keptFindings } from './keep.ts'
import { type EyeJob, endEyeJob } from './store-eye.ts'
import { insertImage } from './store.ts'

/** A picture of the queue after looking. */
export interface Attached {
  readonly state: 'done' | 'set-aside'
  readonly facts: PictureFacts
  readonly findings: readonly ImageFinding[]
  readonly verdict: ImageVerdict
}

/** The job was superseded, or somebody took it over: nothing of this look may stay. */
class NotOurs extends Error {}

type KeptSeen = Omit<Attached, 'findings'> & { readonly findings: ReturnType<typeof keptFindings> }

/** The image, the registration's change and the end of the job: all or none. */
async function attach(ctx: Ctx, job: EyeJob, { state, facts, verdict, findings }: KeptSeen): Promise<void> {
  const { registration_id: registration, image_id: image, kind, steps } = job
  const at = instant(job.at.getTime())
  const ref = { id: image, hash: job.derived_hash, verdict }
  await inTransaction(ctx, async (inside) => {
    await change(inside, { id: registration, action: 'image.supply' }, (r, grounds) =>
      // It came in when it came in, however long the queue was.
      decideSeenPicture(r, { kind, ref }, { ...grounds, now: at }),
    )
    const files = {
      originalHash: job.original_hash,
      derivedHash: job.derived_hash,
      originalFile: job.original_file,
      derivedFile: job.derived_file,
    }
    await insertImage(
      inside,
      { registration, image, kind, ...files, facts, findings, steps, verdict },
      { by: job.account_id, at },
    )
    if ((await endEyeJob(inside.db, job, { state, kept: 'kept', verdict, findings })) === 'gone')
      throw new NotOurs()
  })
}

/** Ends a job with what the eye found, in the name of who supplied the picture. What cannot be attached any more (sealed,
 *  moved away, worse than what is there) ends with the reason. */
export async function attachSeen(ctx: Ctx, job: EyeJob, seen: Attached): Promise<void> {
  const findings = keptFindings(seen.findings, job.kind)
  const { verdict, state } = seen
  try {
    await attach(ctx, job, { ...seen, findings })
  } catch (error) {
    if (error instanceof NotOurs) return
    if (!(error instanceof Refused)) throw error
    const { code } = error.refusal
    const end = code === 'IMAGE-UNFIT' ? { state } : { state: 'ended' as const, reason: code }
    await endEyeJob(ctx.services.db, job, { ...end, kept: 'left', verdict, findings })
  }
}
