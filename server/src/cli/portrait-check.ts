import { inspectPicture } from '@zhongzhao/domain/images/inspect'
import { pictureKindNames } from '@zhongzhao/domain/images/spec'
import { portraitSpec } from '@zhongzhao/henan-2022/images'
import { checkFiles, factsOf, unopened } from './check-files.ts'
import type { Run } from './command.ts'

/** `portrait check FILE…`: the hard checks of notice 二.2(1) on files as they are. */
export const checkPortraits: Run = (given, say) =>
  checkFiles(given, say, {
    what: pictureKindNames.portrait,
    check: async (file) => {
      const facts = await factsOf(file)
      return facts === undefined ? [unopened] : inspectPicture(facts, portraitSpec)
    },
  })
