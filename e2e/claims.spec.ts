import { resolve } from 'node:path'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { phonePage } from './candidate.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

const PAPER = resolve(import.meta.dirname, '..', 'web/public/station/icon-192.png')
const candidate = sandboxSignIns().find((one) => one.note === '已填写完整并确认')

let product: Awaited<ReturnType<typeof openProduct>> | undefined
let browser: Browser | undefined
const pages: Record<string, Page> = {}
let she: Page

/** The candidate's phone, on the page of claims. */
async function phone(url: string): Promise<Page> {
  if (browser === undefined || candidate === undefined) throw new Error('not ready')
  const page = await phonePage(browser)
  await page.goto(url)
  await page.getByLabel('报名序号、学籍号或身份证号').fill(candidate.login)
  await page.getByLabel('密码', { exact: true }).fill(candidate.password)
  await page.getByRole('button', { name: /登\s?录/ }).click()
  await page.getByRole('link', { name: '资格申报', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '资格申报' }).waitFor()
  return page
}

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  she = await phone(product.url)
  pages['candidate'] = she
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

const stands = (words: string) => she.getByRole('heading', { level: 2, name: `分配生资格：${words}` })

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
