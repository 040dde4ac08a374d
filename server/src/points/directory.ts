import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/points'
import { findPoints, placesOf } from '@zhongzhao/domain/points/find-points'
import type { Ctx, Services } from '../platform/context.ts'
import { type PointRow, allPoints } from './store-directory.ts'

type Directory = OutputOf<typeof api.listPoints>

/** How old the directory may be: a suspended point says so within this time. */
const KEPT_MS = 10_000

const kept = new WeakMap<
  Services,
  { readonly until: number; readonly points: Promise<Directory['points']> }
>()

const pointView = (row: PointRow): Directory['points'][number] => ({
  code: row.code,
  name: row.name,
  places: [...(row.places ?? [])],
  address: row.address,
  phone: row.phone,
  hours: row.hours,
  openFrom: row.open_from,
  ...(row.open_until === null ? {} : { openUntil: row.open_until }),
  suspended: row.suspended,
  note: row.note,
})

/** Asked by a whole province at nine o'clock and read once in ten seconds (notice 三.(二) 科学规避网络拥堵). */
function directoryOf({ services, wall }: Ctx): Promise<Directory['points']> {
  const held = kept.get(services)
  if (held !== undefined && wall.getTime() < held.until) return held.points
  const points = allPoints(services.db).then((rows) => rows.map(pointView))
  kept.set(services, { until: wall.getTime() + KEPT_MS, points })
  points.catch(() => kept.delete(services))
  return points
}

const PAGE = 40

/** 指定报名点名录 (notice 一.2), a page of it. A cursor is the code of the last point seen: who is named meanwhile comes where it belongs, and
 *  a point that is there no more begins anew. Public: nothing personal. */
export async function listPoints(
  ctx: Ctx,
  { place, text, cursor }: InputOf<typeof api.listPoints>,
): Promise<Directory> {
  const all = await directoryOf(ctx)
  const asked = { ...(place === undefined ? {} : { place }), ...(text === undefined ? {} : { text }) }
  const found = findPoints(all, asked)
  const from = cursor === undefined ? 0 : found.findIndex(({ code }) => code === cursor) + 1
  const points = found.slice(from, from + PAGE)
  const last = points.at(-1)
  return {
    count: found.length,
    places: [...placesOf(all)],
    points,
    ...(from + PAGE < found.length && last !== undefined ? { next: last.code } : {}),
  }
}
