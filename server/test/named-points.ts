import { dayOf, windowOf } from './moments.ts'
import { newId } from '../src/platform/context.ts'
import type { World } from './world.ts'

/** Two designated points in two counties of one city. */
export const POINT = '4101029001'
export const OTHER_POINT = '4101059001'

/** Names a point as a county does, with its particulars. */
export async function namePoint(
  world: World,
  { code, above, name }: { code: string; above: string; name: string },
): Promise<void> {
  await world.owner
    .insertInto('org')
    .values({ code, kind: 'point', name, path: `${above}/${code}`, school_code: code })
    .execute()
  await world.owner
    .insertInto('point_particulars')
    .values({
      org_code: code,
      address: '示例路 12 号',
      phone: '0371-00000601',
      hours: '8:30–17:30',
      open_from: dayOf(windowOf('inPlace').opens),
      open_until: dayOf(windowOf('inPlace', 'chooseTrack').closes),
      named_by: newId(),
    } as never)
    .execute()
}

export async function twoPoints(world: World): Promise<void> {
  await namePoint(world, { code: POINT, above: '41/4101/410102', name: '中原区指定报名点' })
  await namePoint(world, { code: OTHER_POINT, above: '41/4101/410105', name: '金水区指定报名点' })
}

/** What a clerk types from an identity card, over 14 in the season. */
export const basicOf = (name: string, idNumber: string) => ({
  name,
  idKind: '1',
  idNumber,
  sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2',
  birthDate: `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`,
  ethnicGroup: '01',
})
