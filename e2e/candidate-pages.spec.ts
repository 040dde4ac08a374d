import { AxeBuilder } from '@axe-core/playwright'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { phonePage } from './candidate.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

let product: Awaited<ReturnType<typeof openProduct>>
let browser: Browser
let page: Page

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  page = await phonePage(browser)
})
afterEach(({ task }) => pictureOf(task, { candidate: page }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds at a width, and how far the page is wider than the screen. */
async function faults(width: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: 740 })
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  const { violations, passes } = await new AxeBuilder({ page }).withTags(tags).analyze()
  if (passes.length === 0) throw new Error('axe looked at nothing')
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  return wide > 0 ? [`wider than ${width} by ${wide}`, ...found] : found
}

async function signedIn(note: string): Promise<void> {
  const one = sandboxSignIns().find((s) => s.role === '考生' && s.note.includes(note))
  if (one === undefined) throw new Error(`no made-up candidate: ${note}`)
  await page.goto(`${product.url}/#/home`)
  await page.getByLabel('报名序号、学籍号或身份证号').fill(one.login)
  await page.getByLabel('密码', { exact: true }).fill(one.password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('navigation', { name: '填报清单' }).waitFor()
}

async function leave(): Promise<void> {
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
}

describe('pages of the candidate (D9)', () => {
  it.each(['home', 'activate', 'sandbox', 'points'])(
    'before signing in, %s: nothing for axe to find, no wider than 320 px',
    async (at) => {
      await page.goto(`${product.url}/#/${at}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await faults(320)).toEqual([])
      expect(await faults(1440)).toEqual([])
    },
  )

  it.each([
    'home',
    'section/basic/0',
    'section/basic/1',
    'section/basic/2',
    'section/basic/3',
    'section/guardians/0',
    'section/studyHistory/0',
    'pictures',
    'confirm',
    'track',
    'history',
    'password',
    'messages',
    'appointments',
  ])('signed in, %s: nothing for axe to find, no wider than 320 px', async (at) => {
    if ((await page.getByRole('button', { name: '退出' }).count()) === 0) await signedIn('正在填报')
    await page.goto(`${product.url}/#/${at}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await faults(320)).toEqual([])
    expect(await faults(360)).toEqual([])
    expect(await faults(1440)).toEqual([])
  })

  it('a lost network keeps what is typed, says so, and uploads it when the network is back (D2)', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${product.url}/#/section/guardians/0`)
    await page.getByRole('button', { name: '保存并继续' }).waitFor()
    await page.context().setOffline(true)
    const name = page.getByLabel(/^监护人姓名/).first()
    await name.fill('阿卜来提·如则托合提')
    await page.getByText('网络断开，内容保存在本机').waitFor()
    await page.context().setOffline(false)
    await page.getByText(/^已保存/).waitFor({ timeout: 60_000 })
    await page.reload()
    await expect.poll(() => name.inputValue()).toBe('阿卜来提·如则托合提')
  })

  it('a character that cannot be typed is found by its sound and by its radical (D6)', async () => {
    const name = page.getByLabel(/^监护人姓名/).first()
    await name.fill('王')
    await page
      .getByRole('button', { name: /打不出的字/ })
      .first()
      .click()
    const search = page.getByLabel('查找打不出的字')
    for (const [wanted, character] of [
      ['yan', '䶮'],
      ['页', '𬱖'],
    ] as const) {
      await search.fill(wanted)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: new RegExp(`^${character} `) }).click()
    }
    expect(await name.inputValue()).toBe('王䶮𬱖')
    expect(await faults(320)).toEqual([])
    await page.getByRole('button', { name: '收起' }).click()
  })

  it('a name no keyboard offers goes in and comes out as it was typed (D5)', async () => {
    const rare = '䶮㛃𬱖𬸚𠅤鿏〇'
    const name = page.getByLabel(/^监护人姓名/).first()
    await name.fill(rare)
    await page.getByText(/^已保存/).waitFor()
    await page.reload()
    await expect.poll(() => name.inputValue()).toBe(rare)
    await leave()
  })

  it('leaves nothing of the candidate in a shared browser (C10)', async () => {
    // The server is told of the leaving meanwhile; the mark of that goes with its answer.
    const kept = () =>
      page.evaluate<readonly string[]>('[...Object.keys(localStorage), ...Object.keys(sessionStorage)]')
    await expect.poll(kept).toEqual([])
    expect(await page.context().cookies()).not.toContainEqual(expect.objectContaining({ name: 'session' }))
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
  })
})
