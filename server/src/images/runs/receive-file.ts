import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/picture-runs'
import type { PictureFindingView } from '@zhongzhao/api/shapes'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import type { Ctx } from '../../platform/context.ts'
import { Refused, refused } from '../../platform/errors.ts'
import { type Scope, scopeOf } from '../../platform/scope.ts'
import { sha256 } from '../../platform/sealed-text.ts'
import type { Upload } from '../../platform/serve.ts'
import { keptFindings } from '../keep.ts'
import { receivePicture } from '../take.ts'
import { type Fault, MOST_PICTURE, type RunFile, fault, fileView, pathPlace } from './run.ts'
import { findFile } from './store-files.ts'
import { type Outcome, noteOutcome, restoreOutcome } from './store-outcomes.ts'

/** Somebody else took this very file in meanwhile: nothing of ours may stay. */
class TakenMeanwhile extends Error {
  override readonly name = 'TakenMeanwhile'
}

const other: Readonly<Record<PictureKind, PictureKind>> = { portrait: 'document', document: 'portrait' }
const wrongDoor = { portrait: 'FILE-WRONG-DOOR-PORTRAIT', document: 'FILE-WRONG-DOOR-DOCUMENT' } as const

/** A refused picture that has exactly the size of the other door's: both are named by the ID number, so it is easily done. */
function doorFault(ctx: Ctx, door: PictureKind, findings: readonly PictureFindingView[]): Fault | undefined {
  const { spec } = ctx.pack.pictures[other[door]]
  const size = `${spec.width}×${spec.height}`
  const told = findings.find((f) => f.code === 'PICTURE-SIZE' && f.measured === size)
  return told === undefined ? undefined : fault(wrongDoor[door], { size, required: told.required })
}

/** Takes the picture in and writes down what came of it, in the same transaction when it is kept: killed at any point, it is kept
 *  once or not at all. Throws TakenMeanwhile. */
async function takeIn(
  ctx: Ctx,
  { file, bytes }: { file: RunFile; bytes: Buffer },
  registration: string,
): Promise<void> {
  const { door } = file
  const hash = sha256(bytes)
  const at = { run: file.run, file: file.id }
  const report = await receivePicture(ctx, {
    registration,
    kind: door,
    eye: 'queue',
    upload: { name: '', bytes },
    keeping: {
      replaces: undefined,
      and: async (inside, { image, examined }) => {
        const { verdict, steps } = examined
        const findings = keptFindings(examined.findings, door)
        const kept: Outcome = { state: 'taken', image, hash, verdict, findings, steps: [...steps] }
        if ((await noteOutcome(inside, at, kept)) === 'not') throw new TakenMeanwhile()
      },
    },
  })
  if (report.kept) return
  const { findings, steps } = report
  const told = doorFault(ctx, door, findings)
  await noteOutcome(ctx, at, { state: 'refused', hash, verdict: 'refused', findings, steps, fault: told })
}

/** Refusals that are of the moment: the file goes on waiting. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['BUSY', 'SIGNED-OUT', 'NOT-ALLOWED', 'IMAGE-SUPPLIER'])

/** The bytes of one file of a run. What comes a second time, or has come before, is not taken in again. Refuses BUSY. */
export async function receiveBytes(ctx: Ctx, file: RunFile, bytes: Buffer): Promise<void> {
  if (file.state !== 'waiting' || file.registration === null) return
  const at = { run: file.run, file: file.id }
  if (file.contentHash === sha256(bytes)) return restoreOutcome(ctx, at)
  try {
    await takeIn(ctx, { file, bytes }, file.registration)
  } catch (error) {
    if (error instanceof TakenMeanwhile) return
    if (!(error instanceof Refused) || OF_THE_MOMENT.has(error.refusal.code)) throw error
    const { code, params } = error.refusal
    // A pupil who has left since is told as nobody's.
    const told = code === 'NOT-FOUND' ? fault('FILE-NOBODY') : fault(code, params)
    await noteOutcome(ctx, at, { state: 'refused', findings: [], steps: [], fault: told })
  }
}

export async function fileIn(ctx: Ctx, scope: Scope, at: { run: string; file: string }): Promise<RunFile> {
  const file = await findFile(ctx, scope, at)
  if (file === undefined) throw refused('NOT-FOUND')
  return file
}

export function viewOfFile(ctx: Ctx, file: RunFile): OutputOf<typeof api.sendFile> {
  return fileView(file, ctx.services.keys.open(file.pathSealed, pathPlace(file.run, file.id)).toString())
}

/** One file of a folder arrives (E5). Refuses NOT-FOUND, RUN-NOT-WAITING, INPUT-TOO-LARGE, BUSY. */
export async function sendFile(
  ctx: Ctx,
  { id, file: fileId }: InputOf<typeof api.sendFile>,
  upload: Upload,
): Promise<OutputOf<typeof api.sendFile>> {
  const scope = scopeOf(ctx, 'image.supply')
  const at = { run: id, file: fileId }
  const file = await fileIn(ctx, scope, at)
  if (['unpaired', 'paired', 'twice'].includes(file.state)) throw refused('RUN-NOT-WAITING')
  if (upload.bytes.length > MOST_PICTURE) throw refused('INPUT-TOO-LARGE', { limit: '20 MB' })
  await receiveBytes(ctx, file, upload.bytes)
  return viewOfFile(ctx, await fileIn(ctx, scope, at))
}
