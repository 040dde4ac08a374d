import { returningPupils, thirdClassRow } from '@zhongzhao/tool-sandbox/returning-pupils'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { phonePage } from './candidate.ts'
import { atDesk, open } from './desk.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

let product: Awaited<ReturnType<typeof openProduct>> | undefined
let browser: Browser | undefined
const pages: Record<string, Page> = {}

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  for (const login of ['school', 'point', 'county'])
    pages[login] = await atDesk(browser, product.url, { login })
})
afterEach(({ task }) => pictureOf(task, pages))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

function at(login: string): Page {
  const page = pages[login]
  if (page === undefined) throw new Error(`nobody is ${login}`)
  return page
}

/** A pupil of the third class at a phone, on the page of returning home. */
async function onPhone(stage: string): Promise<Page> {
  const pupil = returningPupils.find((one) => one.stage === stage)
  if (browser === undefined || product === undefined || pupil === undefined) throw new Error('not ready')
  const page = await phonePage(browser)
  pages[stage] = page
  await page.goto(product.url)
  await page.getByLabel('报名序号、学籍号或身份证号').fill(thirdClassRow(pupil.seat).idNumber)
  await page.getByLabel('密码', { exact: true }).fill(pupil.secret)
  await page.getByRole('button', { name: /登\s?录/ }).click()
  await page.getByRole('link', { name: '回户籍地报考', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '回户籍地报考' }).waitFor()
  return page
}

describe('考生学籍所在学校……应将报名要求通知到学生 (notice 二.2(3))', () => {
  it('the school tells whom it has not told, and sees who has read it', async () => {
    const school = at('school')
    await open(school, '回户籍地报考')
    await school
      .getByText(/已知道/)
      .first()
      .waitFor()
    await school.getByText('还没有通知', { exact: true }).first().waitFor()
    await school.getByRole('button', { name: /通知全部未通知的/ }).click()
    await school.getByText('还没有通知', { exact: true }).first().waitFor({ state: 'detached' })
    await school
      .getByText(/等回执/)
      .first()
      .waitFor()
  })

  it('the candidate says 我已知道', async () => {
    const she = await onPhone('declined')
    await she.getByRole('button', { name: '我已知道' }).click()
    await she.getByText(/点了“我已知道”/).waitFor()
  })
})

describe('到户籍所在地……指定报名点进行信息采集 (notice 一.2)', () => {
  it('the candidate reads why it was declined, chooses a point and applies again', async () => {
    const she = at('declined')
    await she.getByText('请带齐户口簿首页和本人页，重新申请。').waitFor()
    await she.getByRole('radio', { name: /中原区指定报名点/ }).check()
    await she.getByRole('checkbox', { name: /户口簿/ }).check()
    await she.getByRole('button', { name: '提交申请' }).click()
    await she.getByRole('heading', { name: '已申请，等报名点接收' }).waitFor()
  })

  it('the point sees what she brings and accepts; the registration goes on there', async () => {
    const point = at('point')
    await open(point, '接收回户籍考生')
    const waiting = point
      .getByRole('listitem')
      .filter({ has: point.getByRole('button', { name: /^接\s?收$/ }) })
    await waiting.first().waitFor()
    const before = await waiting.count()
    const last = waiting.last()
    await last.getByText('户口簿：首页和考生本人页').waitFor()
    await last.getByRole('button', { name: /^接\s?收$/ }).click()
    await expect.poll(() => waiting.count(), { timeout: 20_000 }).toBe(before - 1)
    const she = at('declined')
    await she.reload()
    await she.getByRole('heading', { name: '报名点已接收' }).waitFor()
    await she
      .getByRole('link', { name: /回清单|返回/ })
      .first()
      .click()
    await she.getByText('中原区指定报名点（演练）').first().waitFor()
  })

  it('declining asks for a reason', async () => {
    const point = at('point')
    await point.getByRole('button', { name: '不接收' }).first().click()
    const dialog = point.getByRole('dialog')
    await dialog.getByRole('radio', { name: /材料不全/ }).check()
    await dialog.getByRole('button', { name: /确\s?定/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await point.getByText('报名点未接收').first().waitFor()
  })

  it('the school sees where she went', async () => {
    const school = at('school')
    await school.reload()
    await school.getByText('已转往中原区指定报名点（演练）').first().waitFor()
  })
})

describe('严禁强制学生提前离校 (notice 二.2(3))', () => {
  it('the office above the school answers; the school has no such screen; the candidate reads the answer', async () => {
    const county = at('county')
    await open(county, '提前离校反映')
    await county.getByRole('textbox', { name: '答复' }).first().fill('已要求学校改正，请照常到校上课。')
    await county.getByRole('button', { name: '答复考生' }).first().click()
    await county.getByText('已答复').first().waitFor()
    expect(await at('school').getByRole('link', { name: '提前离校反映' }).count()).toBe(0)
    const she = await onPhone('reported')
    await she.getByText('已要求学校改正，请照常到校上课。').waitFor()
  })

  it('the office counts who was told, who applied, who was taken', async () => {
    const county = at('county')
    await open(county, '回户籍地报考')
    await county.getByRole('columnheader', { name: '已转出' }).first().waitFor()
    await county.getByText('金水区第一初级中学（演练）').first().click()
    await county.getByText('已转往中原区指定报名点（演练）').first().waitFor()
  })
})
