/** How often one address may ask: `burst` at once, then `perSecond`. A school stands behind one address: a whole class checks its sheets
 *  in a minute and nobody is told to wait. */
export interface Pace {
  readonly burst: number
  readonly perSecond: number
}

interface Bucket {
  readonly left: number
  readonly at: number
}

const MOST = 10_000

/** A guard for pages that anybody may open. Counted in this process's memory: nothing is written down about who asked, nobody is locked
 *  out, and what was over is over in seconds. `now` in ms. */
export function gentleGuard({ burst, perSecond }: Pace) {
  const buckets = new Map<string, Bucket>()
  const leftOf = (address: string, now: number) => {
    const held = buckets.get(address)
    return held === undefined ? burst : Math.min(burst, held.left + ((now - held.at) / 1000) * perSecond)
  }
  return (address: string, now: number): 'go' | 'wait' => {
    const left = leftOf(address, now)
    buckets.delete(address)
    // The longest unseen goes first: a map keeps the order of insertion.
    if (buckets.size >= MOST) buckets.delete(buckets.keys().next().value ?? '')
    buckets.set(address, { left: left < 1 ? left : left - 1, at: now })
    return left < 1 ? 'wait' : 'go'
  }
}
