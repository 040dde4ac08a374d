import * as review from '@zhongzhao/api/claim-review'
import * as claims from '@zhongzhao/api/claims'
import { sql } from 'kysely'
import type { World } from '../../server/test/province-on.ts'
import { SCHOOL, comesIn, newPupil, well } from './arena.ts'
import type { Race, Round } from './race.ts'

/** What is wrong with the history of a claim: a version without exactly one step and one event, or two who decided at one version. */
async function torn({ owner }: World, claim: string): Promise<readonly string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'version ' || c.version || ', steps ' || n.steps || ', events ' || n.events as what from claim c cross join lateral (
      select (select count(*) from claim_step s where s.claim_id = c.claim_id) as steps,
        (select count(*) from event e where e.subject = c.claim_id::text and e.kind <> 'claim.fileOpened') as events) n
    where c.claim_id = ${claim} and (n.steps <> c.version or n.events <> c.version)`.execute(owner)
  return rows.map((row) => row.what)
}

/** Two at the school before one claim, in which they stand in for the class: one passes, the other returns (notice 三.(一)3); or the family
 *  takes it back at that moment. */
const atOneClaim = (against: 'return' | 'withdraw'): Race => ({
  allowed: ['CLAIM-STALE'],
  schools: [SCHOOL],
  async prepare(world) {
    const one = await world.staff('school-admin', SCHOOL)
    const two = await world.staff('school-reviewer', SCHOOL)
    return async (): Promise<Round> => {
      const pupil = await newPupil(world)
      const she = await comesIn(world, pupil)
      const cosigned = world.services.packs.current.eligibility.cosign.version
      well(await she.call(claims.makeClaim, { kind: 'candidate', item: '', cosigned }))
      const [made] = well(await she.call(claims.myClaims, {})).claims
      const of = { claim: made?.id ?? '', version: made?.version ?? 0 }
      const reasons = [{ about: '', code: 'FORM-DIFFERS' }]
      const others = {
        return: () => two.call(review.decideClaim, { ...of, verdict: 'return', reasons }),
        withdraw: () => she.call(claims.withdrawClaim, of),
      }
      const pass = () => one.call(review.decideClaim, { ...of, verdict: 'pass', note: '' })
      return {
        about: [pupil.id],
        send: { pass, [against]: others[against] },
        after: async (winners) => [
          ...(winners.length === 1 ? [] : [`${winners.length} have won`]),
          ...(await torn(world, of.claim)),
        ],
      }
    }
  },
})

export const twoAtOneClaim = atOneClaim('return')
export const passOrWithdraw = atOneClaim('withdraw')
