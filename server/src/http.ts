import { createHash } from 'node:crypto'
import type { Writable } from 'node:stream'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import type { Endpoint } from '@zhongzhao/api/endpoint'
import { allowedWhenClosed } from '@zhongzhao/domain/access/actions'
import { type Refusal, refusal } from '@zhongzhao/domain/base/refusals'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { answer, revalidated } from './http-answer.ts'
import { readInput } from './http-input.ts'
import { type Ctx, type Outgoing, type Services, packOfSeason, seasonTime } from './platform/context.ts'
import { refusalOf, refused, statusOf } from './platform/errors.ts'
import { bugOf } from './platform/note-bug.ts'
import { tlsServer } from './platform/tls.ts'
import { type Route, type Upload, checkAction } from './platform/serve.ts'
import { readCaller, touchSession } from './sign-in/store-actor.ts'
import {
  type Answered,
  type Asking,
  findAnswer,
  keepAnswer,
  openAnswer,
} from './sign-in/store-idempotency.ts'

const SESSION = 'zz_session'
const DEVICE = 'zz_device'

/** Cookies are `secure` behind HTTPS; the embedded default is plain HTTP on the machine itself. */
function setCookies(reply: FastifyReply, { session, device }: Outgoing, secure: boolean): void {
  const base = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  if (session === 'ended') reply.clearCookie(SESSION, base)
  else if (session !== undefined) reply.setCookie(SESSION, session.token, base)
  if (device !== undefined) reply.setCookie(DEVICE, device, { ...base, maxAge: 400 * 86_400 })
}

/** Cross-site pages cannot send this header without our consent; with SameSite=Strict the second lock on the same door. */
function checkOrigin(request: FastifyRequest, endpoint: Endpoint): void {
  if (endpoint.method !== 'GET' && request.headers['x-requested-with'] !== 'zhongzhao')
    throw refused('INPUT-SHAPE', { where: 'X-Requested-With' })
}

function answerRefusal(reply: FastifyReply, reason: Refusal, requestId: string): FastifyReply {
  return reply
    .code(statusOf[reason.kind])
    .header('cache-control', 'no-store')
    .send({ code: reason.code, message: reason.message, params: reason.params, requestId })
}

interface Asked {
  readonly services: Services
  readonly route: Route
  readonly request: FastifyRequest
  readonly token: Buffer | undefined
  readonly outgoing: Outgoing
}

/** Who asks, when, and what was answered before under the same key. */
async function contextOf(
  asked: Asked,
  { db, key, hold }: { db: Services['db']; key?: string | undefined; hold?: 'change' },
): Promise<{ ctx: Ctx; answered: Answered | undefined }> {
  const { services, route, request, token, outgoing } = asked
  const wanted = seasonAsked(services, request)
  const caller = await readCaller(db, {
    token,
    season: wanted.season,
    key,
    ...(hold === undefined ? {} : { hold }),
  })
  if (caller.seen === 'long-ago' && token !== undefined)
    void touchSession(services.db, token).catch(() => undefined)
  const pack = packOfSeason(services.packs, caller.season ?? wanted.season) ?? wanted
  const now = seasonTime(caller.wall, caller.offsetMs)
  const ctx: Ctx = {
    db,
    services,
    pack,
    outgoing,
    actor: caller.actor,
    action: route.endpoint.action,
    wall: caller.wall,
    now,
    requestId: request.id,
    device: deviceOf(request),
    address: request.ip,
  }
  checkAction(ctx, route.endpoint)
  checkSeason(ctx, route.endpoint, caller.closed)
  return { ctx, answered: caller.answered }
}

const inAddress = (query: unknown) =>
  typeof query === 'object' && query !== null && 'season' in query ? query.season : undefined

/** The season somebody works in: named by the page, also in the address of a file; else the one of the installation. */
function seasonAsked({ packs }: Services, { headers, query }: FastifyRequest): SeasonPack {
  const named = headers['x-season'] ?? inAddress(query)
  if (typeof named !== 'string' || named === '') return packs.current
  const pack = packOfSeason(packs, named)
  if (pack === undefined) throw refused('SEASON-UNKNOWN')
  return pack
}

/** A closed season is read and not changed (A7); the database refuses too. */
function checkSeason({ pack }: Ctx, { method, action }: Endpoint, closed: readonly string[]): void {
  if (method !== 'GET' && closed.includes(pack.season) && !allowedWhenClosed.includes(action))
    throw refused('SEASON-CLOSED')
}

function deviceOf(request: FastifyRequest): string | undefined {
  const device = request.cookies[DEVICE]
  return device !== undefined && /^[0-9a-f-]{36}$/.test(device) ? device : undefined
}

/** Runs the command in one transaction; with an `Idempotency-Key` the same question gets the answer it got before, also when
 *  the first is still being worked on: whoever comes second fails on what the first has changed, and is given its answer. */
async function runInside(
  asked: Asked,
  { input, upload }: { input: Record<string, unknown>; upload: Upload },
): Promise<unknown> {
  const { db, keys } = asked.services
  const asking = askingOf(asked, input)
  let account: string | undefined
  try {
    return await db.transaction().execute(async (inside) => {
      const { ctx, answered } = await contextOf(asked, {
        db: inside,
        key: asking?.key,
        ...(asked.route.endpoint.method === 'GET' ? {} : { hold: 'change' }),
      })
      account = ctx.actor?.account
      if (asking === undefined || account === undefined) return asked.route.run(ctx, input, upload)
      if (answered !== undefined) return openAnswer(keys, { account, asking, answered })
      const answer = await asked.route.run(ctx, input, upload)
      await keepAnswer(ctx, { account, asking, answer })
      return answer
    })
  } catch (error) {
    if (asking === undefined || account === undefined) throw error
    const answered = await findAnswer(db, { account, key: asking.key })
    if (answered === undefined) throw error
    return openAnswer(keys, { account, asking, answered })
  }
}

function askingOf({ route, request }: Asked, input: unknown): Asking | undefined {
  const key = request.headers['idempotency-key']
  const { answer: answerKind, method } = route.endpoint
  if (typeof key !== 'string' || key.length > 80 || answerKind === 'file' || method !== 'POST')
    return undefined
  return { key, hash: createHash('sha256').update(route.endpoint.id).update(JSON.stringify(input)).digest() }
}

async function handle(
  services: Services,
  route: Route,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<FastifyReply> {
  const cookieValue = request.cookies[SESSION]
  const token = cookieValue === undefined ? undefined : services.keys.secretHash(cookieValue)
  const outgoing: Outgoing = {}
  const asked: Asked = { services, route, request, token, outgoing }
  try {
    checkOrigin(request, route.endpoint)
    // Nobody fills our memory with a file before saying who it is.
    const known = route.endpoint.carrier === 'multipart' ? await contextOf(asked, services) : undefined
    const read = await readInput(services, route, request)
    checkShape(request, route.endpoint, read.input)
    const value =
      route.manner === 'inside'
        ? await runInside(asked, read)
        : await route.run((known ?? (await contextOf(asked, services))).ctx, read.input, read.upload)
    setCookies(reply, outgoing, request.protocol === 'https')
    return route.endpoint.keeping === 'revalidated'
      ? revalidated(request, reply, value)
      : answer(reply, value)
  } catch (error) {
    const reason = refusalOf(error) ?? uploadRefusal(error)
    if (reason === undefined) throw error
    // Rolled back: a session opened on the way does not exist, the device does.
    const { device } = outgoing
    setCookies(reply, device === undefined ? {} : { device }, request.protocol === 'https')
    return answerRefusal(reply, reason, request.id)
  }
}

function uploadRefusal(error: unknown): Refusal | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return refusal('INPUT-TOO-LARGE', { limit: '见页面说明' })
  return code.startsWith('FST_') ? refusal('INPUT-SHAPE', { where: '请求格式' }) : undefined
}

/** Shape only; rules stay in the domain. Whole numbers in a query are read as numbers. */
function checkShape(request: FastifyRequest, endpoint: Endpoint, input: Record<string, unknown>): void {
  const fits = request.compileValidationSchema(endpoint.input as unknown as Record<string, unknown>)
  if (fits(input)) return
  const [first] = fits.errors ?? []
  throw refused('INPUT-SHAPE', {
    where: first?.instancePath.slice(1) || String(first?.params['missingProperty'] ?? '内容'),
  })
}

/** The one place where an error becomes an answer; of a bug only the kind and where it happened are written down. */
function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const reason = refusalOf(error) ?? uploadRefusal(error)
  if (reason !== undefined) return answerRefusal(reply, reason, request.id)
  request.log.error(bugOf(error), 'bug')
  return reply.code(500).send({
    code: 'BUG',
    message: '系统出了点问题，已经记录下来。请稍后再试；已保存的内容不会丢失。',
    params: {},
    requestId: request.id,
  })
}

/** A person at an address that is none of ours, not a program at the interface. */
const wantsPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !url.startsWith('/api/') && headers.accept?.includes('text/html') === true

const noSuchPage =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
  '<title>没有这个页面</title><h1>没有这个页面</h1><p>地址可能输错了。考生请<a href="/">从这里进入</a>，学校和教育部门请<a href="/desk">从这里进入</a>。</p></html>'

const loggerOf = ({ config }: Services, logTo: Writable | undefined) => ({
  level: config.logLevel,
  ...(logTo === undefined ? {} : { stream: logTo }),
  // What Fastify and its plugins write at `trace`: headers of an upload, bytes that are no request.
  redact: ['req.headers', 'res.headers', 'busboyOptions', 'err.rawPacket'],
  serializers: {
    req: (req: FastifyRequest) => ({ method: req.method, route: req.routeOptions?.url }),
  },
})

/** Mounts every route under /api; without a matching contract nothing is reachable. Logs to standard output or to `logTo`. */
export async function httpServer(
  services: Services,
  routes: readonly Route[],
  logTo?: Writable,
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 256 * 1024,
    ...tlsServer(services.config),
    genReqId: () => crypto.randomUUID(),
    trustProxy: services.config.trustProxy,
    logger: loggerOf(services, logTo),
    // Their own answer would repeat the address.
    frameworkErrors: (_error, request, reply) => answerRefusal(reply, refusal('NOT-FOUND'), request.id),
    ajv: {
      customOptions: { removeAdditional: 'all', coerceTypes: true, useDefaults: true, allErrors: false },
    },
  })
  await app.register(cookie)
  await app.register(multipart, {
    limits: { files: 1, fields: 4, fieldSize: 64 * 1024, fileSize: 256 * 1024 * 1024 },
  })
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) =>
    wantsPage(request)
      ? reply.code(404).type('text/html; charset=utf-8').send(noSuchPage)
      : answerRefusal(reply, refusal('NOT-FOUND'), request.id),
  )
  for (const route of routes) {
    app.route({
      method: route.endpoint.method,
      url: `/api${route.endpoint.path}`,
      ...(route.maxUpload > 0 ? { bodyLimit: route.maxUpload } : {}),
      handler: (request, reply) => handle(services, route, { request, reply }),
    })
  }
  return app
}
