import { contextOf } from '../src/background.ts'
import type { Ctx } from '../src/platform/context.ts'
import type { World } from './world.ts'

/** The context of a member of staff, for what another feature of the server calls without a request. */
export async function contextFor(world: World, role: string, org: string): Promise<Ctx> {
  await world.staff(role, org)
  const { account_id } = await world.owner
    .selectFrom('account')
    .select('account_id')
    .where('name', '=', `${role}@${org}`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return contextOf(world.services, { account: account_id, requestId: 'test' })
}
