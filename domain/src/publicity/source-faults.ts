import { registrationLifecycle } from '../registration/lifecycle.ts'
import type { SeasonPack } from '../season/pack.ts'

/** States that a public list of registrations names and that no registration is ever in. */
export const sourceFaults = ({ publicity }: Pick<SeasonPack, 'publicity'>): readonly string[] =>
  publicity.kinds.flatMap(({ title, from }) =>
    (from.of === 'registrations' ? from.states : [])
      .filter((state) => !(state in registrationLifecycle.states))
      .map((state) => `公示“${title}”的状态“${state}”不存在`),
  )
