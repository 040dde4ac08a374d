import { cropped, uprightFrame } from '@zhongzhao/imaging/face-crop'
import type { EyeAnswer, EyeOrder } from './eye.ts'
import { lookAtFaces } from './eye-looking.ts'
import { DESCRIBED, type EyeModels, loadModels, modelFolder } from './eye-models.ts'
import { decodePixels } from './eye-pixels.ts'
import { answerOrders } from './processes.ts'

/** Loaded with the first order, then kept; undefined when the packages are not installed or do not load here. */
const models: Promise<EyeModels | undefined> = (async () => {
  const folder = modelFolder()
  return folder === undefined ? undefined : loadModels(folder)
})().catch(() => undefined)

async function look({ bytes, describe }: EyeOrder): Promise<EyeAnswer> {
  const ready = await models
  if (ready === undefined) return 'absent'
  const picture = await decodePixels(bytes)
  if (picture === undefined) return 'unreadable'
  const { face, found } = await lookAtFaces(ready, picture)
  const facts = { face }
  if (describe === undefined || found === undefined) return { facts }
  const square = cropped(picture, uprightFrame(found.points), DESCRIBED)
  return { facts, descriptor: await ready.describe(square) }
}

answerOrders(look)
