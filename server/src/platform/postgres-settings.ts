/** Settings of the embedded PostgreSQL, as given after `-c`. */
export type PostgresSettings = Readonly<Record<string, string>>

export interface Machine {
  /** Bytes of memory. */
  readonly memory: number
  /** Bytes free on the disk of the data folder. */
  readonly freeDisk: number
  readonly processors: number
}

const MB = 1024 * 1024

/** For a machine that PostgreSQL shares with our own server: an eighth of the memory, WAL within a twentieth of the disk. */
export function settingsFor({ memory, freeDisk, processors }: Machine): PostgresSettings {
  const sharedBuffers = between(Math.floor(memory / 8 / MB), { least: 64, most: 2048 })
  const walMost = between(Math.floor(freeDisk / 20 / MB), { least: 256, most: 4096 })
  return {
    shared_buffers: `${sharedBuffers}MB`,
    effective_cache_size: `${Math.max(sharedBuffers * 2, Math.floor(memory / 2 / MB))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: `${between(Math.floor(memory / 32 / MB), { least: 32, most: 512 })}MB`,
    max_wal_size: `${walMost}MB`,
    min_wal_size: `${Math.min(512, walMost / 2)}MB`,
    checkpoint_timeout: '10min',
    max_connections: '60',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: processors > 2 ? '2' : '0',
    ...fixed,
  }
}

const fixed: PostgresSettings = {
  fsync: 'on',
  listen_addresses: '',
  unix_socket_permissions: '0700',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // What people typed must not reach a log: no statements, no values (`Key (name)=(...)`), no ERROR messages.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

function between(value: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, value))
}
