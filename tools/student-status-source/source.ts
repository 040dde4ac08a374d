import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { type Faults, noFaults } from './faults.ts'
import { type Feed, type Page, feedOf } from './feed.ts'
import type { Cells } from './pupils.ts'
import { digestOf, macOf, signatureWatch } from './signature.ts'

export interface SourceTerms {
  readonly port?: number
  readonly pupils: number
  readonly schools: readonly string[]
  /** Rows before the generated ones. */
  readonly own?: readonly Cells[]
  readonly keyId: string
  readonly secret: string
  readonly faults?: Faults
}

export interface Source {
  readonly url: string
  readonly feed: Feed
  /** Requests that asked for a page, whatever came of them. */
  readonly requests: () => number
  readonly setFaults: (faults: Faults) => void
  readonly stop: () => Promise<void>
}

const MOST = 2000

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

function withFaults(page: Page, { duplicates, order }: Faults): Page {
  const last = page.items.at(-1)
  const all = duplicates === 'each' && last !== undefined ? [...page.items, last] : page.items
  return { ...page, items: order === 'reversed' ? all.toReversed() : all }
}

/** What goes wrong with the page that is about to be answered. */
function troubles(given: Faults) {
  let [answered, failed, busy, cut] = [0, 0, 0, 0]
  return (): Answer | 'truncate' | undefined => {
    const page = answered + 1
    if (given.failing?.page === page && failed < given.failing.times) {
      failed++
      return { status: 503, body: { code: 'UNAVAILABLE' } }
    }
    if (given.busy?.page === page && busy++ === 0) {
      const headers = { 'retry-after': String(given.busy.seconds) }
      return { status: 429, body: { code: 'BUSY' }, headers }
    }
    if (given.truncated === page && cut++ === 0) return 'truncate'
    answered++
    return undefined
  }
}

function pageFor(feed: Feed, query: URLSearchParams, faults: Faults): Answer {
  const limit = Math.min(MOST, Math.max(1, Number(query.get('limit') ?? '500') || 500))
  const schools = new Set((query.get('schools') ?? '').split(',').filter((code) => code !== ''))
  const page = feed.page({ cursor: query.get('cursor') ?? '', limit, schools })
  if (page === undefined) return { status: 410, body: { code: 'CURSOR-EXPIRED' } }
  return { status: 200, body: withFaults(page, faults) }
}

function send(
  response: ServerResponse,
  { status, body, headers }: Answer,
  { secret, whole }: { secret: string; whole: 'whole' | 'cut' },
): void {
  const bytes = Buffer.from(JSON.stringify(body))
  const digest = digestOf(bytes)
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': String(bytes.length),
    'x-content-sha256': digest,
    'x-content-signature': macOf(secret, digest),
    ...headers,
  })
  if (whole === 'whole') response.end(bytes)
  else response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy())
}

async function listening(handle: (request: IncomingMessage, response: ServerResponse) => void, port: number) {
  const server = createServer(handle)
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

/** The reference of the student-status platform (notice 二.2: 初中学籍), over HTTP on this machine; made-up pupils only. */
export async function startSource(terms: SourceTerms): Promise<Source> {
  const { secret, port = 0 } = terms
  const feed = feedOf(terms)
  const faultOf = signatureWatch({ ...terms, now: Date.now })
  let faults = terms.faults ?? noFaults
  let trouble = troubles(faults)
  let asked = 0
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://source')
    const header = (name: string) => String(request.headers[name] ?? '')
    const fault = faultOf({ method: request.method ?? '', url, header })
    const whole = { secret, whole: 'whole' } as const
    if (fault !== undefined) return send(response, { status: 401, body: { code: fault } }, whole)
    if (request.method !== 'GET' || url.pathname !== '/v1/pupils')
      return send(response, { status: 404, body: { code: 'NOT-FOUND' } }, whole)
    asked++
    if (faults.delay > 0) await setTimeout(faults.delay)
    const wrong = trouble()
    if (wrong !== undefined && wrong !== 'truncate') return send(response, wrong, whole)
    const cut = wrong === 'truncate' ? 'cut' : 'whole'
    send(response, pageFor(feed, url.searchParams, faults), { secret, whole: cut })
  }
  const served = await listening((request, response) => {
    answer(request, response).catch(() => response.destroy())
  }, port)
  const setFaults = (next: Faults) => {
    faults = next
    trouble = troubles(next)
  }
  return { ...served, feed, requests: () => asked, setFaults }
}
