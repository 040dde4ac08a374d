export type Verdict = 'pass' | 'return'

export interface Waiting {
  readonly id: string
  readonly name: string
  readonly className: string
  readonly portrait: string
}

/** Those who waited when the queue was taken, and what has been decided since. */
export interface Queue {
  readonly waiting: readonly Waiting[]
  readonly decided: ReadonlyMap<string, Verdict>
}

export const emptyQueue: Queue = { waiting: [], decided: new Map() }

export function decide(queue: Queue, id: string, verdict: Verdict): Queue {
  return { ...queue, decided: new Map(queue.decided).set(id, verdict) }
}

/** Takes a decision back (undo): the pupil waits again, also one who was not in the queue. */
export function undecide(queue: Queue, id: string): Queue {
  const decided = new Map(queue.decided)
  decided.delete(id)
  return { ...queue, decided }
}

/** The neighbour in the list, decided or not; stays at the ends. */
export function neighbour(queue: Queue, id: string | undefined, step: 1 | -1): string | undefined {
  const at = queue.waiting.findIndex((w) => w.id === id)
  if (at < 0) return queue.waiting[0]?.id
  return (queue.waiting[at + step] ?? queue.waiting[at])?.id
}

/** The next who still waits, after `id` and then from the top; undefined when nobody is left. */
export function nextWaiting(queue: Queue, id: string | undefined): string | undefined {
  const at = queue.waiting.findIndex((w) => w.id === id)
  const inOrder = [...queue.waiting.slice(at + 1), ...queue.waiting.slice(0, at + 1)]
  return inOrder.find((w) => !queue.decided.has(w.id) && w.id !== id)?.id
}

/** Whom to load ahead: the next two who still wait. */
export function ahead(queue: Queue, id: string | undefined): readonly string[] {
  const first = nextWaiting(queue, id)
  const second = first === undefined ? undefined : nextWaiting(decide(queue, first, 'pass'), first)
  return [first, second].filter((one): one is string => one !== undefined && one !== id)
}

export function left(queue: Queue): number {
  return queue.waiting.filter((w) => !queue.decided.has(w.id)).length
}
