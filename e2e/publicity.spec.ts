import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { phonePage } from './candidate.ts'
import { atDesk, open } from './desk.ts'
import { pictureOf } from './failure.ts'
import { faults } from './faults.ts'
import { openProduct } from './product.ts'

let product: Awaited<ReturnType<typeof openProduct>>
let browser: Browser
let school: Page
let county: Page
let anybody: Page

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  school = await atDesk(browser, product.url, { login: 'school' })
  county = await atDesk(browser, product.url, { login: 'county' })
  anybody = await phonePage(browser)
})
afterEach(({ task }) => pictureOf(task, { school, county, anybody }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const wide = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

let receipt = ''

describe('审核结果在学校进行公示 (notice 三.(一)3; I5)', () => {
  it('the school makes a list; what is private is told while it is typed, and the names stand covered', async () => {
    await open(school, '公示')
    await school.getByRole('button', { name: '生成公示名单' }).click()
    const dialog = school.getByRole('dialog', { name: '生成公示名单' })
    const remark = dialog.getByLabel('公示说明（可以不写）')
    await remark.fill('联系人电话13800000001')
    await dialog.getByText('像是写了电话号码').waitFor()
    expect(await dialog.getByRole('button', { name: /^生\s?成$/ }).isDisabled()).toBe(true)
    await remark.fill('演练：学校审核组审核')
    await dialog.getByRole('button', { name: /^生\s?成$/ }).click()
    await school.getByRole('link', { name: '考生报名信息采集名单' }).click()
    await school.getByRole('heading', { level: 1, name: '考生报名信息采集名单' }).waitFor()
    const names = await school.getByRole('cell', { name: /^.\*/ }).count()
    expect(names).toBeGreaterThan(0)
    expect(await school.locator('main').textContent()).not.toMatch(/\d{17}[\dXx]|1[3-9]\d{9}/)
  })

  it('it is opened, and anybody finds it by the name of the place on a phone, without signing in', async () => {
    await school.getByRole('button', { name: '开始公示' }).click()
    await school.getByText('公示中').first().waitFor()
    await anybody.goto(`${product.url}/#/home`)
    await anybody.getByRole('link', { name: '看公示' }).click()
    await anybody.getByLabel('学校、县区的名字').fill('金水')
    expect(await faults(anybody)).toEqual([])
    await anybody.getByRole('button', { name: '查找' }).click()
    await anybody.getByRole('link', { name: /考生报名信息采集名单/ }).click()
    await anybody.getByRole('heading', { level: 1, name: '考生报名信息采集名单' }).waitFor()
    await anybody.getByRole('heading', { level: 2, name: '提出异议' }).waitFor()
    expect(await faults(anybody)).toEqual([])
    expect(await wide(anybody)).toBe(0)
  })

  it('whoever objects is told what is lacking, and holds a receipt afterwards', async () => {
    await anybody.getByRole('button', { name: '提交异议' }).click()
    await anybody.getByText('请选一个理由。').waitFor()
    await anybody.getByLabel('名单上的人不符合条件').check()
    await anybody.getByLabel('名单上的序号（针对整份名单的不填）').fill('1')
    await anybody.getByLabel('情况和依据').fill('演练：此人学籍不满三年')
    await anybody.getByRole('button', { name: '提交异议' }).click()
    await anybody.getByRole('heading', { level: 2, name: '已收到您的异议' }).waitFor()
    receipt = (await anybody.locator('.receipt').textContent()) ?? ''
    expect(receipt).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  })

  it('the county answers it; the line is taken off, and the answer is read by the receipt', async () => {
    await open(county, '公示异议')
    await county.getByText('演练：此人学籍不满三年').waitFor()
    await county.getByRole('button', { name: '开始核查' }).first().click()
    await county.getByLabel('核查结果和依据').fill('查明属实，不满三年')
    await county.getByRole('button', { name: '异议成立，撤下这一行' }).click()
    await county.getByText('没有公示异议').waitFor()
    await anybody.goto(`${product.url}/#/publicity`)
    await anybody.getByLabel('受理编号').fill(receipt.toLowerCase())
    await anybody.getByRole('button', { name: '查询' }).click()
    await anybody.getByText('查明属实，不满三年').waitFor()
  })

  it('halting needs a reason, and afterwards nobody reads it', async () => {
    const address = await school.locator('main a[href*="#/publicity/"]').getAttribute('href')
    await school.getByRole('button', { name: '中止公示' }).click()
    const dialog = school.getByRole('dialog', { name: '中止公示' })
    await dialog.getByLabel('中止原因').fill('演练：漏了一个班')
    await dialog.getByRole('button', { name: '中止并撤下' }).click()
    await school.getByText('已中止').first().waitFor()
    await anybody.goto(address ?? '')
    await expect
      .poll(async () => {
        await anybody.reload()
        await anybody.getByRole('heading', { level: 1 }).waitFor()
        return anybody.getByText('这份名单不在公示期内').count()
      })
      .toBe(1)
  })
})
