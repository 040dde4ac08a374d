import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool, PoolClient } from 'pg'

/** Statements a connection keeps prepared; texts beyond these are planned each time. */
const MOST = 400
/** A text that has come this often is worth a plan of its own: lists of values of every length do not. */
const OFTEN = 5
const LONGEST = 8_000

const seen = new Map<string, number>()
const names = new Map<string, string>()

/** The name under which this text is prepared on every connection, once it has come often enough. */
function nameOf(text: string): string | undefined {
  const held = names.get(text)
  if (held !== undefined) return held
  if (text.length > LONGEST || names.size >= MOST) return undefined
  const times = (seen.get(text) ?? 0) + 1
  if (times < OFTEN) {
    if (seen.size > 10 * MOST) seen.clear()
    seen.set(text, times)
    return undefined
  }
  seen.delete(text)
  const name = `zz${names.size}`
  names.set(text, name)
  return name
}

function lend(client: PoolClient): PostgresPoolClient {
  const run = (text: string, values: readonly unknown[]) => {
    const name = values.length === 0 ? undefined : nameOf(text)
    return client.query(
      name === undefined ? { text, values: [...values] } : { name, text, values: [...values] },
    )
  }
  const query = (asked: unknown, values?: readonly unknown[]) =>
    typeof asked === 'string' ? run(asked, values ?? []) : client.query(asked as never)
  return { query, release: () => client.release() } as unknown as PostgresPoolClient
}

/** A pool whose connections plan a frequent statement once instead of each time: the dossier alone has seven sub-queries. */
export function preparing(pool: Pool): PostgresPool {
  const lent = { connect: async () => lend(await pool.connect()), end: () => pool.end() }
  return lent as PostgresPool
}
