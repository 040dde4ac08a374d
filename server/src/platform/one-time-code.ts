import { randomInt } from 'node:crypto'

/** No 0 O 1 I L: 31 characters, twelve of them are 59 bits. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code for one use; it exists in the clear only on what is handed over. */
export function newCode(): string {
  return Array.from({ length: 12 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** As a code is compared: typed in small letters, with or without strokes. */
export function bareCode(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '')
}
