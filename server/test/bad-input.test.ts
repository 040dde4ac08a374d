import { endpoints } from '@zhongzhao/api/all'
import * as images from '@zhongzhao/api/images'
import * as registration from '@zhongzhao/api/registration'
import { checkRoster } from '@zhongzhao/api/roster'
import { signIn } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { smallProvince } from './world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const pupil = await world.enrol({ name: '王示例', idNumber: '410105200803149969', school: SCHOOL })
const school = await world.staff('school-admin', SCHOOL)
const she = await world.candidate(pupil)
await school.call(registration.recordConsents, { class: `${SCHOOL}-0901`, registrations: [pupil.id] })

/** A sentence in Chinese with a code, never a 5xx. */
function toldClearly(reply: { status: number; code: string | undefined; message: string }, what: string) {
  expect([what, reply.status >= 400 && reply.status < 500]).toEqual([what, true])
  expect(reply.code, what).toMatch(/^[A-Z][A-Z-]+$/)
  expect(reply.message, what).toMatch(/\p{Script=Han}/u)
}

const strange: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  '',
  '\0',
  '\ud800',
  'x'.repeat(100_000),
  [],
  [[]],
  {},
  { constructor: 1 },
  true,
  '../../etc/passwd',
  "'; drop table registration; --",
]

describe('bad input of every kind', () => {
  it('is told clearly by every endpoint that takes a body', async () => {
    for (const endpoint of endpoints.filter(
      (e) => e.method !== 'GET' && e.carrier === 'json' && e.id !== 'signOut',
    )) {
      for (const value of strange) {
        const properties = Object.keys((endpoint.input as { properties?: object }).properties ?? {})
        const input = Object.fromEntries(properties.map((name) => [name, value]))
        const reply = await (
          endpoint.action === 'registration.fill' || endpoint.action === 'registration.confirm' ? she : school
        ).call(endpoint, input as never)
        expect([endpoint.id, String(value).slice(0, 20), reply.status < 500]).toEqual([
          endpoint.id,
          String(value).slice(0, 20),
          true,
        ])
      }
    }
  }, 120_000)

  it('a body that is no JSON, a field of 10 MB, a body without the header', async () => {
    const base = {
      method: 'POST' as const,
      url: '/api/sign-in',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'zhongzhao' },
    }
    for (const payload of ['{', '[]', '"x"', '', `{"login":"${'x'.repeat(10_000_000)}","password":"x"}`]) {
      const reply = await world.app.inject({ ...base, payload })
      toldClearly(
        {
          status: reply.statusCode,
          code: reply.json<{ code: string }>().code,
          message: reply.json<{ message: string }>().message,
        },
        payload.slice(0, 10),
      )
    }
    const bare = await world.app.inject({
      ...base,
      headers: { 'content-type': 'application/json' },
      payload: '{"login":"a","password":"b"}',
    })
    expect(bare.statusCode).toBe(422)
  })

  it('an unknown address is a 404 in words', async () => {
    const reply = await world.app.inject({ method: 'GET', url: '/api/nowhere' })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([404, 'NOT-FOUND'])
  })

  it('a name nobody signs in with, and one with a NUL', async () => {
    toldClearly(
      await world.stranger().call(signIn, { login: 'nobody', password: 'wrong password' }),
      'nobody',
    )
    toldClearly(await world.stranger().call(signIn, { login: 'a\0b', password: 'wrong password' }), 'NUL')
  })
})

describe('bad values in the form are findings or sentences, and nothing is lost', () => {
  it('keeps a draft with anything in it, and says what is wrong', async () => {
    const draft = await she.call(registration.saveDraft, {
      id: pupil.id,
      form: 'basic',
      version: 0,
      rows: [
        { phone: 'not a phone', householdDivision: 'xx', homeAddress: '=HYPERLINK("x")', unknownField: 'x' },
      ],
    })
    expect(draft.status).toBe(200)
    expect(draft.body.findings.map((f) => f.field)).toContain('basic.phone')
  })

  it('refuses a form that does not exist and 31 rows', async () => {
    expect(
      (await she.call(registration.saveSection, { id: pupil.id, form: 'nothing', version: 0, rows: [{}] }))
        .code,
    ).toBe('NOT-FOUND')
    expect(
      (
        await she.call(registration.saveSection, {
          id: pupil.id,
          form: 'guardians',
          version: 0,
          rows: Array.from({ length: 31 }, () => ({})),
        })
      ).code,
    ).toBe('INPUT-SHAPE')
  })
})

describe('bad pictures', () => {
  const files: Readonly<Record<string, Buffer>> = {
    empty: Buffer.alloc(0),
    text: Buffer.from('not a picture'),
    png: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'header bomb': Buffer.from(
      'ffd8ffe000104a46494600010101012c012c0000ffc0001108ffdcffdc03012200021101031101',
      'hex',
    ),
    cut: Buffer.from('ffd8ffe0', 'hex'),
    zip: Buffer.from('504b0304140000000800', 'hex'),
  }
  for (const [what, bytes] of Object.entries(files)) {
    it(`${what}: refused with what to do, and the picture held before stays`, async () => {
      const reply = await school.call(
        images.takePicture,
        { id: pupil.id, kind: 'portrait' },
        { file: { name: 'a.jpg', bytes } },
      )
      expect([reply.status, reply.body.verdict, reply.body.kept]).toEqual([200, 'refused', false])
      expect(reply.body.findings[0]?.sentence).toMatch(/请/)
    })
  }

  it('a name that is no number, and a number nobody has', async () => {
    toldClearly(
      await school.call(
        images.importPicture,
        { kind: 'portrait' },
        { file: { name: 'IMG_0001.jpg', bytes: Buffer.from('x') } },
      ),
      'name',
    )
    toldClearly(
      await school.call(
        images.importPicture,
        { kind: 'portrait' },
        { file: { name: '41010520080101004X.jpg', bytes: Buffer.from('x') } },
      ),
      'nobody',
    )
  })
})

describe('bad rosters', () => {
  for (const [what, bytes] of Object.entries({
    empty: Buffer.alloc(0),
    noise: Buffer.from([0, 1, 2, 3, 255]),
    zip: Buffer.from('504b0304140000000800', 'hex'),
    'no header': Buffer.from('a,b,c\n1,2,3\n'),
  })) {
    it(`${what}: a sentence, and no batch to commit`, async () => {
      const reply = await school.call(checkRoster, {}, { file: { name: 'r.csv', bytes } })
      if (reply.status === 200)
        expect([reply.body.state, reply.body.failure]).toEqual([
          'failed',
          expect.stringMatching(/\p{Script=Han}/u),
        ])
      else toldClearly(reply, what)
    })
  }
})

it('an address that is none of ours is a page to a person and a refusal to a program', async () => {
  const ask = (accept: string, url = '/nowhere') =>
    world.app.inject({ method: 'GET', url, headers: { accept } })
  const page = await ask('text/html,application/xhtml+xml')
  expect([page.statusCode, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
  expect(page.body).toContain('没有这个页面')
  expect((await ask('application/json')).json()).toMatchObject({ code: 'NOT-FOUND' })
  expect((await ask('text/html', '/api/nowhere')).json()).toMatchObject({ code: 'NOT-FOUND' })
})
