/** Stands in for TypeBox in the browser bundle (vite alias): screens need paths and types of a contract, never its schemas. */
export const Type: unknown = new Proxy(() => undefined, {
  get: () => () => undefined,
})
