import * as api from '@zhongzhao/api/registration'
import { readyPupil, SCHOOL, well } from './arena.ts'
import type { Race } from './race.ts'

const fields = [{ field: 'basic.phone', reason: '打不通' }]

/** Two reviewers before one record: one passes, the other returns (notice 三.(一)3). */
export const twoReviewers: Race = {
  allowed: ['VERSION-STALE'],
  schools: [SCHOOL],
  async prepare(world) {
    const one = await world.staff('school-admin', SCHOOL)
    const two = await world.staff('school-reviewer', SCHOOL)
    return async () => {
      const { pupil, she, version } = await readyPupil(world)
      const of = {
        id: pupil.id,
        version: well(await she.call(api.confirm, { id: pupil.id, version })).version,
      }
      return {
        about: [pupil.id],
        send: {
          pass: () => one.call(api.review, { ...of, verdict: 'pass' }),
          return: () => two.call(api.review, { ...of, verdict: 'return', fields }),
        },
      }
    }
  },
}
