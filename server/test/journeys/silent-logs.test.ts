import { type AddressInfo, connect } from 'node:net'
import { Writable } from 'node:stream'
import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { activate, checkSlip, signIn } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { AT_SCHOOL } from '../moments.ts'
import { startWorker } from '../../src/papers/worker.ts'
import { filled } from '../filled.ts'
import { textOf } from '../pdf-text.ts'
import { csv, madeUpNumber, pupilRow } from '../roster-file.ts'
import { bringsPortrait, confirms, isPassed, pupilOf, sheetOf } from '../steps.ts'
import { GOOD_PASSWORD, type World, smallProvince } from '../world.ts'

const lines: string[] = []
const taken = (chunk: unknown) => lines.push(String(chunk)) > 0
const world = await smallProvince(AT_SCHOOL, {
  logTo: new Writable({
    write(chunk: Buffer, _encoding, done) {
      taken(chunk)
      done()
    },
  }),
})
// What is written beside the request log, and every question and answer as they go over the wire.
vi.spyOn(process.stdout, 'write').mockImplementation(taken)
vi.spyOn(process.stderr, 'write').mockImplementation(taken)
const wire = vi.spyOn(world.app, 'inject')

const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`
const WRONG_PASSWORD = '这是别人的密码42'
const SPELLED = '李示例拼错'
const secrets = new Set<string>([GOOD_PASSWORD, WRONG_PASSWORD, SPELLED])

interface Asked {
  readonly url: string
  readonly status: number
  readonly body: string
}
async function asked(): Promise<readonly Asked[]> {
  const replies = await Promise.all(
    wire.mock.results.map((r) => r.value as ReturnType<World['app']['inject']>),
  )
  for (const reply of replies) for (const cookie of reply.cookies) secrets.add(cookie.value)
  return replies.map((reply, i) => ({
    url: JSON.stringify(wire.mock.calls[i]?.at(0) ?? {}, ['url']),
    status: reply.statusCode,
    body: reply.body,
  }))
}

/** The secrets that stand in a text. Short ones (a sex, a code) say nothing and are not looked for. */
function leaked(text: string): readonly string[] {
  const decoded = text.replaceAll(/%[0-9A-F]{2}(?:%[0-9A-F]{2})*/gi, (part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
  const unescaped = decoded.replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return [...secrets].filter((s) => [text, decoded, unescaped].some((where) => where.includes(s)))
}
const personal = (values: Readonly<Record<string, string>>, fields: readonly string[]) =>
  fields.forEach((field) => values[field] !== undefined && secrets.add(values[field]))

for (const row of [...(filled['basic'] ?? []), ...(filled['guardians'] ?? [])])
  personal(row, ['phone', 'homeAddress', 'recipient', 'name', 'employer'])
for (const row of filled['studyHistory'] ?? []) personal(row, ['witness'])
personal(pupilRow(1), ['联系电话', '现住址', '成员1姓名', '成员1联系电话'])

async function aWholeJourney() {
  const school = await world.staff('school-admin', SCHOOL)
  const pupil = await pupilOf(world, 1, { school: SCHOOL })
  const other = await pupilOf(world, 2, { school: SCHOOL })
  for (const one of [pupil, other]) for (const s of [one.name, one.idNumber]) secrets.add(s)
  const slips = await school.call(papers.printSlips, { class: CLASS })
  const [, code = ''] =
    /([2-9A-HJKMNP-Z]{4}[- ]?[2-9A-HJKMNP-Z]{4}[- ]?[2-9A-HJKMNP-Z]{4})/.exec(
      (await textOf(slips.bytes)).join('\n'),
    ) ?? []
  expect(code).not.toBe('')
  for (const s of [code, code.replaceAll(/[- ]/g, ''), code.toLowerCase()]) secrets.add(s)
  const login = pupil.idNumber
  const she = world.stranger()
  expect((await she.call(checkSlip, { login, code: 'XXXX-XXXX-XXXX' })).status).toBe(401)
  expect((await she.call(checkSlip, { login, code })).body.name).toBe(pupil.name)
  const phone = '13800000001'
  expect((await she.call(activate, { login, code, password: '20070314', phone })).status).toBe(422)
  const inside = await she.call(activate, { login, code, password: GOOD_PASSWORD, phone })
  expect(inside.message).toBe('')
  expect((await she.call(signIn, { login, password: WRONG_PASSWORD })).status).toBe(401)
  await bringsPortrait(school, pupil)
  const { version } = (await she.call(api.myRegistration, {})).body
  const saved = await she.call(api.saveSection, {
    id: pupil.id,
    form: 'basic',
    version: 7,
    rows: [{ recipient: SPELLED }],
  })
  expect(saved.code).toBe('VERSION-STALE')
  return { school, pupil, other, she, version }
}

/** The database refuses with the values themselves in its words, over several lines: the worst a message can be. */
async function breakWith(table: string, value: string) {
  await sql`create function tell_all() returns trigger language plpgsql as ${sql.raw(
    `$$ begin raise exception E'line one\\n    at %\\n%', ${value}, ${value} using detail = ${value}; end $$`,
  )}`.execute(world.owner)
  await sql`create trigger tell_all before insert or update on ${sql.table(table)} for each row execute function tell_all()`.execute(
    world.owner,
  )
  return () => sql`drop function tell_all cascade`.execute(world.owner)
}

const bugs = () => lines.filter((line) => line.includes('"bug"'))

describe('增强考生信息保密意识: nothing personal is written down or sent back (notice 三.(二); K8, M1)', () => {
  it('neither in a journey from the slip to the signed sheet, nor in its refusals', async () => {
    const { school, pupil, other, she } = await aWholeJourney()
    const file = (name: string) => ({ file: { name, bytes: csv([pupilRow(1, { 姓名: SPELLED })]) } })
    await school.call(roster.checkRoster, {}, file(`${pupil.idNumber}.csv`))
    expect((await she.call(api.readRegistration, { id: other.id })).code).toBe('NOT-FOUND')
    await school.call(api.listRegistrations, { search: pupil.idNumber })
    await school.call(api.listRegistrations, { search: pupil.name })
    await school.call(api.uncover, { id: pupil.id, purpose: `核对${pupil.name}` })
    const they = await world.candidate(other)
    await isPassed(they, other, school)
    await school.call(papers.printForm, { id: other.id })
    const sheet = await sheetOf(school, other, CLASS)
    await school.call(papers.findSheet, { code: `${pupil.idNumber}` })
    await school.call(papers.signSheet, { id: sheet.id, candidate: 'signed', guardian: 'missing' })
    await school.call(papers.signSheet, { id: sheet.id, candidate: 'signed', guardian: 'signed' })
    const late = await they.call(api.saveSection, {
      id: other.id,
      form: 'basic',
      version: 1,
      rows: [{ recipient: SPELLED }],
    })
    expect(late.code).toBe('STATE-NO-WAY')

    const all = await asked()
    expect(all.filter((a) => a.status >= 400).length).toBeGreaterThan(5)
    for (const { url, status, body } of all) {
      expect(leaked(url), url).toEqual([])
      if (status >= 400) expect(leaked(body), body).toEqual([])
    }
    expect(lines.length).toBeGreaterThan(all.length)
    expect(leaked(lines.join('\n'))).toEqual([])
  })

  it('nor when somebody asks for an address that has a number in it', async () => {
    const number = madeUpNumber(77)
    secrets.add(number)
    for (const url of [
      `/api/nobody/${number}`,
      `/${number}`,
      `/api/registrations/${number}`,
      `/api/%zz${number}`,
    ]) {
      const reply = await world.app.inject({ method: 'GET', url })
      expect(reply.statusCode, url).toBe(url.startsWith('/api/registrations') ? 422 : 404)
      expect(leaked(reply.body), url).toEqual([])
    }
    const reply = await world.app.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'x-requested-with': 'zhongzhao', 'content-type': 'application/json' },
      payload: `{"login": "${number}", "password": ${number}x`,
    })
    expect([reply.statusCode, leaked(reply.body)]).toEqual([422, []])
    expect(leaked(lines.join('\n'))).toEqual([])
  })

  it('nor what was no request at all', async () => {
    const number = madeUpNumber(78)
    await world.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = world.app.server.address() as AddressInfo
    const before = lines.length
    const answer = await new Promise<string>((resolve, reject) => {
      let heard = ''
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(`GET / HTTP/1.1\r\nHost:${number}\0\r\n\r\n`),
      )
      socket.on('data', (bytes: Buffer) => (heard += bytes.toString()))
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
    })
    expect(answer).toContain('400 Bad Request')
    expect(answer).not.toContain(number)
    const written = lines.slice(before).join('\n')
    expect(written).toContain('client error')
    expect(written).not.toContain(number)
    expect(written).not.toContain([...Buffer.from(number)].join(','))
  })

  it('nor when a bug quotes what somebody typed: kind, place and the number of the request only', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 3, { school: SCHOOL })
    for (const s of [pupil.name, pupil.idNumber]) secrets.add(s)
    const she = await world.candidate(pupil)
    const { version } = await confirms(she, pupil, school)
    const before = bugs().length
    const mend = await breakWith('registration', 'new.name')
    const reply = await school.call(api.review, { id: pupil.id, version, verdict: 'pass' })
    await mend()
    expect([reply.status, reply.code]).toEqual([500, 'BUG'])
    expect(reply.message).toContain('已保存的内容不会丢失')
    expect(leaked(JSON.stringify(reply.body))).toEqual([])
    const [bug = ''] = bugs().slice(before)
    const note = JSON.parse(bug) as { reqId: string; stack: string[] }
    expect(note.reqId).toBe((reply.body as unknown as { requestId: string }).requestId)
    expect(note.stack.length).toBeGreaterThan(0)
    expect(leaked(lines.join('\n'))).toEqual([])
  })

  it('nor when the bug is in an import or in a job that no request waits for', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 4, { school: SCHOOL })
    for (const s of [pupil.name, pupil.idNumber, madeUpNumber(5), '王示例己']) secrets.add(s)
    const she = await world.candidate(pupil)
    await isPassed(she, pupil, school)
    const before = bugs().length
    const file = { file: { name: '名册.csv', bytes: csv([pupilRow(5)]) } }
    const { id } = (await school.call(roster.checkRoster, {}, file)).body
    const mendRoster = await breakWith('registration', 'new.name')
    const failed = await school.call(roster.commitBatch, { id })
    await mendRoster()
    expect(leaked(JSON.stringify(failed.body))).toEqual([])
    const batch = (await school.call(roster.readBatch, { id })).body
    expect([batch.state, leaked(batch.failure ?? '')]).toEqual(['failed', []])

    const mendJob = await breakWith('sheet', `(select name from registration limit 1)`)
    const worker = startWorker(world.services)
    const job = (await school.call(papers.printClass, { class: CLASS })).body
    worker.wake()
    await vi.waitFor(
      async () => expect((await school.call(papers.readJob, { id: job.id })).body.state).toBe('failed'),
      { timeout: 20_000 },
    )
    await worker.stop()
    await mendJob()
    expect(bugs().length).toBeGreaterThanOrEqual(before + 2)
    expect(leaked(lines.join('\n'))).toEqual([])
  })

  it('while every line of a request bears its number, and the route instead of the address', async () => {
    const requests = lines
      .flatMap((chunk) => chunk.split('\n'))
      .filter((line) => line.includes('incoming request'))
      .map((line) => JSON.parse(line) as { reqId?: string; req?: Record<string, unknown> })
    expect(requests.length).toBeGreaterThan(30)
    for (const { reqId, req } of requests) {
      expect(reqId).toMatch(/^[0-9a-f-]{36}$/)
      expect(Object.keys(req ?? {}).filter((key) => key !== 'method' && key !== 'route')).toEqual([])
    }
    const refusals = (await asked()).filter((a) => a.status >= 400 && a.body.startsWith('{"code"'))
    for (const { body } of refusals)
      expect(JSON.parse(body)).toHaveProperty('requestId', expect.stringMatching(/^[0-9a-f-]{36}$/))
  })
})
