/** What browsers of 2020 lack and our code (and the domain's) uses: imported first by every entry. */
function define(target: object, name: string, value: unknown): void {
  if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true })
}

define(
  Array.prototype,
  'toSorted',
  function toSorted(this: unknown[], order?: (a: unknown, b: unknown) => number) {
    return [...this].sort(order)
  },
)
define(Array.prototype, 'toReversed', function toReversed(this: unknown[]) {
  return [...this].reverse()
})
function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index]
}
define(Array.prototype, 'at', at)
define(Array.prototype, 'findLast', function findLast(this: unknown[], fits: (value: unknown) => boolean) {
  return [...this].reverse().find(fits)
})
define(Object, 'hasOwn', (object: object, name: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(object, name),
)
