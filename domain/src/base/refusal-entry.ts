/** What kind of "no" it is; the server maps each kind to one HTTP status. */
export type RefusalKind =
  'invalid' | 'signedOut' | 'denied' | 'missing' | 'conflict' | 'closed' | 'tooLarge' | 'tooMany' | 'unready'

export interface RefusalEntry {
  readonly kind: RefusalKind
  /** Said to a fourteen-year-old and the parent: what is wrong and what to do. `{name}` is replaced. */
  readonly zh: string
  readonly en: string
}
