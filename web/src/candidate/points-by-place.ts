import type { Placed } from '@zhongzhao/domain/points/find-points'

/** Points of one place. */
export interface PlaceOf<P> {
  readonly key: string
  readonly name: string
  readonly codes: readonly string[]
  readonly points: readonly P[]
}

/** Points under the place that they stand in (郑州市 中原区), places in the order in which they come. Without `Map.groupBy`: old phones. */
export function byPlace<P extends Placed>(points: readonly P[]): readonly PlaceOf<P>[] {
  const groups = new Map<string, P[]>()
  for (const one of points) {
    const key = one.places.map((place) => place.code).join('/')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups].map(([key, members]) => {
    const places = members[0]?.places ?? []
    return {
      key,
      name: places.map((place) => place.name).join(' '),
      codes: places.map((place) => place.code),
      points: members,
    }
  })
}
