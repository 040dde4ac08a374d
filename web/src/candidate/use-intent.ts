import { intentKey } from '../shared/call.ts'

const PREFIX = 'zhongzhao-intent:'

/** The Idempotency-Key of one intent (`confirm:<registration>:<version>`): the same after a second click, a lost reply or
 *  a reload of the page, so that nothing is done twice. */
export function useIntent(intent: string): string {
  const name = PREFIX + intent
  try {
    const known = sessionStorage.getItem(name)
    if (known !== null) return known
    const key = intentKey()
    sessionStorage.setItem(name, key)
    return key
  } catch {
    return fallback(name)
  }
}

const inMemory = new Map<string, string>()

function fallback(name: string): string {
  const key = inMemory.get(name) ?? intentKey()
  inMemory.set(name, key)
  return key
}
