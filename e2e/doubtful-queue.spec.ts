import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atDesk } from './desk.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

let product: Awaited<ReturnType<typeof openProduct>>
let browser: Browser
let school: Page

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  school = await atDesk(browser, product.url, { login: 'school' })
  await school.goto(`${product.url}/desk/pictures?tab=doubtful`)
})
afterEach(({ task }) => pictureOf(task, { school }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const nameInHand = () => school.locator('.judging-facts h2').innerText()
const judged = (n: number) => school.getByText(new RegExp(`已判定 ${n} / \\d+`)).waitFor()

describe('the doubtful ones are judged by keys alone (notice 二.2(1); E2)', () => {
  it('shows a picture large with its marks and what was measured and required', async () => {
    await school.locator('.judging-picture img').first().waitFor()
    await judged(0)
    expect(await school.locator('.found .doubt').first().innerText()).toMatch(/测得 .+；要求 /s)
    // A portrait too small in its frame is in the made-up province: its marks are drawn and named.
    await school.getByLabel('检查项目').click()
    await school.getByTitle(/头部占 2\/3/).click()
    await school.locator('.picture-label').first().waitFor()
    expect(await school.locator('.picture-mark line').count()).toBeGreaterThan(0)
    await school.getByLabel('检查项目').click()
    await school.getByTitle('全部项目').click()
    await judged(0)
  })

  it('goes on with J and back with K, and stays at the ends', async () => {
    const first = await nameInHand()
    await school.keyboard.press('k')
    expect(await nameInHand()).toBe(first)
    await school.keyboard.press('j')
    await expect.poll(nameInHand).not.toBe(first)
    await school.keyboard.press('k')
    await expect.poll(nameInHand).toBe(first)
  })

  it('accepts with A, and takes it back with U', async () => {
    const first = await nameInHand()
    await school.keyboard.press('a')
    await judged(1)
    expect(await nameInHand()).not.toBe(first)
    await school.keyboard.press('u')
    await judged(0)
    await expect.poll(nameInHand).toBe(first)
  })

  it('refuses with R, a reason and Enter; Escape decides nothing', async () => {
    const first = await nameInHand()
    await school.keyboard.press('r')
    await school.getByRole('dialog').waitFor()
    await school.keyboard.press('Escape')
    await school.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await nameInHand()).toBe(first)
    await school.keyboard.press('r')
    await school.getByRole('dialog').waitFor()
    const blurred = school.getByRole('checkbox', { name: /不清晰/ })
    await school.keyboard.press('5')
    expect(await blurred.isChecked()).toBe(true)
    await school.keyboard.press('Enter')
    await judged(1)
    await school.getByText(`${first}：判为不合格`).waitFor()
  })

  it('at the width of a phone the two verdicts stand under the thumb', async () => {
    await school.setViewportSize({ width: 360, height: 740 })
    const accept = school.getByRole('button', { name: /^合格/ })
    const box = await accept.boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(44)
    expect(await school.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })
})
