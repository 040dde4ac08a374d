import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { StudentStatus } from '../platform/config.ts'
import { wallClock } from '../platform/context.ts'

/** One line of a page, checked for its shape (docs/student-status-source.md). */
export interface UpstreamLine {
  readonly key: string
  readonly seq: number
  readonly kind: 'present' | 'gone'
  readonly pupil: Readonly<Record<string, string>>
  readonly was: Readonly<Record<string, string>>
}

export interface UpstreamPage {
  readonly lines: readonly UpstreamLine[]
  readonly next: string
  readonly more: boolean
  readonly left: number
}

/** Why no page came. `wait`: milliseconds upstream asks for. */
export class UpstreamTrouble extends Error {
  override readonly name = 'UpstreamTrouble'
  readonly why: 'refused' | 'expired' | 'busy' | 'trouble' | 'unreadable'
  readonly wait: number | undefined
  constructor(why: UpstreamTrouble['why'], wait?: number) {
    super(why)
    this.why = why
    this.wait = wait
  }
}

const PATIENCE = 30_000
const PAGE = 1000

const macOf = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')

function sortedQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&')
}

function signedHeaders(url: URL, { keyId, secret }: { keyId: string; secret: string }) {
  const timestamp = String(Math.floor(wallClock().getTime() / 1000))
  const nonce = randomUUID()
  const text = ['GET', url.pathname, sortedQuery(url), timestamp, nonce].join('\n')
  return {
    'x-key-id': keyId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': macOf(secret, text),
  }
}

function troubleOf(reply: Response): UpstreamTrouble | undefined {
  if (reply.status === 200) return undefined
  if (reply.status === 410) return new UpstreamTrouble('expired')
  if (reply.status === 401 || reply.status === 403) return new UpstreamTrouble('refused')
  if (reply.status !== 429) return new UpstreamTrouble('trouble')
  const seconds = Number(reply.headers.get('retry-after') ?? '')
  return new UpstreamTrouble('busy', Number.isFinite(seconds) ? Math.min(seconds, 600) * 1000 : undefined)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const texts = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([title, cell]) => [title, typeof cell === 'string' ? cell : '']),
      )
    : {}

function lineOf(value: unknown): UpstreamLine {
  if (!isRecord(value)) throw new UpstreamTrouble('unreadable')
  const { key, seq, kind, pupil, was } = value
  if (typeof key !== 'string' || key === '' || !Number.isSafeInteger(seq))
    throw new UpstreamTrouble('unreadable')
  if (kind !== 'present' && kind !== 'gone') throw new UpstreamTrouble('unreadable')
  return { key, seq: Number(seq), kind, pupil: texts(pupil), was: texts(was) }
}

function pageOf(bytes: Buffer): UpstreamPage {
  const value: unknown = JSON.parse(bytes.toString())
  if (!isRecord(value) || !Array.isArray(value['items'])) throw new UpstreamTrouble('unreadable')
  const { items, next, more, left } = value
  if (typeof next !== 'string' || typeof more !== 'boolean') throw new UpstreamTrouble('unreadable')
  return { lines: items.map(lineOf), next, more, left: Number.isSafeInteger(left) ? Number(left) : 0 }
}

/** Asks for one page (notice 二.2); signed, and taken only when the answer is whole and signed as well. The secret is read from its
 *  file and stays here. Throws UpstreamTrouble. */
export async function askUpstream(
  { url: base, keyId, secretFile }: StudentStatus,
  { cursor, schools }: { cursor: string; schools: readonly string[] },
): Promise<UpstreamPage> {
  const secret = (await readFile(secretFile, 'utf8')).trim()
  const url = new URL('/v1/pupils', base)
  url.searchParams.set('cursor', cursor)
  url.searchParams.set('limit', String(PAGE))
  if (schools.length > 0) url.searchParams.set('schools', schools.join(','))
  try {
    const headers = signedHeaders(url, { keyId, secret })
    const reply = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE) })
    const trouble = troubleOf(reply)
    if (trouble !== undefined) throw trouble
    const bytes = Buffer.from(await reply.arrayBuffer())
    const digest = createHash('sha256').update(bytes).digest('hex')
    const [own, given] = [macOf(secret, digest), reply.headers.get('x-content-signature') ?? '']
    if (own.length !== given.length || !timingSafeEqual(Buffer.from(own), Buffer.from(given)))
      throw new UpstreamTrouble('unreadable')
    return pageOf(bytes)
  } catch (error) {
    throw error instanceof UpstreamTrouble ? error : new UpstreamTrouble('trouble')
  }
}
