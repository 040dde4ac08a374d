import { cropped, uprightFrame } from '@zhongzhao/imaging/face-crop'
import { measureSurface } from '@zhongzhao/imaging/surface/surface'
import type { EyeAnswer, EyeOrder } from './eye.ts'
import { lookAtFaces } from './eye-faces.ts'
import { DESCRIBED, type EyeModels } from './eye-models.ts'
import { decodePixels } from './eye-pixels.ts'

/** Everything the eye measures on one picture (E2). Any bytes. */
export async function look(models: EyeModels, { bytes, describe }: EyeOrder): Promise<EyeAnswer> {
  const picture = await decodePixels(bytes)
  if (picture === undefined) return 'unreadable'
  const { face, found } = await lookAtFaces(models, picture)
  if (found === undefined) return { facts: { face } }
  const { surface, head } = measureSurface(picture, found.points)
  const facts = { face: head === undefined ? face : { ...face, head }, surface }
  if (describe === undefined) return { facts }
  const square = cropped(picture, uprightFrame(found.points), DESCRIBED)
  return { facts, descriptor: await models.describe(square) }
}
