/** What browsers of 2020 lack and our code (and the domain's) uses: imported first by every entry. */
function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index]
}

const arrays: Readonly<Record<string, (this: unknown[], ...given: never[]) => unknown>> = {
  at,
  toSorted(order?: (a: unknown, b: unknown) => number) {
    return [...this].sort(order)
  },
  toReversed() {
    return [...this].reverse()
  },
  findLast(fits: (value: unknown) => boolean) {
    return [...this].reverse().find(fits)
  },
}

function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

function replaceAll(this: string, found: string | RegExp, by: string): string {
  return typeof found === 'string' ? this.split(found).join(by) : this.replace(found, by)
}

for (const [name, method] of Object.entries(arrays)) define(Array.prototype, name, method)
define(String.prototype, 'at', at)
define(String.prototype, 'replaceAll', replaceAll)
define(Map, 'groupBy', groupBy)
define(Object, 'hasOwn', (object: object, name: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(object, name),
)
