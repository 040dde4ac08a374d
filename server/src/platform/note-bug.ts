/** What may be written down of a bug: its kind and where it happened. A message may quote what somebody typed (K8). */
export interface BugNote {
  readonly name: string
  readonly stack: readonly string[]
  readonly sqlstate?: string
  readonly constraint?: string
}

export function bugOf(error: unknown): BugNote {
  if (!(error instanceof Error)) return { name: 'unknown', stack: [] }
  // A message may have several lines, and any of them may look like a place.
  const places = (error.stack ?? '').replace(error.message, '').split('\n').slice(1)
  return {
    ...databaseWords(error),
    name: error.name,
    stack: places.filter((line) => /^ +at /.test(line)).slice(0, 5),
  }
}

/** What the database calls its error: the state and the rule that was broken, names of the schema and never values. */
function databaseWords(error: Error): Pick<BugNote, 'sqlstate' | 'constraint'> {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    ...(typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? { sqlstate: code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
  }
}

/** A bug of work that no request waits for, as one JSON line like those of the requests. */
export function noteBug(work: string, error: unknown): void {
  process.stderr.write(`${JSON.stringify({ level: 50, msg: 'bug', work, ...bugOf(error) })}\n`)
}
