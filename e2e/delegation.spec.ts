import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atDesk, open } from './desk.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

let product: Awaited<ReturnType<typeof openProduct>> | undefined
let browser: Browser | undefined
let county: Page | undefined
let school: Page | undefined

const SCHOOL = '金水区第二初级中学（演练）'
const PASSWORD = '山坡上的十七棵柿子树'

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  county = await atDesk(browser, product.url, { login: 'county' })
})
afterEach(({ task }) => pictureOf(task, { county, school }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

function at(page: Page | undefined): Page {
  if (page === undefined) throw new Error('nobody is at the desk')
  return page
}

describe('对学校权限的分配管理 (notice 三.(一)2; A5)', () => {
  it('the county appoints for a school that has nobody; the code is shown once, the person chooses the password', async () => {
    await open(at(county), '授权管理')
    await at(county).getByRole('button', { name: SCHOOL }).click()
    const dialog = at(county).getByRole('dialog', { name: '授权' })
    await dialog.getByText('学校管理员').waitFor()
    await dialog.getByLabel('登录名').fill('erzhong')
    await dialog.getByLabel('姓名').fill('示例新教务')
    await dialog.getByRole('button', { name: /授\s?权/ }).click()
    const slip = at(county).getByRole('dialog', { name: '激活单' })
    const code = (await slip.locator('code').textContent()) ?? ''
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    await slip.getByRole('button', { name: '已经交给本人' }).click()
    await at(county)
      .getByRole('row', { name: /示例新教务.*待启用/ })
      .waitFor()

    const context = await browser?.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
    context?.setDefaultTimeout(30_000)
    school = await context?.newPage()
    await at(school).goto(`${product?.url}/desk/activate`)
    await at(school).getByLabel('登录名').fill('erzhong')
    await at(school).getByLabel('激活码').fill(code.toLowerCase())
    await at(school).getByLabel('自己设置的密码').fill(PASSWORD)
    await at(school).getByLabel('再输一次密码').fill(PASSWORD)
    await at(school).getByRole('button', { name: '启用并登录' }).click()
    await at(school).getByRole('heading', { level: 1, name: '首页' }).waitFor()
  })

  it('says where a right comes from, up to the first', async () => {
    await at(county).reload()
    const row = at(county).getByRole('row', { name: /示例新教务.*有效/ })
    await row.getByRole('button', { name: /来\s?源/ }).click()
    const chain = at(county).getByRole('dialog', { name: '示例新教务 的权限是谁给的' })
    await chain.getByText('系统安装时建立').waitFor()
    expect(await chain.getByRole('listitem').count()).toBe(4)
    await chain.getByRole('button', { name: /close|关闭/i }).click()
  })

  it('taken back, the open browser is told clearly at its next step', async () => {
    const row = at(county).getByRole('row', { name: /示例新教务/ })
    await row.getByRole('button', { name: /收\s?回/ }).click()
    const dialog = at(county).getByRole('dialog', { name: /^收回/ })
    await dialog.getByText('这项授权没有再授权给别人。').waitFor()
    await dialog.getByRole('button', { name: /收\s?回/ }).click()
    await at(county).getByText('已收回 1 项授权，涉及 1 人。').last().waitFor()
    await at(school).getByRole('navigation').getByRole('link', { name: '考生名单' }).click()
    await at(school).getByRole('heading', { name: '您的权限已被收回' }).waitFor()
  })
})
