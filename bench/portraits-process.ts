import type { EyeFacts, PictureFacts } from '@zhongzhao/domain/images/facts'
import { look } from '@zhongzhao/server/platform/eye-looking'
import { loadModels, modelFolder } from '@zhongzhao/server/platform/eye-models'
import { decodePixels } from '@zhongzhao/server/platform/eye-pixels'
import { measurePicture } from '@zhongzhao/server/platform/image-measuring'
import { answerOrders } from '@zhongzhao/server/platform/processes'

/** What one portrait cost this process. */
export interface PortraitCost {
  readonly facts: PictureFacts
  readonly eye: EyeFacts | 'unreadable' | 'absent'
  /** CPU ms (user + system, all threads) of every rule, and of decoding and one thorough look alone. */
  readonly cpu: number
  readonly bare?: number
  /** Tensors held afterwards, and the most bytes this process ever held. */
  readonly held: number
  readonly peak: number
}

export interface PortraitOrder {
  readonly bytes: Uint8Array
  /** Also measure the limit. */
  readonly bare?: 'measure'
}

const folder = modelFolder()
const loading = folder === undefined ? undefined : loadModels(folder)

async function cpuMs<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return [value, (user + system) / 1000]
}

/** The same work as the eye's own process, with what it costs. */
answerOrders(async ({ bytes, bare }: PortraitOrder): Promise<PortraitCost> => {
  const models = await loading
  const [{ facts, seen }, cpu] = await cpuMs(async () => ({
    facts: measurePicture(bytes),
    seen: models === undefined ? ('absent' as const) : await look(models, { bytes }),
  }))
  const eye = typeof seen === 'string' ? seen : seen.facts
  const limit =
    bare === undefined || models === undefined
      ? undefined
      : await cpuMs(async () => {
          const picture = await decodePixels(bytes)
          if (picture !== undefined) await models.detectThoroughly(picture)
        })
  return {
    facts,
    eye,
    cpu,
    ...(limit === undefined ? {} : { bare: limit[1] }),
    held: models?.held() ?? 0,
    peak: process.resourceUsage().maxRSS * 1024,
  }
})
