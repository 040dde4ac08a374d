interface Placed {
  readonly code: string
  readonly name: string
  readonly places: readonly { readonly code: string; readonly name: string }[]
  readonly address: string
  readonly phone: string
}

/** Points whose place, name, address or phone holds every word typed; all where nothing is typed. */
export function found<P extends Placed>(points: readonly P[], text: string): readonly P[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return points.filter((one) => {
    const said = [...one.places.map((place) => place.name), one.name, one.address, one.phone].join(' ')
    return words.every((word) => said.includes(word))
  })
}

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
