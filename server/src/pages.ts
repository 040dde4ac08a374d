import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import helmet from '@fastify/helmet'
import { openapi } from '@zhongzhao/api/openapi'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Services } from './platform/context.ts'
import { serveStation } from './station-pages.ts'

const policy = {
  'default-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'style-src': ["'self'", "'unsafe-inline'"],
  'object-src': ["'none'"],
  'frame-src': ["'self'", 'blob:'],
  'frame-ancestors': ["'self'"],
  'base-uri': ["'self'"],
  'form-action': ["'self'"],
}
const policyText = Object.entries(policy)
  .map(([name, values]) => `${name} ${values.join(' ')}`)
  .join(';')

/** Pages built by Vite: hashed files are kept for a year, the entries are asked for again each time. */
export async function servePages(app: FastifyInstance, dist: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
  if (!existsSync(dist)) return
  await app.register(fastifyStatic, {
    root: dist,
    index: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes(`${join('dist', 'assets')}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  app.get('/', (_request, reply) => reply.sendFile('index.html'))
  app.get('/desk', (_request, reply) => reply.sendFile('desk.html'))
  app.get('/desk/*', (_request, reply) => reply.sendFile('desk.html'))
  serveStation(app, policyText)
}

/** Liveness, readiness and the machine-readable interface; public, without personal data. */
export function serveHealth(app: FastifyInstance, services: Services): void {
  app.get('/health', async () => ({ ok: true }))
  app.get('/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(services.db)
      return { ready: true }
    } catch {
      return reply.code(503).send({ ready: false })
    }
  })
  const document = openapi()
  app.get('/openapi.json', async () => document)
}
