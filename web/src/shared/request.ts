import type { Endpoint } from '@zhongzhao/api/endpoint'
import { workedSeason } from './worked-season.ts'

/** The fields of an input, whatever the endpoint: the browser knows no schemas. */
export type Fields = Readonly<Record<string, unknown>>

const named = (path: string): ReadonlySet<string> =>
  new Set([...path.matchAll(/:(\w+)/g)].map((m) => m[1] ?? ''))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Address of a call: `:name` parts filled in; what is left of a GET's input as the query. */
export function addressOf(endpoint: Endpoint, input: Fields): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(textOf(input[name] ?? '')),
  )
  if (endpoint.method !== 'GET') return `/api${path}`
  const inPath = named(endpoint.path)
  const query = new URLSearchParams(
    Object.entries(input)
      .filter(([name, value]) => !inPath.has(name) && value !== undefined)
      .map(([name, value]) => [name, textOf(value)]),
  ).toString()
  return query === '' ? `/api${path}` : `/api${path}?${query}`
}

/** What travels in the body: the input without what the path already says. */
export function bodyOf(endpoint: Endpoint, input: Fields): Fields {
  const inPath = named(endpoint.path)
  return Object.fromEntries(Object.entries(input).filter(([name]) => !inPath.has(name)))
}

/** A file that goes with a call: one part beside the part `input` (JSON text). */
export interface Attachment {
  readonly part: string
  readonly file: Blob
  readonly name: string
}

/** Said with every call; a program on another site cannot. */
const always = (): Record<string, string> => {
  const season = workedSeason()
  return { 'X-Requested-With': 'zhongzhao', ...(season === '' ? {} : { 'X-Season': season }) }
}

/** The request as fetch takes it. `key` names the intent: the same for every retry of it. */
export function requestOf(
  endpoint: Endpoint,
  input: Fields,
  { key, attachment }: { readonly key: string; readonly attachment?: Attachment | undefined },
): RequestInit {
  if (endpoint.method === 'GET') return { method: 'GET', headers: always() }
  const headers = { ...always(), 'Idempotency-Key': key }
  const body = JSON.stringify(bodyOf(endpoint, input))
  if (endpoint.carrier === 'json') {
    return { method: endpoint.method, headers: { ...headers, 'Content-Type': 'application/json' }, body }
  }
  const parts = new FormData()
  parts.append('input', body)
  if (attachment !== undefined) parts.append(attachment.part, attachment.file, attachment.name)
  return { method: endpoint.method, headers, body: parts }
}
