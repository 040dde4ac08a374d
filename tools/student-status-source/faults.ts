/** What goes wrong on command. Pages are counted from 1 over the whole life of the source. */
export interface Faults {
  /** Milliseconds before each answer. */
  readonly delay: number
  /** The last line of a page comes once more on the same page. */
  readonly duplicates: 'none' | 'each'
  /** The lines of a page come backwards. */
  readonly order: 'kept' | 'reversed'
  /** This page fails with 503 so many times before it answers. */
  readonly failing: { readonly page: number; readonly times: number } | undefined
  /** This page breaks off in the middle, once. */
  readonly truncated: number | undefined
  /** This page says 429, once; seconds to wait. */
  readonly busy: { readonly page: number; readonly seconds: number } | undefined
}

export const noFaults: Faults = {
  delay: 0,
  duplicates: 'none',
  order: 'kept',
  failing: undefined,
  truncated: undefined,
  busy: undefined,
}

/** `duplicates,reorder,fail:3x3,truncate:2,busy:4x1,delay:20`; throws a sentence at what it does not know. */
export function readFaults(text: string): Faults {
  let faults = noFaults
  for (const part of text.split(',').filter((p) => p !== '')) {
    const [, name = '', first = '1', second = '1'] = /^([a-z]+)(?::(\d+)(?:x(\d+))?)?$/.exec(part) ?? []
    const [a, b] = [Number(first), Number(second)]
    if (name === 'duplicates') faults = { ...faults, duplicates: 'each' }
    else if (name === 'reorder') faults = { ...faults, order: 'reversed' }
    else if (name === 'fail') faults = { ...faults, failing: { page: a, times: b } }
    else if (name === 'truncate') faults = { ...faults, truncated: a }
    else if (name === 'busy') faults = { ...faults, busy: { page: a, seconds: b } }
    else if (name === 'delay') faults = { ...faults, delay: a }
    else
      throw new Error(
        `unknown fault ${part}; known: duplicates, reorder, fail:PxN, truncate:P, busy:PxS, delay:MS`,
      )
  }
  return faults
}
