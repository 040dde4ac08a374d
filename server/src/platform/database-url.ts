import { Client } from 'pg'

/** One login to one database. `host` may be a name or the folder of a socket. */
export interface Login {
  readonly user: string
  readonly password: string
  readonly host: string
  readonly database: string
}

/** A URL that both libpq and pg read: a socket folder stands in `?host=`. */
export function databaseUrl({ user, password, host, database }: Login): string {
  const url = new URL(`postgres://localhost/${encodeURIComponent(database)}`)
  url.username = encodeURIComponent(user)
  url.password = encodeURIComponent(password)
  url.searchParams.set('host', host)
  return url.href
}

/** The same connection as another user, or to another database. */
export function withLogin(
  url: string,
  change: { user?: string; password?: string; database?: string },
): string {
  const changed = new URL(url)
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user)
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password)
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`
  return changed.href
}

/** Undefined when a connection is answered, else the database's reason. */
export async function whyUnreachable(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // Without a listener a connection that breaks after the answer would end the process.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
