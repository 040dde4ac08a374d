import * as api from '@zhongzhao/api/corrections'
import { sql } from 'kysely'
import { PROOFS, SCHOOL_PROOFS } from '../codes.ts'
import { scan } from '../corrections.ts'
import { type Do, told } from './act.ts'

const papersOf = { candidate: PROOFS, school: SCHOOL_PROOFS } as const
/** The one field every request of a story is about. */
export const CORRECTED = 'phone'

/** What is asked for and decided after both have signed (notice 三.(三); J4). */
export const actsOfCorrections = {
  'a correction is asked for': async ({ stage, player, act, seen, office }) => {
    const as = act.how % 3 === 2 ? 'school' : 'candidate'
    const who = as === 'school' ? office(stage.school, stage.beside) : player.she
    const papers: string[] = []
    for (const code of papersOf[as]) {
      const kept = await who.call(api.keepCorrectionPaper, { id: seen.id, code }, { file: scan })
      if (kept.status !== 200) return told(kept)
      papers.push(kept.body.paper)
    }
    const changes = [{ field: `basic.${CORRECTED}`, to: `1380000200${act.how % 10}` }]
    return told(await who.call(api.askCorrection, { ...seen, changes, reason: '演练：号码写错了', papers }))
  },
  'a correction is decided': async ({ stage, player, record, act, office, oneOf }) => {
    const { rows } = await sql<{ id: string; version: number; state: string }>`
      select correction_id as id, version, state from correction_request where registration_id = ${record.id}
      order by correction_id desc limit 1`.execute(stage.world.owner)
    const [row] = rows
    if (row === undefined) return undefined
    const about = { correction: row.id, version: row.version - (act.stale ? 1 : 0) }
    if (act.how === 15) return told(await player.she.call(api.withdrawCorrection, about))
    const who = office(oneOf([stage.school, stage.county, stage.otherOffice]) ?? stage.county, stage.point)
    const event = act.how >= 13 ? 'revoke' : act.how >= 11 ? 'reject' : 'approve'
    return told(await who.call(api.decideCorrection, { ...about, event, reason: '演练：核对过材料' }))
  },
} as const satisfies Readonly<Record<string, Do>>
