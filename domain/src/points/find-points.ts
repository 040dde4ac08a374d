/** What of a designated point anybody may search by. */
export interface Placed {
  readonly name: string
  /** What stands above it, below the province, from the top: 郑州市, 中原区. */
  readonly places: readonly { readonly code: string; readonly name: string }[]
  readonly address: string
  readonly phone: string
}

/** Points under a place, whose place, name, address or phone holds every word typed; all where nothing is asked (notice 一.2). */
export function findPoints<P extends Placed>(
  points: readonly P[],
  { text = '', place }: { readonly text?: string; readonly place?: string },
): readonly P[] {
  const words = text.split(/\s+/).filter((word) => word !== '')
  return points.filter((one) => {
    if (place !== undefined && !one.places.some(({ code }) => code === place)) return false
    const said = [...one.places.map(({ name }) => name), one.name, one.address, one.phone].join(' ')
    return words.every((word) => said.includes(word))
  })
}

export interface PlaceCount {
  readonly code: string
  readonly name: string
  readonly points: number
}

/** The places right below the province, in the order of their points, each with how many it has. */
export function placesOf(points: readonly Placed[]): readonly PlaceCount[] {
  const counted = new Map<string, PlaceCount>()
  for (const { places } of points) {
    const [top] = places
    if (top === undefined) continue
    counted.set(top.code, { ...top, points: (counted.get(top.code)?.points ?? 0) + 1 })
  }
  return [...counted.values()]
}
