declare const brand: unique symbol

/** A string (or number) that cannot be mistaken for another: `Brand<string, 'IdNumber'>`. Made only by a parser. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** The one cast of the domain: a parser calls it once it has looked. */
export function branded<B extends Brand<string, string> | Brand<number, string>>(value: string | number): B {
  return value as B
}
