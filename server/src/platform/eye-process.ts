import type { EyeAnswer, EyeOrder } from './eye.ts'
import { look } from './eye-looking.ts'
import { type EyeModels, loadModels, modelFolder } from './eye-models.ts'
import { answerOrders } from './processes.ts'

/** Loaded once; undefined when the packages are not installed or do not load here. */
const models: Promise<EyeModels | undefined> = (async () => {
  const folder = modelFolder()
  return folder === undefined ? undefined : loadModels(folder)
})().catch(() => undefined)

answerOrders(async (order: EyeOrder): Promise<EyeAnswer> => {
  const ready = await models
  return ready === undefined ? 'absent' : look(ready, order)
})
