import { type Result, ok, refuse } from '../base/result.ts'

/** A login of staff: 3–32 small letters, digits, dots and strokes, beginning with a letter, so that it can be read aloud and is
 *  nobody's number. Refuses STAFF-LOGIN-SHAPE. */
export function parseLogin(text: string): Result<string> {
  const login = text.trim()
  return /^[a-z][a-z0-9.-]{2,31}$/.test(login) ? ok(login) : refuse('STAFF-LOGIN-SHAPE')
}
