import type { Press } from '../review/keys.ts'

export type DayCommand = 'next' | 'previous' | 'arrive' | 'miss' | 'undo'

const commands: Readonly<Record<string, DayCommand>> = {
  j: 'next',
  k: 'previous',
  a: 'arrive',
  m: 'miss',
  u: 'undo',
}
const repeatable: ReadonlySet<DayCommand> = new Set(['next', 'previous'])

/** The key map of the list of a day: letters act only outside text fields; holding a key marks nobody twice. */
export function dayCommandOf(press: Press): DayCommand | undefined {
  if (press.into !== 'desk' || press.isComposing || press.ctrlKey || press.metaKey || press.altKey)
    return undefined
  const command = commands[press.key.toLowerCase()]
  return command !== undefined && press.repeat && !repeatable.has(command) ? undefined : command
}

/** Where a step leads: the list ends at its ends; nobody chosen = the first. */
export function stepFrom(
  ids: readonly string[],
  { at, by }: { readonly at: string | undefined; readonly by: 1 | -1 },
): string | undefined {
  const here = at === undefined ? -1 : ids.indexOf(at)
  if (here === -1) return ids[0]
  return ids[Math.min(Math.max(here + by, 0), ids.length - 1)]
}
