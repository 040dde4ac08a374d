import { endpoint } from '@zhongzhao/api/endpoint'
import { Type } from 'typebox'
import { afterEach, expect, it, vi } from 'vitest'
import { CallLost, CallRefused, call, hrefOf, intentKey } from './call.ts'
import { addressOf, bodyOf, requestOf } from './request.ts'
import { workIn } from './worked-season.ts'

const read = endpoint({
  id: 'read',
  title: '查看',
  method: 'GET',
  path: '/things/:id/rows',
  action: 'public.read',
  input: Type.Object({ id: Type.String(), kind: Type.String(), cursor: Type.Optional(Type.String()) }),
  output: Type.Object({ rows: Type.Integer() }),
})
const write = endpoint({
  id: 'write',
  title: '保存',
  method: 'POST',
  path: '/things/:id',
  action: 'public.read',
  input: Type.Object({ id: Type.String(), name: Type.String() }),
  output: Type.Object({ done: Type.Boolean() }),
})
const bring = endpoint({ ...write, id: 'bring', carrier: 'multipart' })

const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status })

afterEach(() => {
  vi.unstubAllGlobals()
  workIn('')
})

it('fills the path, puts the rest of a GET into the query and leaves out what is absent', () => {
  expect(addressOf(read, { id: 'a/b', kind: '有问题', cursor: undefined })).toBe(
    '/api/things/a%2Fb/rows?kind=%E6%9C%89%E9%97%AE%E9%A2%98',
  )
})

it('puts the rest of a POST into the body, names with rare characters unchanged', () => {
  expect(bodyOf(write, { id: 'a', name: '𬱖䶮' })).toEqual({ name: '𬱖䶮' })
  const request = requestOf(write, { id: 'a', name: '𬱖䶮' }, { key: 'k' })
  expect(request.body).toBe('{"name":"𬱖䶮"}')
  expect(request.headers).toMatchObject({ 'Idempotency-Key': 'k', 'X-Requested-With': 'zhongzhao' })
})

it('names the season that is worked in, in every call and in the address of a file; none is the installation’s', () => {
  expect(requestOf(read, {}, { key: 'k' }).headers).not.toHaveProperty('X-Season')
  expect(hrefOf(read, { id: 'a', kind: 'b' })).toBe('/api/things/a/rows?kind=b')
  workIn('henan-2023')
  for (const asked of [read, write, bring])
    expect(requestOf(asked, { id: 'a', name: '甲' }, { key: 'k' }).headers).toMatchObject({
      'X-Season': 'henan-2023',
    })
  expect(hrefOf(read, { id: 'a', kind: 'b' })).toBe('/api/things/a/rows?kind=b&season=henan-2023')
})

it('sends a file beside one part of JSON text', () => {
  const attachment = { part: 'picture', file: new Blob(['x']), name: 'a.jpg' }
  const { body } = requestOf(bring, { id: 'a', name: '甲' }, { key: 'k', attachment })
  expect(body).toBeInstanceOf(FormData)
  expect(body instanceof FormData ? body.get('input') : '').toBe('{"name":"甲"}')
  expect(body instanceof FormData ? body.has('picture') : false).toBe(true)
})

it('tells a refusal with code, sentence and status', async () => {
  const said = { code: 'VERSION-STALE', message: '刚刚在别处改过。', params: { version: 3 }, requestId: 'r' }
  vi.stubGlobal('fetch', () => Promise.resolve(answer(said, 409)))
  const problem = await call(write, { id: 'a', name: '甲' }).catch((e: unknown) => e)
  expect(problem).toBeInstanceOf(CallRefused)
  expect(problem).toMatchObject({ code: 'VERSION-STALE', status: 409, params: { version: 3 } })
})

it('is lost when no answer comes, and when a gateway answers instead of the server', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
  await expect(call(write, { id: 'a', name: '甲' })).rejects.toBeInstanceOf(CallLost)
  vi.stubGlobal('fetch', () => Promise.resolve(answer('', 502)))
  await expect(call(write, { id: 'a', name: '甲' })).rejects.toBeInstanceOf(CallLost)
})

it('keeps the key of the intent when it tries again', async () => {
  const keys: string[] = []
  vi.stubGlobal('fetch', (_: string, request: { headers: Record<string, string> }) => {
    keys.push(request.headers['Idempotency-Key'] ?? '')
    return keys.length === 1
      ? Promise.reject(new TypeError('network'))
      : Promise.resolve(answer({ done: true }))
  })
  expect(await call(write, { id: 'a', name: '甲' }, { retries: 1 })).toEqual({ done: true })
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
  expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

it('names every intent anew', () => {
  expect(intentKey()).not.toBe(intentKey())
})
