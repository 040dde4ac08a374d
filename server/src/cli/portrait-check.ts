import { inspectPortrait } from '@zhongzhao/domain/images/inspect-portrait'
import { pictureKindNames } from '@zhongzhao/domain/images/spec'
import { namedPack } from '../found-packs.ts'
import { eyeFactsOf, stopEye } from '../platform/eye.ts'
import { checkFiles, readOf, unopened } from './check-files.ts'
import type { Run } from './command.ts'

/** `portrait check FILE…`: every rule of notice 二.2(1) on files as they are. */
export const checkPortraits: Run = async (given, say) => {
  const { spec } = (await namedPack(process.env['SEASON'])).pictures.portrait
  try {
    return await checkFiles(given, say, {
      what: pictureKindNames.portrait,
      check: async (file) => {
        const read = await readOf(file)
        if (read === undefined) return [unopened]
        const eye = await eyeFactsOf(read.bytes)
        return inspectPortrait({ ...read.facts, ...(eye === undefined ? {} : { eye }) }, spec)
      },
    })
  } finally {
    await stopEye()
  }
}
