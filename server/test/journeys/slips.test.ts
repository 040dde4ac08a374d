import { endpoints } from '@zhongzhao/api/all'
import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import { activate, changePassword, checkSlip, messages, signIn } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import type { Pupil } from '../enrol.ts'
import { textOf } from '../pdf-text.ts'
import { madeUpNumber } from '../roster-file.ts'
import { pupilOf } from '../steps.ts'
import { GOOD_PASSWORD, type Person, smallProvince } from '../world.ts'

const world = await smallProvince()

const SCHOOL = '2141010001'
const PHONE = '13800000001'

/** Registration number → code, as it stands on the paper: the only place where a code is in the clear. */
async function codesOn(pdf: Buffer): Promise<ReadonlyMap<string, string>> {
  const text = (await textOf(pdf)).join('\n')
  const slips = text.matchAll(/报名序号 (\d+) [^\n]*\n([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/g)
  return new Map([...slips].map(([, number = '', code = '']) => [number, code]))
}
async function slipsOf(teacher: Person, classNo: string) {
  return codesOn((await teacher.call(papers.printSlips, { class: `${SCHOOL}-09${classNo}` })).bytes)
}
async function classOf(serials: readonly number[], classNo: string) {
  const pupils: Pupil[] = []
  for (const serial of serials) pupils.push(await pupilOf(world, serial, { school: SCHOOL, classNo }))
  return pupils
}
const one = async (serial: number, classNo: string) => (await classOf([serial], classNo))[0] as Pupil
const activates = (who: Person, pupil: Pupil, code = '', password = GOOD_PASSWORD) =>
  who.call(activate, { login: pupil.number, code, password, phone: PHONE })
const signsIn = async (login: string, password = GOOD_PASSWORD, who = world.stranger()) =>
  (await who.call(signIn, { login, password })).code

describe('注册密码条 of a class (C1, notice 三.(二))', () => {
  it('has one code for each, ID numbers covered; a code opens its own pupil’s account and no classmate’s', async () => {
    const pupils = await classOf([1, 2, 3], '03')
    const teacher = await world.staff('class-teacher', `${SCHOOL}-0903`)
    const { bytes } = await teacher.call(papers.printSlips, { class: `${SCHOOL}-0903` })
    const text = (await textOf(bytes)).join('\n')
    for (const pupil of pupils) {
      expect(text).toContain(pupil.name)
      expect(text).not.toContain(pupil.idNumber.slice(4, 14))
    }
    const codes = await codesOn(bytes)
    expect([codes.size, new Set(codes.values()).size]).toEqual([3, 3])
    for (const owner of pupils)
      for (const pupil of pupils) {
        const checked = await world
          .stranger()
          .call(checkSlip, { login: pupil.number, code: codes.get(owner.number) ?? '' })
        expect(checked.body.name).toBe(owner === pupil ? pupil.name : undefined)
      }
    const { lines } = (await teacher.call(papers.slipStatus, { class: `${SCHOOL}-0903` })).body
    expect(lines.map((line) => [line.status, line.prints])).toEqual(Array(3).fill(['printed', 1]))
    await one(4, '02')
    const colleague = await world.staff('class-teacher', `${SCHOOL}-0902`)
    expect((await colleague.call(papers.printSlips, { class: `${SCHOOL}-0903` })).code).toBe('NOT-FOUND')
  })

  it('printed again kills the old codes, leaves alone who has activated, and stands in the history', async () => {
    const [ready, waiting] = (await classOf([11, 12], '04')) as [Pupil, Pupil]
    const teacher = await world.staff('class-teacher', `${SCHOOL}-0904`)
    const first = await slipsOf(teacher, '04')
    expect((await activates(world.stranger(), ready, first.get(ready.number))).message).toBe('')
    const second = await slipsOf(teacher, '04')
    expect([...second.keys()]).toEqual([waiting.number])
    const old = await activates(world.stranger(), waiting, first.get(waiting.number))
    expect([old.code, old.message.includes('最新')]).toEqual(['SLIP-DEAD', true])

    const { bytes } = await teacher.call(papers.reprintSlip, { id: waiting.id })
    const third = await codesOn(bytes)
    expect((await activates(world.stranger(), waiting, second.get(waiting.number))).code).toBe('SLIP-DEAD')
    const he = world.stranger()
    expect((await activates(he, waiting, third.get(waiting.number))).message).toBe('')
    expect((await he.call(messages, {})).body.messages.map((m) => m.title)).toContain('注册密码条已重新打印')
    const kinds = (await teacher.call(api.history, { id: waiting.id })).body.events
    expect(kinds.filter((e) => e.kind === 'slip.printed').map((e) => [e.title, e.by])).toEqual(
      Array(3).fill(['打印注册密码条', `class-teacher@${SCHOOL}-0904`]),
    )
    expect(await signsIn(ready.number)).toBeUndefined()
    expect((await teacher.call(papers.printSlips, { class: `${SCHOOL}-0904` })).code).toBe('SLIP-NONE')
  })
})

describe('no password but the own one (C1, C4, notice 三.(二): 必须由考生本人保管和使用)', () => {
  it('without activation nothing signs in: no birthday, no digits, not the code, nor after a reprint', async () => {
    const pupil = await one(21, '05')
    const teacher = await world.staff('class-teacher', `${SCHOOL}-0905`)
    const { idNumber, number, name } = pupil
    const known = [number, name, idNumber, idNumber.slice(-6), idNumber.slice(-8), '20070314', '070314']
    const usual = ['123456', '12345678', '888888', '000000', 'zk123456', ' ']
    const tries = async (...codes: readonly string[]) => {
      const answers = await Promise.all(
        [...codes, ...known, ...usual].flatMap((guess) => [signsIn(number, guess), signsIn(idNumber, guess)]),
      )
      expect(new Set(answers)).toEqual(new Set(['SIGN-IN-WRONG']))
    }
    await tries()
    const code = (await slipsOf(teacher, '05')).get(number) ?? ''
    await tries(code, code.replaceAll('-', ''))
    await activates(world.stranger(), pupil, code)
    expect(await signsIn(number)).toBeUndefined()
    const again = (await codesOn((await teacher.call(papers.reprintSlip, { id: pupil.id })).bytes)).get(
      number,
    )
    for (const guess of [GOOD_PASSWORD, again ?? '', '12345678'])
      expect(await signsIn(number, guess)).toBe('SIGN-IN-WRONG')
  })

  it('no act of staff takes a password or gives one, and no answer to staff holds one', async () => {
    const holds = (schema: unknown) => JSON.stringify(schema).includes('"password"')
    const takes = endpoints
      .filter((e) => holds(e.input) || e.id === changePassword.id)
      .map((e) => [e.id, e.action])
    expect(takes).toEqual([
      ['activate', 'public.read'],
      ['changePassword', 'account.own'],
      ['signIn', 'public.read'],
      ['activateStaff', 'public.read'],
    ])
    // The made-up staff of a sandbox, which a real installation does not have.
    expect(endpoints.filter((e) => holds(e.output)).map((e) => e.id)).toEqual(['sandboxState'])

    const pupil = await one(22, '06')
    const school = await world.staff('school-admin', SCHOOL)
    const code = (await slipsOf(school, '06')).get(pupil.number) ?? ''
    await activates(world.stranger(), pupil, code)
    const answers = [
      await school.call(api.readRegistration, { id: pupil.id }),
      await school.call(api.uncover, { id: pupil.id, purpose: '核对' }),
      await school.call(api.listRegistrations, { class: `${SCHOOL}-0906` }),
      await school.call(api.history, { id: pupil.id }),
      await school.call(papers.slipStatus, { class: `${SCHOOL}-0906` }),
    ]
    for (const { status, bytes } of answers) {
      expect(status).toBe(200)
      for (const secret of [GOOD_PASSWORD, code, '$argon2']) expect(bytes.toString()).not.toContain(secret)
    }
    const changed = await school.call(changePassword, { current: GOOD_PASSWORD, next: '校长室门口的槐树' })
    expect(changed.message).toBe('')
    expect(await signsIn(pupil.number)).toBeUndefined()
  })
})

describe('which passwords are refused (C2, notice 三.(二): 严禁统一密码设置格式)', () => {
  const refused = [
    ['少于', '麻雀8只'],
    ['生日', 'a20070314'],
    ['生日', '我生于2007年3月14日'],
    ['生日', '２００７０３１４ok'],
    ['一段', `x${madeUpNumber(31).slice(-6)}yz`],
    ['一段', '我的电话13800000001'],
    ['一段', '138 0000 0001 x'],
    ['重复', 'aaaaaaaa8'],
    ['常见', 'Password123'],
    ['常见', '1qaz2wsx'],
    ['常见', 'woaini1314'],
    ['常见', 'zhongzhao2022'],
  ] as const

  it('birthday, digits of the numbers and of the phone, common ones: at the first sign-in and at every change', async () => {
    const pupil = await one(31, '07')
    const teacher = await world.staff('class-teacher', `${SCHOOL}-0907`)
    const code = (await slipsOf(teacher, '07')).get(pupil.number) ?? ''
    const she = world.stranger()
    const all = [...refused, ['一段', `${pupil.number}ok`], ['一段', pupil.number]] as const
    // Signing in by the ID number: the registration number is refused all the same.
    for (const [why, password] of all) {
      const told = await she.call(activate, { login: pupil.idNumber, code, password, phone: PHONE })
      expect([password, told.code, told.message]).toEqual([
        password,
        'PASSWORD-WEAK',
        expect.stringContaining(why),
      ])
    }
    expect((await activates(she, pupil, code, '我家门前有条小河')).message).toBe('')
    for (const [why, next] of all) {
      const told = await she.call(changePassword, { current: '我家门前有条小河', next })
      expect([next, told.code, told.message]).toEqual([next, 'PASSWORD-WEAK', expect.stringContaining(why)])
    }
    const own = await she.call(changePassword, { current: '我家门前有条小河', next: 'Xq7vvmp2Lk' })
    expect(own.message).toBe('')
    expect(await signsIn(pupil.number, '我家门前有条小河')).toBe('SIGN-IN-WRONG')
    expect(await signsIn(pupil.number, 'Xq7vvmp2Lk')).toBeUndefined()
  })
})

describe('signing in', () => {
  it('by registration number, student number or ID number, however the letters are typed (C9)', async () => {
    const idNumber = '41010520080101004X'
    const pupil = await world.enrol({ name: '李㛃', idNumber, school: SCHOOL, classNo: '08' })
    await world.candidate(pupil)
    const logins = [
      pupil.number,
      `G${idNumber}`,
      `g${idNumber.toLowerCase()}`,
      idNumber,
      ` 41010520080101004x `,
    ]
    for (const login of logins) expect([login, await signsIn(login)]).toEqual([login, undefined])
    expect(await signsIn(`${pupil.number}0`)).toBe('SIGN-IN-WRONG')
  })

  it('locks after five wrong ones this account on this device: not another device, not a classmate (C7)', async () => {
    const [she, he] = (await classOf([41, 42], '09')) as [Pupil, Pupil]
    await world.candidate(she)
    await world.candidate(he)
    const computer = world.stranger()
    for (let i = 0; i < 5; i++)
      expect(await signsIn(she.number, '错的密码一二三', computer)).toBe('SIGN-IN-WRONG')
    const locked = await computer.call(signIn, { login: she.idNumber, password: GOOD_PASSWORD })
    expect([locked.code, locked.message]).toEqual(['SIGN-IN-LOCKED', expect.stringContaining('10 分钟')])
    expect(await signsIn(he.number, GOOD_PASSWORD, computer)).toBeUndefined()
    expect(await signsIn(she.number)).toBeUndefined()
    expect(await signsIn(she.number, GOOD_PASSWORD, computer)).toBe('SIGN-IN-LOCKED')
  })

  it('40 pupils behind one address: all activate at once, each mistypes, all sign in at once (C7)', async () => {
    const serials = Array.from({ length: 40 }, (_, i) => 100 + i)
    const pupils = await classOf(serials, '10')
    const codes = await slipsOf(await world.staff('class-teacher', `${SCHOOL}-0910`), '10')
    const all = <T>(act: (pupil: Pupil, i: number) => Promise<T>) => Promise.all(pupils.map(act))
    const room = pupils.map(() => world.stranger())
    const activated = await all((p, i) =>
      activates(room[i] as Person, p, codes.get(p.number), `${p.name}的第${i}只麻雀`),
    )
    expect(activated.map((reply) => reply.message)).toEqual(Array(40).fill(''))
    const wrong = await all((p, i) => signsIn(p.number, '不是这个密码吧', room[i]))
    expect(wrong).toEqual(Array(40).fill('SIGN-IN-WRONG'))
    expect(await all((p, i) => signsIn(p.number, `${p.name}的第${i}只麻雀`, room[i]))).toEqual(
      Array(40).fill(undefined),
    )
  })
})
