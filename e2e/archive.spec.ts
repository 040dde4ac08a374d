import { qrText } from '@zhongzhao/domain/registration/sheet'
import { qrSvg } from '@zhongzhao/server/platform/pdf-marks'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { atDesk, open } from './desk.ts'
import { pictureOf } from './failure.ts'
import { faults } from './faults.ts'
import { openProduct } from './product.ts'

let product: Awaited<ReturnType<typeof openProduct>>
let browser: Browser
let school: Page
let county: Page

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  school = await atDesk(browser, product.url, { login: 'school' })
  county = await atDesk(browser, product.url, { login: 'county' })
})
afterEach(({ task }) => pictureOf(task, { school, county }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

/** A page as a scanner gives it, of a sheet that was printed and waits for its signatures; and whose it is. */
async function scannedPage(): Promise<{ name: string; page: Buffer }> {
  const { rows } = await sql<{ sheet: string; seal: string; name: string }>`
    select s.sheet_id as sheet, s.seal_code as seal, r.name from sheet s join registration r using (registration_id)
    where r.state = 'checked' and r.org_path like '%/' || (select code from org where name like '金水区第一初级中学%') || '/%'
      and not exists (select 1 from sheet_receipt t where t.sheet_id = s.sheet_id) order by s.printed_at desc limit 1`.execute(
    product.running.services.db,
  )
  const [row] = rows
  if (row === undefined) throw new Error('no sheet waits in the sandbox')
  const qr = await sharp(Buffer.from(qrSvg(qrText(product.url, row))), { density: 288 })
    .resize(180)
    .toBuffer()
  const page = await sharp({ create: { width: 1654, height: 2339, channels: 3, background: '#fff' } })
    .composite([{ input: qr, left: 120, top: 2050 }])
    .jpeg()
    .toBuffer()
  return { name: row.name, page }
}

describe('签字确认的纸介质材料妥善保管，存档备查 (notice 三.(三); J6)', () => {
  it('a page from the scanner is matched by its QR, looked at, and recorded with one key (J2)', async () => {
    const { name, page } = await scannedPage()
    const { promise: shown, resolve: shows } = Promise.withResolvers<void>()
    await school.route(/\/sheets\/scans\/[^/]+\/open$/, async (route) => {
      await shown
      await route.continue()
    })
    await open(school, '签字登记')
    await school.getByRole('tab', { name: '整批扫描件' }).click()
    await school
      .getByLabel('选择扫描件')
      .setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: page })
    // Until the page stands there nothing is recorded, whatever is pressed.
    const record = school.getByRole('button', { name: /双方已签字，登记/ })
    await record.waitFor()
    expect(await record.isDisabled()).toBe(true)
    await school.locator('body').press('Enter')
    shows()
    await school.getByRole('img', { name: `${name}的签字页扫描件` }).waitFor()
    expect(await record.isDisabled()).toBe(false)
    expect(await faults(school)).toEqual([])
    // What is pressed within half a second of the page is a key that bounced.
    await school.waitForTimeout(600)
    await school.locator('body').press('Enter')
    await school.getByText('没有待核对的页').waitFor()
    await school.getByRole('button', { name: new RegExp(`^${name} 已签字登记`) }).waitFor()
  })

  it('the school makes a volume of what was signed, binds it, and lends it', async () => {
    await open(school, '归档')
    await school.getByRole('button', { name: /^立\s?卷$/ }).click()
    const dialog = school.getByRole('dialog', { name: '立卷' })
    await dialog.getByLabel('哪个班的登记表').click()
    await school.locator('.ant-select-item-option').filter({ hasText: '全校' }).click()
    await dialog.getByRole('button', { name: /^立\s?卷$/ }).click()
    await school.getByRole('link', { name: '2022-001' }).click()
    await school.getByRole('button', { name: '装订归档' }).click()
    await school.getByText('已归档').first().waitFor()
    expect(await faults(school)).toEqual([])
    await school.getByRole('button', { name: /^借\s?出$/ }).click()
    const lend = school.getByRole('dialog', { name: '借出 2022-001' })
    await lend.getByLabel('借阅人').fill('演练老师')
    await lend.getByLabel('单位').fill('演练教务处')
    await lend.getByLabel('用途').fill('演练核对')
    await lend.getByRole('button', { name: /^借\s?出$/ }).click()
    await school.getByText('借出：演练教务处').waitFor()
  })

  it('what is out does not go; given back, it is handed over, and the county receives it', async () => {
    await school
      .getByRole('button', { name: /^归\s?还$/ })
      .first()
      .click()
    await school.getByText('已归还').first().waitFor()
    await open(school, '归档')
    await school.getByRole('checkbox', { name: '选择 2022-001' }).check()
    await school.getByRole('button', { name: '移交所选' }).click()
    const dialog = school.getByRole('dialog', { name: '移交 1 卷' })
    await dialog.getByRole('button', { name: /^移\s?交$/ }).click()
    await school.getByText('移交或销毁办理中').waitFor()
    await open(county, '归档')
    await county.getByRole('tab', { name: '材料移交' }).click()
    await county.getByText('已移交待接收').waitFor()
    expect(await faults(county)).toEqual([])
    await county.getByRole('button', { name: '清点无误，接收' }).click()
    await county.getByText('已接收').first().waitFor()
  })
})
