import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atDesk, open } from './desk.ts'
import { pictureOf } from './failure.ts'
import { faults } from './faults.ts'
import { openProduct } from './product.ts'

let product: Awaited<ReturnType<typeof openProduct>>
let browser: Browser
let county: Page
let second: Page
let school: Page

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  county = await atDesk(browser, product.url, { login: 'county' })
  second = await atDesk(browser, product.url, { login: 'county2' })
  school = await atDesk(browser, product.url, { login: 'school' })
})
afterEach(({ task }) => pictureOf(task, { county, second, school }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

describe('分配生名额按各初中人数分到校 (notice 三.(一)1; I6)', () => {
  it('the county fills in a plan, looks at what comes out and hands it to a colleague', async () => {
    await open(county, '分配生名额')
    await county.getByRole('button', { name: '编制名额' }).click()
    await county.getByRole('heading', { level: 1, name: '编制名额' }).waitFor()
    await county.getByRole('spinbutton', { name: '第 1 所高中的招生计划' }).fill('10')
    await county.keyboard.press('Tab')
    expect(await county.getByRole('spinbutton', { name: '第 1 所高中的分配生名额' }).inputValue()).toBe('6')
    await county.getByRole('button', { name: /^计\s?算$/ }).click()
    await county.getByRole('heading', { level: 2, name: '计算结果（还没有提交）' }).waitFor()
    expect(await faults(county)).toEqual([])
    await county.getByRole('button', { name: '提交，等另一人批准' }).click()
    await county.getByRole('heading', { level: 1, name: '分配生名额方案 第 2 版' }).waitFor()
    expect(await county.getByRole('button', { name: '批准并公布' }).count()).toBe(0)
  })

  it('the colleague approves it, and the school sees its own line only', async () => {
    await open(second, '分配生名额')
    await second.getByRole('link', { name: '第 2 版' }).click()
    await second.getByRole('button', { name: '批准并公布' }).click()
    await second.getByText('已批准，已公布').first().waitFor()
    await open(school, '分配生名额')
    await school.getByRole('heading', { level: 2, name: '金水区公布的名额' }).waitFor()
    const rows = school.getByRole('row').filter({ hasText: '初级中学' })
    expect(await rows.count()).toBe(1)
  })
})
