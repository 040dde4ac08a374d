import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { doubtfulPictures } from '@zhongzhao/api/judging'

export type DoubtfulLine = OutputOf<typeof doubtfulPictures>['lines'][number]

/** How a picture of this sitting was decided: by this judge, or by somebody else meanwhile. */
export type Decision = 'accepted' | 'refused' | 'elsewhere'

export type Decisions = ReadonlyMap<string, Decision>

const at = (lines: readonly DoubtfulLine[], image: string | undefined) =>
  lines.findIndex((line) => line.image === image)

/** The picture in hand; the first undecided one when none is, or it has gone. */
export function lineInHand(
  lines: readonly DoubtfulLine[],
  { here, decisions }: { here: string | undefined; decisions: Decisions },
): DoubtfulLine | undefined {
  return lines.find((l) => l.image === here) ?? lines.find((l) => !decisions.has(l.image)) ?? lines[0]
}

/** The neighbour, decided or not; stays at the ends. */
export function beside(lines: readonly DoubtfulLine[], image: string, step: 1 | -1): string {
  const line = lines[at(lines, image) + step]
  return line?.image ?? image
}

/** The next undecided one, after this and then from the top; undefined when none is left. */
export function nextUndecided(
  lines: readonly DoubtfulLine[],
  { image, decisions }: { image: string; decisions: Decisions },
): string | undefined {
  const from = at(lines, image)
  const inOrder = [...lines.slice(from + 1), ...lines.slice(0, Math.max(0, from))]
  return inOrder.find((l) => !decisions.has(l.image))?.image
}

/** Whose pictures are loaded ahead. */
export function upcoming(lines: readonly DoubtfulLine[], image: string): readonly DoubtfulLine[] {
  const from = at(lines, image)
  return lines.slice(from + 1, from + 4)
}

/** Time to ask for the next page. */
export function nearEnd(lines: readonly DoubtfulLine[], image: string): 'near' | 'far' {
  return lines.length - at(lines, image) <= 10 ? 'near' : 'far'
}

export type JudgeKey = 'next' | 'previous' | 'accept' | 'refuse' | 'undo'

const keys: Readonly<Record<string, JudgeKey>> = {
  j: 'next',
  k: 'previous',
  a: 'accept',
  r: 'refuse',
  x: 'refuse',
  u: 'undo',
}
const mayRepeat: ReadonlySet<JudgeKey> = new Set(['next', 'previous'])

/** What a key does at the queue: nothing in a field or a dialog, and holding it down never decides twice. */
export function judgeKeyOf(press: {
  readonly key: string
  readonly repeat: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly isComposing: boolean
  readonly into: 'field' | 'dialog' | 'desk'
}): JudgeKey | undefined {
  if (press.into !== 'desk' || press.ctrlKey || press.metaKey || press.altKey || press.isComposing)
    return undefined
  const key = keys[press.key.toLowerCase()]
  return key !== undefined && press.repeat && !mayRepeat.has(key) ? undefined : key
}
