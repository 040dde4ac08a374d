import * as appointments from '@zhongzhao/api/appointments'
import * as assisted from '@zhongzhao/api/assisted'
import type { Endpoint, InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { reprintSlip } from '@zhongzhao/api/papers'
import { season } from '@zhongzhao/api/season'
import { activate, signIn } from '@zhongzhao/api/sign-in'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import { type Person, personAt } from '@zhongzhao/tool-sandbox/person'
import { returningPupils, thirdClassRow } from '@zhongzhao/tool-sandbox/returning-pupils'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { filled } from '../server/test/filled.ts'
import { basicOf } from '../server/test/named-points.ts'
import { textOf } from '../server/test/pdf-text.ts'
import { madeUpName, madeUpNumber } from '../server/test/roster-file.ts'
import { openBrowser } from './browser.ts'
import { onPhone } from './candidate.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

const POINT = '4101029001'
/** The point is 中原区指定报名点; these times are nobody else's. */
const TIMES = { first: '06:00–06:30', second: '06:30–07:00' } as const
const PASSWORD = '自己想的密码八个字'
const entered = { name: madeUpName(777), number: madeUpNumber(777, '20030314') }

let product: Awaited<ReturnType<typeof openProduct>>
let browser: Browser
let clerk: Person
/** The day that the slots stand on, as the page says it. */
let day = ''
const pages: Record<string, Page> = {}

async function done<E extends Endpoint>(
  person: Person,
  endpoint: E,
  input: InputOf<E>,
): Promise<OutputOf<E>> {
  const reply = await person.call(endpoint, input)
  if (reply.status >= 400) throw new Error(`${endpoint.id} ${reply.code}`)
  return reply.body
}

/** Two half hours with one place each, three days ahead. */
async function laySlots(): Promise<void> {
  const { now } = await done(clerk, season, {})
  const on = beijingDay(instant(now + 3 * 86_400_000))
  day = `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`
  await done(clerk, appointments.laySlots, {
    org: POINT,
    kind: 'collect',
    firstDay: on,
    lastDay: on,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: [{ from: '06:00', until: '07:00' }],
    minutes: 30,
    capacity: 1,
    except: [],
  })
}

/** A social candidate, typed from papers by the point, with a password of her own (notice 三.(五)). */
async function enter(): Promise<void> {
  const basic = basicOf(entered.name, entered.number)
  const given = { org: POINT, category: 'social', papers: ['idCard', 'household'], basic }
  const { registration: id } = await done(clerk, assisted.enterCandidate, given)
  const rows = [{ ...basic, ...filled['basic']?.[0] }]
  await done(clerk, assisted.enterSection, { id, form: 'basic', version: 0, rows })
  const slip = await clerk.call(reprintSlip, { id })
  const code = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec((await textOf(slip.bytes)).join('\n'))?.[0] ?? ''
  const own = { login: entered.number, code, password: PASSWORD, phone: '14400000009' }
  await done(personAt(product.running.app), activate, own)
}

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  clerk = personAt(product.running.app)
  await done(clerk, signIn, { login: 'point', password: 'yanlian-point' })
  await laySlots()
  await enter()
  const accepted = returningPupils.find((one) => one.stage === 'accepted')
  if (accepted === undefined) throw new Error('nobody was accepted')
  const her = { login: thirdClassRow(accepted.seat).idNumber, password: accepted.secret }
  pages['accepted'] = await onPhone(browser, { url: product.url, ...her })
  pages['entered'] = await onPhone(browser, { url: product.url, login: entered.number, password: PASSWORD })
})
afterEach(({ task }) => pictureOf(task, pages))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

function at(who: 'accepted' | 'entered'): Page {
  const page = pages[who]
  if (page === undefined) throw new Error(`nobody is ${who}`)
  return page
}

async function toTimes(page: Page): Promise<void> {
  await page.getByRole('link', { name: '预约', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '预约' }).waitFor()
}

/** The button of one time; its day is opened first. */
async function timeOf(page: Page, time: string) {
  const box = page.locator('details.day').filter({ hasText: day })
  if ((await box.getAttribute('open')) === null) await box.locator('summary').click()
  return box.getByRole('button', { name: new RegExp(time) })
}

const asked = (page: Page) => page.getByRole('dialog')
const booking = (page: Page) => page.getByRole('region', { name: '到报名点采集和确认信息：已预约' })

describe('在报名地指定报名点采集和确认信息 (notice 三.(五)): a time at the point, on a small phone', () => {
  it('two want the last place: one has it, the other is told and sees what is left', async () => {
    const [she, other] = [at('accepted'), at('entered')]
    await toTimes(she)
    await toTimes(other)
    await (await timeOf(other, TIMES.first)).click()
    await asked(other).getByText('预约这个时间？').waitFor()
    await (await timeOf(she, TIMES.first)).click()
    await asked(she).getByRole('button', { name: '预约', exact: true }).click()
    await booking(she).getByText(TIMES.first).waitFor()
    await booking(she).getByText('中原区示例路 12 号').waitFor()
    await asked(other).getByRole('button', { name: '预约', exact: true }).click()
    await asked(other).getByRole('alert').filter({ hasText: '已约满' }).waitFor()
    await asked(other).getByRole('button', { name: '看别的时间' }).click()
    const full = await timeOf(other, TIMES.first)
    await expect.poll(() => full.isDisabled()).toBe(true)
    expect(await (await timeOf(other, TIMES.second)).isEnabled()).toBe(true)
  })

  it('changes it, and the place that was held is free again', async () => {
    const [she, other] = [at('accepted'), at('entered')]
    await she.getByRole('button', { name: '改期' }).click()
    await (await timeOf(she, TIMES.second)).click()
    await asked(she).getByRole('button', { name: '确定改期' }).click()
    await booking(she).getByText(TIMES.second).waitFor()
    await she.getByText('已改期').waitFor()
    await other.getByRole('button', { name: '刷新名额' }).click()
    const first = await timeOf(other, TIMES.first)
    await expect.poll(() => first.isEnabled()).toBe(true)
  })

  it('home says when and where; it is cancelled after a question', async () => {
    const she = at('accepted')
    await she.getByRole('link', { name: '‹ 返回清单' }).click()
    const card = she.getByRole('region', { name: '你的预约' })
    await card.getByText(TIMES.second).waitFor()
    await card.getByRole('link', { name: /要带什么/ }).click()
    await booking(she).getByRole('button', { name: '取消预约' }).click()
    await asked(she).getByRole('button', { name: '取消预约' }).click()
    await booking(she).waitFor({ state: 'detached' })
    await she.getByText('已取消', { exact: true }).waitFor()
    expect(await (await timeOf(she, TIMES.second)).isEnabled()).toBe(true)
  })
})

describe('what staff typed is marked for who confirms (notice 三.(五), 二.2; G3)', () => {
  it('beside each value, in the read-through and on its page; the own value loses the mark', async () => {
    const she = at('entered')
    await she.goto(`${product.url}/#/confirm`)
    await she.getByRole('heading', { name: /项由工作人员代录，请逐项核对/ }).waitFor()
    const address = she.locator('.read > div').filter({ hasText: '户籍详细地址' })
    await address.getByText('由工作人员代录').waitFor()
    await she.getByText('社会考生', { exact: true }).waitFor()
    await she.getByRole('link', { name: /修改\s?户籍与住址/ }).click()
    await she.getByText('由工作人员代录').first().waitFor()
    await she.getByLabel(/^户籍详细地址/).fill('本人改过的地址 8 号')
    await she.getByRole('button', { name: '保存并继续' }).click()
    await she.getByRole('heading', { level: 1, name: '监护人' }).waitFor()
    await she.goto(`${product.url}/#/confirm`)
    await address.getByText('本人改过的地址 8 号').waitFor()
    await she.getByText('由工作人员代录').first().waitFor()
    expect(await address.getByText('由工作人员代录').count()).toBe(0)
  })
})
