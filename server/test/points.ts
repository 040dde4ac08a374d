import { dayOf, windowOf } from './moments.ts'
import type { World } from './world.ts'

/** Designated points of the small province. */
export const POINTS = { zhongyuan: '4101029001', zhengzhou: '4101009001', jiyuan: '4190019001' } as const

const points = [
  { code: POINTS.zhongyuan, name: '中原区指定报名点', path: `41/4101/410102/${POINTS.zhongyuan}` },
  { code: POINTS.zhengzhou, name: '郑州市指定报名点', path: `41/4101/${POINTS.zhengzhou}` },
  { code: POINTS.jiyuan, name: '济源指定报名点', path: `41/419001/${POINTS.jiyuan}` },
] as const

/** Lays the designated points down with what the public is told of them. */
export async function designatesPoints({ owner }: World): Promise<void> {
  await owner
    .insertInto('org')
    .values(points.map((point) => ({ ...point, kind: 'point', school_code: null })))
    .execute()
  await owner
    .insertInto('point_particulars')
    .values(
      points.map(({ code }) => ({
        org_code: code,
        address: '演练路1号',
        phone: '0371-00000000',
        hours: '每天 9:00—17:00',
        open_from: dayOf([windowOf('inPlace').opens, windowOf('returnHome').opens].toSorted()[0] ?? ''),
        named_by: '00000000-0000-7000-8000-000000000000',
      })),
    )
    .execute()
}
