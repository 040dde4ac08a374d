/** A value that screens follow. */
export interface Watched<T> {
  readonly get: () => T
  readonly set: (next: T) => void
  readonly watch: (watcher: () => void) => () => void
}

export function watched<T>(first: T): Watched<T> {
  let value = first
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      value = next
      for (const watcher of watchers) watcher()
    },
    watch: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
  }
}
