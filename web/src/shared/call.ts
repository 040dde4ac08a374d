import type { Endpoint, InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { type Attachment, type Fields, addressOf, requestOf } from './request.ts'
import { workedSeason } from './worked-season.ts'

export type Params = Readonly<Record<string, string | number>>

/** The server said no (不予受理): `message` is the finished Chinese sentence. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused'
  readonly code: string
  readonly params: Params
  readonly status: number
  readonly requestId: string
  constructor(said: { code: string; message: string; params: Params; status: number; requestId: string }) {
    super(said.message)
    this.code = said.code
    this.params = said.params
    this.status = said.status
    this.requestId = said.requestId
  }
}

/** No answer came: whether the server did it is unknown. Retry with the same key. */
export class CallLost extends Error {
  override readonly name = 'CallLost'
  constructor() {
    super('网络断开了，没有收到回复。请检查网络后重试；重复提交不会做两次。')
  }
}

export interface CallOptions {
  /** Idempotency-Key of this intent; a fresh one when absent. */
  readonly key?: string | undefined
  readonly attachment?: Attachment | undefined
  readonly signal?: AbortSignal | undefined
  /** How often a lost call is tried again with the same key (waits 1 s, 2 s, 4 s …). */
  readonly retries?: number | undefined
}

/** A key for one intent. `crypto.randomUUID` is missing on plain-http pages and phones before 2022. */
export function intentKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

const signedOutListeners = new Set<() => void>()
/** Told when the server no longer knows the session. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

async function refusedBy(response: Response): Promise<CallRefused> {
  const said = (await response.json().catch(() => ({}))) as Partial<
    Record<'code' | 'message' | 'requestId', string>
  > & { params?: Params }
  const refused = new CallRefused({
    code: said.code ?? `HTTP-${response.status}`,
    message: said.message ?? '系统暂时没能处理，请稍后再试；已填写的内容不会丢失。',
    params: said.params ?? {},
    status: response.status,
    requestId: said.requestId ?? '',
  })
  if (refused.code === 'SIGNED-OUT') for (const listener of signedOutListeners) listener()
  return refused
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

async function send(endpoint: Endpoint, input: unknown, options: CallOptions): Promise<Response> {
  const fields = input as Fields
  const key = options.key ?? intentKey()
  const request = requestOf(endpoint, fields, { key, attachment: options.attachment })
  const address = addressOf(endpoint, fields)
  const retries = options.retries ?? 0
  for (let tried = 0; ; tried++) {
    try {
      const response = await fetch(address, {
        ...request,
        credentials: 'same-origin',
        // Nothing of anybody stays in the cache of a shared computer (C10); what is public is asked whether it still holds.
        cache: endpoint.keeping === 'revalidated' ? 'no-cache' : 'no-store',
        ...(options.signal === undefined ? {} : { signal: options.signal }),
      })
      // A gateway between us and the server: whether it was done is as unknown as with a lost reply.
      if (response.status !== 502 && response.status !== 504) return response
    } catch (problem) {
      if (problem instanceof DOMException && problem.name === 'AbortError') throw problem
    }
    if (tried >= retries) throw new CallLost()
    await pause(1000 * 2 ** tried)
  }
}

/** Calls an endpoint of the contract. Throws CallRefused (the server said no) or CallLost (no answer). */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const response = await send(endpoint, input, options)
  if (!response.ok) throw await refusedBy(response)
  return (await response.json().catch(() => {
    throw new CallLost()
  })) as OutputOf<E>
}

export interface FileReceived {
  readonly blob: Blob
  readonly name: string
}

/** Calls an endpoint that answers with a file (PDF, sheet, picture). */
export async function callFile<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: CallOptions = {},
): Promise<FileReceived> {
  const response = await send(endpoint, input, options)
  if (!response.ok) throw await refusedBy(response)
  const disposition = response.headers.get('Content-Disposition') ?? ''
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename="?([^";]+)"?/i.exec(disposition)?.[1]
  const name = encoded === undefined ? (plain ?? 'file') : decodeURIComponent(encoded)
  const blob = await response.blob().catch(() => {
    throw new CallLost()
  })
  return { blob, name }
}

/** The address of a GET endpoint, for `<img src>` and links: it names the season, since it carries no header. */
export function hrefOf<E extends Endpoint>(endpoint: E, input: InputOf<E>): string {
  const address = addressOf(endpoint, input as Fields)
  const season = workedSeason()
  if (season === '') return address
  return `${address}${address.includes('?') ? '&' : '?'}season=${season}`
}

/** The sentence to show for whatever a call threw. */
export function sentenceOf(problem: unknown): string {
  return problem instanceof CallRefused || problem instanceof CallLost
    ? problem.message
    : '页面出了点问题，请刷新后再试；已保存的内容不会丢失。'
}
