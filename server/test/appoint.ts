import type { OutputOf } from '@zhongzhao/api/endpoint'
import * as api from '@zhongzhao/api/grants'
import type { Person } from '@zhongzhao/tool-sandbox/person'
import { roleOf } from './codes.ts'
import { type World, GOOD_PASSWORD } from './province-on.ts'

/** The giver appoints somebody new, who comes with the code, chooses an own password and is in. */
export async function appoints(
  world: World,
  giver: Person,
  given: { org: string; role: string; login: string; lastDay?: string },
): Promise<Person> {
  const { body, status, code } = await giver.call(api.giveGrant, {
    ...given,
    role: roleOf(given.role),
    name: `示例${given.login}`,
  })
  if (status !== 200 || body.slip === undefined) throw new Error(`appoint: ${given.role} ${code}`)
  const own = world.stranger()
  const slip = { login: body.slip.login, code: body.slip.code, password: GOOD_PASSWORD }
  const { status: entered, code: why } = await own.call(api.activateStaff, slip)
  if (entered !== 200) throw new Error(`appoint: activation ${why}`)
  return own
}

type Line = OutputOf<typeof api.listGrants>['grants'][number]

/** The living grant of a login, as the giver's page shows it. */
export async function grantOf(giver: Person, { org, login }: { org: string; login: string }): Promise<Line> {
  const { grants } = (await giver.call(api.listGrants, { org })).body
  const found = grants.find((line) => line.login === login && line.endedAt === undefined)
  if (found === undefined) throw new Error(`appoint: no grant of ${login}`)
  return found
}
