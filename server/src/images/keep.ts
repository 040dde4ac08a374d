import type { ImageFinding } from '@zhongzhao/domain/images/finding'
import { type PictureKind, pictureKindNames } from '@zhongzhao/domain/images/spec'
import { type Replaces, decidePicture } from '@zhongzhao/domain/registration/picture'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { sealWith, sha256 } from '../platform/sealed-text.ts'
import { inTransaction } from '../platform/serve.ts'
import { change } from '../registration/change.ts'
import { loadDossier } from '../registration/store.ts'
import { circumstances } from '../registration/view.ts'
import { type Examined, findingView } from './examine.ts'
import { insertEyeJob, supersedeJobs } from './store-eye.ts'
import { type KeptImage, insertImage } from './store.ts'

/** What a capture station adds (E4): the picture it knew, and what is to be written in the same transaction. */
export interface Keeping {
  readonly replaces: Replaces | undefined
  readonly and: (
    inside: Ctx,
    kept: { image: string; examined: Examined; looking: 'now' | 'later' },
  ) => Promise<void>
}

export interface Kept {
  readonly registration: string
  readonly key: Buffer
  readonly kind: PictureKind
  readonly examined: Examined
  readonly keeping: Keeping | undefined
}

export const imagePlace = (registration: string, image: string) => `image:${registration}:${image}`

/** As findings are kept: with their sentence. */
export const keptFindings = (findings: readonly ImageFinding[], kind: PictureKind) =>
  findings.map(findingView(pictureKindNames[kind]))

/** Files first, fsynced and sealed with the person's key: only then may a row name them. */
async function keepFiles(ctx: Ctx, { registration, key, kind, examined }: Kept): Promise<KeptImage> {
  const image = newId()
  const put = (bytes: Buffer) => ctx.services.files.put(sealWith(key, bytes, imagePlace(registration, image)))
  const derivedFile = await put(examined.bytes)
  const originalFile = examined.steps.length === 0 ? derivedFile : await put(examined.original)
  const { verdict, facts, steps } = examined
  const findings = keptFindings(examined.findings, kind)
  const [originalHash, derivedHash] = [sha256(examined.original), sha256(examined.bytes)]
  const files = { originalHash, derivedHash, originalFile, derivedFile }
  return { registration, image, kind, ...files, facts, findings, steps, verdict }
}

/** The files, then the rows that name them, in one transaction. What waited for the eye is overtaken. */
export async function keep(ctx: Ctx, given: Kept): Promise<string> {
  const { registration, kind, examined, keeping } = given
  const kept = await keepFiles(ctx, given)
  const ref = { id: kept.image, hash: kept.derivedHash, verdict: examined.verdict }
  await inTransaction(ctx, async (inside) => {
    await insertImage(inside, kept, { by: byOf(ctx).account, at: ctx.now })
    await change(inside, { id: registration, action: 'image.supply' }, (r, grounds) =>
      decidePicture(r, { kind, ref, replaces: keeping?.replaces }, grounds),
    )
    await keeping?.and(inside, { image: kept.image, examined, looking: 'now' })
    await supersedeJobs(inside, { registration, kind, image: kept.image })
  })
  return kept.image
}

/** The files, and a job for the eye; the registration changes when it has looked. What will be refused then for another reason
 *  is refused now. `deaths`: processes it has cost already. */
export async function keepForLater(ctx: Ctx, given: Kept, deaths: 0 | 1): Promise<string> {
  const { registration, kind, examined, keeping } = given
  const kept = await keepFiles(ctx, given)
  const ref = { id: kept.image, hash: kept.derivedHash, verdict: examined.verdict }
  await inTransaction(ctx, async (inside) => {
    const dossier = await loadDossier(inside, scopeOf(ctx, 'image.supply'), {
      id: registration,
      hold: 'change',
    })
    orRefuse(
      decidePicture(
        dossier.registration,
        { kind, ref, replaces: keeping?.replaces },
        circumstances(inside, dossier),
      ),
    )
    await insertEyeJob(inside, kept, { by: byOf(ctx).account, deaths })
    await keeping?.and(inside, { image: kept.image, examined, looking: 'later' })
  })
  ctx.services.wake()
  return kept.image
}
