import { textOf } from './pdf-text.ts'

/** The code on a printed slip, as the candidate reads it; blank where there is none. */
export async function codeOn(slip: Buffer): Promise<string> {
  const text = (await textOf(slip)).join('\n')
  return /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/.exec(text)?.[0] ?? ''
}
