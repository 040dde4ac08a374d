import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/images'
import { can } from '@zhongzhao/domain/access/can'
import { parseIdNumber } from '@zhongzhao/domain/identity/id-number'
import { stepSentence } from '@zhongzhao/domain/images/deriving'
import type { Framing } from '@zhongzhao/domain/images/framing'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import { type ImageFinding, imageSentence } from '@zhongzhao/domain/images/finding'
import type { Place } from '@zhongzhao/domain/images/mark'
import { inspectPicture, verdictOf } from '@zhongzhao/domain/images/inspect'
import {
  type PictureKind,
  type PictureSpec,
  maySupply,
  pictureKindNames,
} from '@zhongzhao/domain/images/spec'
import { type Replaces, decidePicture } from '@zhongzhao/domain/registration/picture'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { derivePicture } from '../platform/image-deriving.ts'
import { deriveFramed } from '../platform/image-framing.ts'
import { scopeOf } from '../platform/scope.ts'
import { sealWith, sha256 } from '../platform/sealed-text.ts'
import { type Upload, inTransaction } from '../platform/serve.ts'
import { change } from '../registration/change.ts'
import { loadDossier } from '../registration/store.ts'
import { type KeptImage, findByNumber, insertImage } from './store.ts'

export type PictureReport = OutputOf<typeof api.takePicture>

/** Original and derived picture with what was measured on the derived one. */
export interface Examined {
  readonly original: Buffer
  readonly bytes: Buffer
  readonly facts: PictureFacts
  readonly findings: readonly ImageFinding[]
  readonly verdict: 'accepted' | 'doubtful' | 'refused'
  readonly steps: readonly string[]
}

/** Measure, make what the specification asks where that is honest (E7), measure again, judge (notice 二.2(1)–(2)). With a
 *  framing the original is a camera's whole frame (E3). */
export async function examine(original: Buffer, spec: PictureSpec, framing?: Framing): Promise<Examined> {
  const derived =
    framing === undefined ? await derivePicture(original, spec) : await deriveFramed(original, spec, framing)
  const bytes = Buffer.from(derived.bytes)
  const own = inspectPicture(derived.facts, spec)
  // What kept it from being mended is told too, once.
  const findings = [...own, ...derived.cannot.filter((c) => own.every((f) => f.code !== c.code))]
  const steps = derived.steps.map(stepSentence)
  return { original, bytes, facts: derived.facts, findings, verdict: verdictOf(findings), steps }
}

const at = ([x, y]: Place): [number, number] => [x, y]

export const findingView = (what: string) => (f: ImageFinding) => ({
  rule: f.rule,
  severity: f.severity,
  code: f.code,
  measured: f.measured,
  required: f.required,
  sentence: imageSentence(f, what),
  ...(f.marks === undefined
    ? {}
    : { marks: f.marks.map((mark) => ({ ...mark, from: at(mark.from), to: at(mark.to) })) }),
})

/** What a capture station adds (E4): the picture it knew, and what is to be written in the same transaction. */
export interface Keeping {
  readonly replaces: Replaces
  readonly and: (inside: Ctx, kept: { image: string; examined: Examined }) => Promise<void>
}

interface Kept {
  readonly registration: string
  readonly key: Buffer
  readonly kind: PictureKind
  readonly examined: Examined
  readonly keeping: Keeping | undefined
}

/** Files first, fsynced and sealed with the person's key: only then may a row name them. */
async function keepFiles(ctx: Ctx, { registration, key, kind, examined }: Kept): Promise<KeptImage> {
  const image = newId()
  const place = `image:${registration}:${image}`
  const put = (bytes: Buffer) => ctx.services.files.put(sealWith(key, bytes, place))
  const derivedFile = await put(examined.bytes)
  const originalFile = examined.steps.length === 0 ? derivedFile : await put(examined.original)
  const { verdict, facts, steps } = examined
  const findings = examined.findings.map(findingView(pictureKindNames[kind]))
  const [originalHash, derivedHash] = [sha256(examined.original), sha256(examined.bytes)]
  const files = { originalHash, derivedHash, originalFile, derivedFile }
  return { registration, image, kind, ...files, facts, findings, steps, verdict }
}

/** The files, then the rows that name them, in one transaction. */
async function keep(ctx: Ctx, given: Kept): Promise<string> {
  const { kind, examined, keeping } = given
  const kept = await keepFiles(ctx, given)
  const ref = { id: kept.image, hash: kept.derivedHash, verdict: examined.verdict }
  await inTransaction(ctx, async (inside) => {
    await insertImage(inside, kept, byOf(ctx).account)
    await change(inside, { id: given.registration, action: 'image.supply' }, (r, grounds) =>
      decidePicture(r, { kind, ref, replaces: keeping?.replaces }, grounds),
    )
    await keeping?.and(inside, { image: kept.image, examined })
  })
  return kept.image
}

/** One picture on its way in. */
export interface Incoming {
  readonly registration: string
  readonly kind: PictureKind
  readonly upload: Upload
  readonly framing?: Framing | undefined
  readonly keeping?: Keeping | undefined
}

/** A picture for one registration, whichever door it came through. Refuses IMAGE-SUPPLIER, IMAGE-FRAMING, IMAGE-NEWER,
 *  TIME-CLOSED, REG-CORRECTION-MISSING. */
export async function receivePicture(
  ctx: Ctx,
  { registration, kind, upload, framing, keeping }: Incoming,
): Promise<PictureReport> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'image.supply'), { id: registration, hold: 'read' })
  const { spec } = ctx.pack.pictures[kind]
  checkSupplier(ctx, spec, dossier.registration.org)
  const examined = await examine(upload.bytes, spec, framing)
  const name = dossier.registration.sections['basic']?.[0]?.['name'] ?? ''
  const view = {
    verdict: examined.verdict,
    findings: examined.findings.map(findingView(pictureKindNames[kind])),
    steps: [...examined.steps],
    name,
    registration,
  }
  // What a machine is sure about is not kept as the candidate's picture: the old one stays, the report says why.
  if (examined.verdict === 'refused') return { ...view, kept: false }
  return {
    ...view,
    kept: true,
    image: await keep(ctx, { registration, key: dossier.key, kind, examined, keeping }),
  }
}

/** Who may bring a picture in is data of the pack (E0). Refuses IMAGE-SUPPLIER. */
export function checkSupplier(ctx: Ctx, spec: PictureSpec, org: string): void {
  const actor = ctx.actor
  const staff = actor !== undefined && can(actor, 'image.supply', { target: { org }, roles: ctx.pack.roles })
  if (!maySupply(spec, staff ? 'school' : 'candidate')) throw refused('IMAGE-SUPPLIER')
}

/** One picture at the desk. Refuses NOT-FOUND, IMAGE-SUPPLIER, TIME-CLOSED, REG-CORRECTION-MISSING. */
export async function takePicture(
  ctx: Ctx,
  { id, kind }: InputOf<typeof api.takePicture>,
  upload: Upload,
): Promise<PictureReport> {
  return receivePicture(ctx, { registration: id, kind, upload })
}

/** One file of a folder: `<ID number>.jpg` (notice 二.2(2)). Refuses IMAGE-NAME, IMAGE-NOBODY. */
export async function importPicture(
  ctx: Ctx,
  { kind }: InputOf<typeof api.importPicture>,
  upload: Upload,
): Promise<PictureReport> {
  const name = /([^/\\]+)\.jpe?g$/i.exec(upload.name)?.[1]?.trim() ?? ''
  const number = parseIdNumber(name)
  // Passports and permits (D7) are no citizen numbers; they are found as they stand.
  const registration = await findByNumber(
    ctx,
    scopeOf(ctx, 'image.supply'),
    ctx.services.keys.index(number.ok ? number.value : name.toUpperCase()),
  )
  if (registration === undefined) throw refused(number.ok ? 'IMAGE-NOBODY' : 'IMAGE-NAME')
  return receivePicture(ctx, { registration, kind, upload })
}
