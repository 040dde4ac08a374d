import { resolve } from 'node:path'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { onPhone } from './candidate.ts'
import { atDesk, open } from './desk.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

const PAPER = resolve(import.meta.dirname, '..', 'web/public/station/icon-192.png')
const candidate = sandboxSignIns().find((one) => one.note === '已填写完整并确认')

let product: Awaited<ReturnType<typeof openProduct>> | undefined
let browser: Browser | undefined
const pages: Record<string, Page> = {}
let she: Page
let name = ''

function at(login: string): Page {
  const page = pages[login]
  if (page === undefined) throw new Error(`nobody is ${login}`)
  return page
}

/** The candidate's phone, on the page of claims. */
async function phone(url: string): Promise<Page> {
  if (browser === undefined || candidate === undefined) throw new Error('not ready')
  const page = await onPhone(browser, { url, login: candidate.login, password: candidate.password })
  name = await page.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('link', { name: '资格申报', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '资格申报' }).waitFor()
  return page
}

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  she = await phone(product.url)
  pages['candidate'] = she
  for (const login of ['teacher', 'reviewer', 'county', 'city'])
    pages[login] = await atDesk(browser, product.url, { login })
})
afterEach(({ task }) => pictureOf(task, pages))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

async function uploads(): Promise<void> {
  const card = she.getByRole('region', { name: /^分配生资格/ })
  await card.getByLabel(/选照片或文件：户口簿/).setInputFiles(PAPER)
  await card.getByRole('button', { name: '上传' }).click()
  await card
    .getByRole('link', { name: /看第 \d+ 份/ })
    .last()
    .waitFor()
}

/** The claim of our candidate among those that wait. */
const line = (login: string) => at(login).getByRole('button', { name: new RegExp(`${name}.*分配生资格`) })

/** Decided: it waits here no more. Others do. */
const isDone = (login: string) => expect.poll(() => line(login).count(), { timeout: 20_000 }).toBe(0)

/** The claim of our candidate in hand at a desk, its papers looked at. */
async function looks(login: string): Promise<Page> {
  const page = at(login)
  await open(page, '资格审核')
  await line(login).click()
  await page.getByRole('heading', { level: 2, name: new RegExp(name) }).waitFor()
  const papers = page.getByRole('button', { name: /^看：/ })
  await papers.first().waitFor()
  for (const paper of await papers.all()) await paper.click()
  const unread = page.getByText('没有看过', { exact: true })
  await expect.poll(() => unread.count(), { timeout: 20_000 }).toBe(0)
  return page
}

const stands = (words: string) => she.getByRole('heading', { level: 2, name: `分配生资格：${words}` })

async function seen(words: string): Promise<void> {
  await she.reload()
  await stands(words).waitFor()
}

describe('考生资格条件网上申报 (notice 一)', () => {
  it('the candidate reads the conditions, uploads the household book, the guardian co-signs', async () => {
    const card = she.getByRole('region', { name: '分配生资格' })
    await card.getByRole('button', { name: '看条件，申报' }).click()
    await card.getByText('综合素质评价待评定').waitFor()
    const submit = card.getByRole('button', { name: '提交申报' })
    expect(await submit.isDisabled()).toBe(true)
    await uploads()
    await card.getByRole('checkbox').check()
    await submit.click()
    await stands('审核中').waitFor()
    await she.getByText('班级初核').first().waitFor()
  })
})

describe('审核结果要及时反馈给考生 (notice 三.(一)3)', () => {
  it('the class passes, the school returns with what and why; she amends and the school passes', async () => {
    const teacher = await looks('teacher')
    await teacher.keyboard.press('p')
    await isDone('teacher')
    const school = await looks('reviewer')
    await school.keyboard.press('r')
    const dialog = school.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /材料：户口簿/ }).check()
    await dialog.getByRole('combobox', { name: '原因' }).click()
    await school.getByTitle('材料看不清或不完整。').click()
    await dialog.getByRole('button', { name: /退\s?回/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await seen('已退回，待补正')
    await she.getByText('材料看不清或不完整。').first().waitFor()
    const card = she.getByRole('region', { name: /^分配生资格/ })
    await card.getByRole('checkbox').check()
    await card.getByRole('button', { name: '补正好了，重新提交' }).click()
    await stands('审核中').waitFor()
    await at('reviewer').reload()
    await (await looks('reviewer')).keyboard.press('p')
    await isDone('reviewer')
  })
})

describe('县（区）审核，省辖市审核确认 (notice 三.(一)1–2)', () => {
  it('the county passes, the city confirms with grounds; the candidate reads it', async () => {
    await (await looks('county')).getByRole('button', { name: /^通\s?过/ }).click()
    await isDone('county')
    const city = await looks('city')
    await city.getByRole('button', { name: /^通\s?过/ }).click()
    const dialog = city.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '依据' }).fill('综合素质评价另行核对')
    await dialog.getByRole('button', { name: /通\s?过/ }).click()
    await isDone('city')
    await seen('审核通过')
    await she.getByText('郑州市（审核确认）：审核确认', { exact: false }).first().waitFor()
  })
})
