/** Why the server did not start, as a sentence for whoever types `npm start`: what is wrong, then what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

/** The `code` of a Node or PostgreSQL error (`ENOENT`, `57P03`), empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
