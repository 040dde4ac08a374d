import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from, to } from 'pg-copy-streams'

/** The q-quantile of some figures. */
export function quantile(figures: readonly number[], q: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

/** Peak memory of this process, MB, looked at ten times a second until the answer is asked for. */
export function watchMemory(): () => number {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }
  const timer = setInterval(look, 100)
  return () => {
    clearInterval(timer)
    look()
    return Math.round(peak / 1024 / 1024)
  }
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

export async function copyFile(
  client: PoolClient,
  target: string,
  path: string,
  options = '',
): Promise<void> {
  await pipeline(createReadStream(path), client.query(from(`copy ${target} from stdin ${options}`)))
}

/** Everything that taking pupils in writes, but for `registration` itself. */
export const besideRegistration: readonly string[] = [
  'person',
  'person_key',
  'person_alias',
  'roster_entry',
  'active_registration',
  'registration_version',
  'event',
]

/** Seconds of COPY of the very rows that lie in a table, into one with the same columns and indexes. */
export async function copySeconds(client: PoolClient, folder: string, table: string): Promise<number> {
  const path = join(folder, `${table}.copy`)
  await pipeline(client.query(to(`copy ${table} to stdout`)), createWriteStream(path))
  await client.query(`create table bench_${table} (like ${table} including all)`)
  return secondsOf(() => copyFile(client, `bench_${table}`, path))
}
