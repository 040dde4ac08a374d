import type { World } from '../../server/test/province-on.ts'
import { namePoint } from '../../server/test/named-points.ts'

/** Designated points in two counties. */
export const [HERE, THERE] = ['4101029001', '4101059001'] as const

/** Names them, once a province. */
export async function pointsAreThere(world: World): Promise<void> {
  const there = await world.owner.selectFrom('org').select('code').where('code', '=', HERE).execute()
  if (there.length > 0) return
  await namePoint(world, { code: HERE, above: '41/4101/410102', name: '中原区指定报名点' })
  await namePoint(world, { code: THERE, above: '41/4101/410105', name: '金水区指定报名点' })
}
