import { afterAll, describe, expect, it } from 'vitest'
import { noFaults, readFaults } from './faults.ts'
import type { Page } from './feed.ts'
import { pupilAt } from './pupils.ts'
import { digestOf, macOf, signedText } from './signature.ts'
import { startSource } from './source.ts'

const secret = 'made-up secret'
const schools = ['2141010001', '2141010002']
const source = await startSource({ pupils: 120, schools, keyId: 'k', secret })
afterAll(() => source.stop())

let serial = 0
function ask(
  query: Readonly<Record<string, string>>,
  { nonce = `n${serial++}`, skew = 0, secret: with_ = secret } = {},
): Promise<Response> {
  const url = new URL('/v1/pupils', source.url)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const timestamp = String(Math.floor(Date.now() / 1000) + skew)
  const signature = macOf(with_, signedText(url, { method: 'GET', timestamp, nonce }))
  const headers = { 'x-key-id': 'k', 'x-timestamp': timestamp, 'x-nonce': nonce, 'x-signature': signature }
  return fetch(url, { headers })
}
const page = async (query: Readonly<Record<string, string>>) => (await (await ask(query)).json()) as Page
async function all(cursor: string, query: Readonly<Record<string, string>> = {}) {
  const items = []
  for (let at = cursor; ;) {
    const { items: some, next, more } = await page({ ...query, cursor: at, limit: '50' })
    items.push(...some)
    at = next
    if (!more) return { items, next }
  }
}

describe('the reference of the student-status platform (notice 二.2)', () => {
  it('gives every pupil once, page by page, and then only what changed', async () => {
    const { items, next } = await all('')
    expect(new Set(items.map((i) => i.key)).size).toBe(120)
    expect(items.length).toBe(120)
    source.feed.change('moved', 3, { 学校标识码: '2141010002' })
    source.feed.change('left', 4)
    source.feed.change('numbered', 99)
    const added = source.feed.change('added', 0)
    const later = await all(next)
    expect(later.items.map((i) => [i.key, i.kind])).toEqual([
      ['s3', 'present'],
      ['s4', 'gone'],
      ['s99', 'present'],
      [`s${added}`, 'present'],
    ])
    expect(later.items[0]?.was).toEqual({ 学校标识码: '2141010001' })
    expect(later.items[2]?.was?.学籍号).toMatch(/^L/)
  })

  it('tells the school a pupil left as well as the one it came to', async () => {
    const { next } = await all('')
    source.feed.change('moved', 5, { 学校标识码: '2141010002' })
    const seen = await all(next, { schools: '2141010001' })
    expect(seen.items.map((i) => i.key)).toEqual(['s5'])
  })

  it('makes the same pupil of the same index, and no number twice', () => {
    const numbers = Array.from({ length: 5000 }, (_, i) => pupilAt(i, schools)['学籍号'])
    expect(new Set(numbers).size).toBe(5000)
    expect(pupilAt(1234, schools)).toEqual(pupilAt(1234, schools))
  })

  it('refuses a wrong signature, an old one, a clock that is off, and the same request twice', async () => {
    expect((await ask({}, { secret: 'another' })).status).toBe(401)
    expect(await (await ask({}, { skew: -301 })).json()).toEqual({ code: 'clock' })
    expect((await ask({}, { skew: -290 })).status).toBe(200)
    expect((await ask({}, { nonce: 'same' })).status).toBe(200)
    expect(await (await ask({}, { nonce: 'same' })).json()).toEqual({ code: 'replayed' })
    expect((await fetch(`${source.url}/v1/pupils`)).status).toBe(401)
  })

  it('signs what it answers', async () => {
    const reply = await ask({ limit: '3' })
    const digest = digestOf(Buffer.from(await reply.arrayBuffer()))
    expect(reply.headers.get('x-content-signature')).toBe(macOf(secret, digest))
  })

  it('fails on command: three times, busy, broken off, twice, backwards, an expired cursor', async () => {
    const { next } = await all('')
    source.setFaults(readFaults('fail:1x3,busy:2x1,truncate:3,duplicates,reorder'))
    for (let i = 0; i < 3; i++) expect((await ask({})).status).toBe(503)
    const first = await page({ limit: '5' })
    expect(first.items.map((i) => i.key).toSorted()).toEqual(['s0', 's1', 's2', 's3', 's5', 's5'])
    const busy = await ask({})
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '1'])
    expect((await ask({})).status).toBe(200)
    await expect(ask({}).then((reply) => reply.text())).rejects.toThrow()
    expect((await ask({})).status).toBe(200)
    source.setFaults(noFaults)
    source.feed.expire()
    expect((await ask({ cursor: next })).status).toBe(410)
    expect(() => readFaults('flood')).toThrow('unknown fault')
  })
})
