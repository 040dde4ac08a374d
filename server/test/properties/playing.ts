import fc from 'fast-check'

/** `PROPERTIES_SECONDS=1200` plays longer than `npm test` does, `PROPERTIES_SEED=7` the same again. */
const { PROPERTIES_SECONDS: given, PROPERTIES_SEED: seed } = process.env
export const secondsOr = (usual: number): number => Number(given ?? usual)

/** Stories that are played however slow the machine is. */
const AT_LEAST = 3

/** Stories between two looks at the clock. */
const A_FEW = 4

const seeded = (more: number) => (seed === undefined ? {} : { seed: Number(seed) + more })

/** Plays stories until the time is over. Answers how many there were, and which acts came to something how often. */
export async function playing<T>(
  stories: fc.Arbitrary<T>,
  {
    seconds,
    play,
    first = [],
  }: {
    seconds: number
    play: (story: T) => Promise<readonly string[]>
    /** Played before all others, every time. */
    first?: readonly T[]
  },
): Promise<{ readonly stories: number; readonly done: Readonly<Record<string, number>> }> {
  const done: Record<string, number> = {}
  let played = 0
  const property = fc.asyncProperty(stories, async (story) => {
    for (const act of await play(story)) done[act] = (done[act] ?? 0) + 1
    played++
  })
  const began = performance.now()
  const examples = first.map((story): [T] => [story])
  await fc.assert(property, { ...seeded(0), numRuns: first.length + AT_LEAST, examples })
  // Never interrupted: a slow machine plays fewer stories, and none of them half.
  for (let more = 1; performance.now() - began < seconds * 1000; more++)
    await fc.assert(property, { ...seeded(more), numRuns: A_FEW })
  if (given !== undefined) process.stderr.write(`${played} stories: ${JSON.stringify(done)}\n`)
  return { stories: played, done }
}
