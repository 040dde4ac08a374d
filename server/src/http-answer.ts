import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileAnswer } from './platform/serve.ts'

const isFile = (answer: unknown): answer is FileAnswer =>
  typeof answer === 'object' &&
  answer !== null &&
  'kind' in answer &&
  answer.kind === 'file' &&
  'bytes' in answer

/** What is the same for everybody: kept by a browser, or by what stands before us, and asked whether it still holds. */
export function revalidated(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const text = JSON.stringify(value)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const held = (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
  reply.header('etag', tag).header('cache-control', 'public, no-cache')
  if (held.includes(tag)) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(text)
}

/** Computers are shared (C10): no answer stays in a browser, except pictures at a desk and what is public. */
export function answer(reply: FastifyReply, value: unknown): FastifyReply {
  if (!isFile(value)) return reply.header('cache-control', 'no-store').send(value)
  const caching = value.cache === 'day' ? 'private, max-age=86400, immutable' : 'no-store'
  return reply
    .header('content-type', value.type)
    .header('cache-control', caching)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(value.fileName)}`)
    .send(Buffer.from(value.bytes))
}
