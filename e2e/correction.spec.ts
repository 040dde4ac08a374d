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

let product: Awaited<ReturnType<typeof openProduct>> | undefined
let browser: Browser | undefined
let she: Page
let reviewer: Page
let county: Page

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const candidate = sandboxSignIns().find(({ note }) => note === '已签字锁定')
  if (candidate === undefined) throw new Error('nobody of the sandbox has signed')
  const { url } = product
  she = await onPhone(browser, { url, login: candidate.login, password: candidate.password })
  reviewer = await atDesk(browser, url, { login: 'reviewer' })
  county = await atDesk(browser, url, { login: 'county' })
})
afterEach(({ task }) => pictureOf(task, { she, reviewer, county }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

/** The only request that waits, opened and agreed to. */
async function agrees(page: Page): Promise<void> {
  await open(page, '信息更正')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('cell', { name: /0018/ }).waitFor()
  await page.getByRole('button', { name: /^同\s?意$/ }).click()
  await page.getByText('已登记：同意').waitFor()
}

describe('签字确认以后，任何人不得擅自更改 (notice 三.(三); J4)', () => {
  it('the candidate asks for one field with a paper; what was signed stays as it is', async () => {
    await she.getByRole('link', { name: '信息更正' }).click()
    await she.getByRole('heading', { level: 1, name: '信息更正' }).waitFor()
    await she.getByLabel('哪一项有错').selectOption('basic.phone')
    await she.getByLabel(/应为$/).fill('14400000018')
    await she.getByLabel('哪里错了、为什么').fill('演练：换了手机号码')
    const submit = she.getByRole('button', { name: '提交申请' })
    expect(await submit.isDisabled()).toBe(true)
    await she.locator('input[type=file]').setInputFiles(PAPER)
    await she.getByRole('button', { name: '上传这一份' }).click()
    await she.getByText('已上传 1 份').waitFor()
    await submit.click()
    await she.getByText('正在审批').waitFor()
  })

  it('school and county agree in turn, each by another person; then it is to be signed again', async () => {
    await agrees(reviewer)
    await agrees(county)
    await she.reload()
    await she.getByRole('heading', { level: 2, name: '已批准，等重新签字' }).waitFor()
  })

  it('every version can be laid side by side', async () => {
    await county.getByRole('button', { name: '历次版本' }).click()
    await county.getByRole('heading', { level: 1 }).filter({ hasText: '版本' }).waitFor()
    await county.getByRole('row').filter({ hasText: '联系电话' }).first().waitFor()
  })
})
