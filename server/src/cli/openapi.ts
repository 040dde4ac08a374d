import { openapi } from '@zhongzhao/api/openapi'
import type { Run } from './command.ts'

/** `openapi`: the whole interface as OpenAPI 3.1, for other cities' systems and for review. */
export const printOpenapi: Run = async (_given, say) => {
  say(JSON.stringify(openapi(), null, 2))
  return 0
}
