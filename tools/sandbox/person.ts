import { randomBytes } from 'node:crypto'
import type { Endpoint, InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { bodyFields } from '@zhongzhao/api/openapi'
import type { FastifyInstance } from 'fastify'

/** Somebody at a browser: cookies, and the calls that go through the whole server. */
export interface Person {
  call<E extends Endpoint>(
    endpoint: E,
    input: InputOf<E>,
    options?: { key?: string; file?: { name: string; bytes: Buffer }; season?: string },
  ): Promise<Reply<OutputOf<E>>>
}

export interface Reply<T> {
  readonly status: number
  readonly body: T
  /** Code of the refusal, if it is one. */
  readonly code: string | undefined
  readonly message: string
  readonly bytes: Buffer
}

function fill(path: string, input: Record<string, unknown>): string {
  return `/api${path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input[name]).toWellFormed()))}`
}

function multipart(fields: Record<string, unknown>, file: { name: string; bytes: Buffer }) {
  const boundary = `b${randomBytes(8).toString('hex')}`
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="input"\r\n\r\n${JSON.stringify(fields)}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  }
}

/** A browser of its own before the server, without a port: cookies are kept. `jar`: those it has already. */
export function personAt(app: FastifyInstance, jar = new Map<string, string>()): Person {
  return {
    async call(endpoint, input, options = {}) {
      const given = input as Record<string, unknown>
      const body = Object.fromEntries(bodyFields(endpoint).map((name) => [name, given[name]]))
      const query =
        endpoint.method === 'GET'
          ? `?${new URLSearchParams(Object.entries(body).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)] as [string, string]]))).toString()}`
          : ''
      const upload = options.file === undefined ? undefined : multipart(body, options.file)
      const reply = await app.inject({
        method: endpoint.method,
        url: fill(endpoint.path, given) + query,
        headers: {
          'x-requested-with': 'zhongzhao',
          cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; '),
          ...(options.season === undefined ? {} : { 'x-season': options.season }),
          ...(options.key === undefined ? {} : { 'idempotency-key': options.key }),
          ...(upload === undefined ? {} : { 'content-type': upload.type }),
        },
        ...(endpoint.method === 'GET' ? {} : { payload: upload === undefined ? body : upload.payload }),
      })
      for (const cookie of reply.cookies) jar.set(cookie.name, cookie.value)
      const json = String(reply.headers['content-type']).includes('json')
        ? (reply.json() as Record<string, unknown>)
        : {}
      return {
        status: reply.statusCode,
        body: json as never,
        code: reply.statusCode < 400 ? undefined : String(json['code']),
        message: String(json['message'] ?? ''),
        bytes: reply.rawPayload,
      }
    },
  }
}
