import * as api from '@zhongzhao/api/registration'
import { readyPupil, SCHOOL, well } from './arena.ts'
import type { Race } from './race.ts'

const fields = [{ field: 'basic.phone', reason: '打不通' }]
const guardians = [
  { kind: 'person', name: '王示例', relation: '52', phone: '14400000002', employer: '示例公司' },
]

/** The school takes its returning back while the candidate confirms what came back (notice 三.(三)). */
export const confirmOrTakeBack: Race = {
  allowed: ['VERSION-STALE'],
  schools: [SCHOOL],
  async prepare(world) {
    const school = await world.staff('school-admin', SCHOOL)
    return async () => {
      const { pupil, she, version } = await readyPupil(world)
      const { id } = pupil
      const confirmed = well(await she.call(api.confirm, { id, version }))
      const returned = well(
        await school.call(api.review, { id, version: confirmed.version, verdict: 'return', fields }),
      )
      const of = { id, version: returned.version }
      return {
        about: [id],
        send: {
          confirm: () => she.call(api.confirm, of),
          undoReturn: () => school.call(api.undoReview, of),
        },
      }
    }
  },
}

/** The school returns while the candidate takes the confirmation back. */
export const returnOrReopen: Race = {
  allowed: ['VERSION-STALE'],
  schools: [SCHOOL],
  async prepare(world) {
    const school = await world.staff('school-admin', SCHOOL)
    return async () => {
      const { pupil, she, version } = await readyPupil(world)
      const { id } = pupil
      const of = { id, version: well(await she.call(api.confirm, { id, version })).version }
      return {
        about: [id],
        send: {
          return: () => school.call(api.review, { ...of, verdict: 'return', fields }),
          reopen: () => she.call(api.reopen, of),
        },
      }
    }
  },
}

/** One device saves while another confirms: nobody confirms what was not before the eyes (notice 三.(三)). */
export const saveOrConfirm: Race = {
  allowed: ['VERSION-STALE', 'STATE-NO-WAY'],
  schools: [SCHOOL],
  async prepare(world) {
    return async () => {
      const { pupil, she, version } = await readyPupil(world)
      const { id } = pupil
      return {
        about: [id],
        send: {
          save: () => she.call(api.saveSection, { id, form: 'guardians', version: 1, rows: guardians }),
          confirm: () => she.call(api.confirm, { id, version }),
        },
      }
    }
  },
}
