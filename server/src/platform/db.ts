import { Kysely, PostgresDialect } from 'kysely'
import { Pool, type PoolClient, type PoolConfig, types } from 'pg'
import { preparing } from './prepared.ts'
import type { Database } from './tables.ts'

/** For the few that stream rows in; `pg` itself is named in platform and stores only. */
export type { Pool, PoolClient } from 'pg'

export interface PoolOptions {
  /** Connections at most. */
  readonly max: number
  /** Milliseconds one statement may take; reports and imports ask for more. */
  readonly statementTimeout?: number
  /** Named in `pg_stat_activity`. */
  readonly name?: string
}

/** Queries over a pool of their own; `destroy()` closes it. */
export function connect(url: string, options: PoolOptions): Kysely<Database> {
  return overPool(openPool(url, options))
}

/** timestamptz is read as `Date`, bigint as `number`, date as `YYYY-MM-DD`, bytea as `Buffer`, numeric as text. */
export function openPool(
  url: string,
  { max, statementTimeout = 30_000, name = 'zhongzhao' }: PoolOptions,
): Pool {
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: name,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 30_000,
    types: ownTypes,
  })
  // A connection that breaks is replaced by the pool, idle or between two statements; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const pools = new WeakMap<object, Pool>()

export function overPool(pool: Pool): Kysely<Database> {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  pools.set(db, pool)
  return db
}

/** The connections under queries made by `connect` or `overPool`, for `withConnection`. */
export function poolOf(db: Kysely<Database>): Pool {
  const pool = pools.get(db)
  if (pool === undefined) throw new Error('these queries have no pool of their own')
  return pool
}

/**
 * One connection, as client (for `copyInto`) and as queries over the same connection, so that both can stand in one
 * transaction: `withConnection(pool, ({ client, db }) => db.transaction().execute(...))`.
 */
export async function withConnection<T>(
  pool: Pool,
  work: (connection: { readonly client: PoolClient; readonly db: Kysely<Database> }) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  // Queries go through the client itself: an object derived from it would keep state of its own.
  const lent = { query: client.query.bind(client), release: () => undefined } as PoolClient
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: { connect: async () => lent, end: async () => undefined } }),
  })
  try {
    const done = await work({ client, db })
    client.release()
    return done
  } catch (error) {
    // Whatever state it is in: the pool makes a new one.
    client.release(true)
    throw error
  }
}

const INT8 = types.builtins.INT8
const DATE = types.builtins.DATE

const ownTypes: NonNullable<PoolConfig['types']> = {
  getTypeParser(oid, format) {
    if (format !== 'binary' && Number(oid) === INT8) return safeInteger
    if (format !== 'binary' && Number(oid) === DATE) return asItIs
    return types.getTypeParser(oid, format)
  },
}

/** A count beyond 2^53 would be rounded: never silently. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value)) return value
  throw new RangeError('bigint beyond 2^53 cannot be read as a number')
}

function asItIs(text: string): string {
  return text
}
