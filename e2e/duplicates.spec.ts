import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { open } from './desk.ts'
import { deskStory } from './desk-story.ts'

const at = deskStory(['county', 'city', 'school'])

const reason = '户口簿上是同一人，身份证号码变更过'

/** Opens a case by its name, from the list of one state. */
async function openCase(page: Page, name: string, state?: string): Promise<void> {
  await open(page, '疑似重复')
  if (state !== undefined) await page.locator('.ant-segmented-item', { hasText: state }).first().click()
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.getByRole('heading', { level: 2, name: '处理', exact: true }).waitFor()
}

describe('two registrations of one pupil in one county (notice 三.(三), 三.(一)2; G4)', () => {
  it('are listed for the county when the comparison has come round, twins among them', async () => {
    const county = at('county')
    await open(county, '疑似重复')
    await county.getByRole('link', { name: '证件号码可能变更' }).first().waitFor()
    await county.getByText('像双胞胎').first().waitFor()
  })

  it('stand beside one another, covered, and uncovered for a purpose', async () => {
    const county = at('county')
    await openCase(county, '证件号码可能变更')
    await county
      .getByRole('row', { name: /身份证件号码/ })
      .getByText('****')
      .first()
      .waitFor()
    await county.getByRole('button', { name: '查看完整号码' }).click()
    const dialog = county.getByRole('dialog', { name: '查看完整号码' })
    await dialog.getByRole('radio', { name: '核对是否同一人' }).check()
    await dialog.getByRole('button', { name: '查看并记录' }).click()
    await county
      .getByRole('row', { name: /身份证件号码/ })
      .getByText(/\d{17}[\dX]/)
      .first()
      .waitFor()
  })

  it('one person proposes and cannot approve', async () => {
    const county = at('county')
    await county.getByRole('radio', { name: /^甲：/ }).check()
    await county.getByLabel('理由（至少 4 个字；批准可以不写）').fill(reason)
    const propose = county.getByRole('button', { name: '建议合并 H' })
    await expect.poll(() => propose.isEnabled()).toBe(true)
    await propose.click()
    await county.getByText('等另一位管理员批准').waitFor()
    expect(await county.getByRole('button', { name: '批准合并 H' }).isEnabled()).toBe(false)
  })

  it('a second person of the office above approves with a key; the school reads what has become of it', async () => {
    const city = at('city')
    await openCase(city, '证件号码可能变更', '建议合并')
    await city.getByText(reason).waitFor()
    await city.keyboard.press('h')
    await city.getByText('已作废').waitFor()
    const school = at('school')
    await open(school, '疑似重复')
    await school.locator('.ant-segmented-item', { hasText: '已合并' }).click()
    await school.getByText('（其他单位的考生）').first().waitFor()
  })

  it('is taken apart again by two, and everything is as before', async () => {
    const city = at('city')
    await city.getByLabel('理由（至少 4 个字；批准可以不写）').fill('家长来访，两人是堂兄弟')
    await city.getByRole('button', { name: '建议撤销合并 U' }).click()
    await city.getByText('等另一位管理员批准').waitFor()
    const county = at('county')
    await openCase(county, '证件号码可能变更', '建议撤销合并')
    await county.getByRole('button', { name: '批准撤销合并 U' }).click()
    await county.getByText('批准撤销合并', { exact: true }).first().waitFor()
    await county.getByText('已撤销合并').first().waitFor()
    expect(await county.getByText('重复作废').count()).toBe(0)
  })
})

describe('twins (G4)', () => {
  it('are said to be twins, and there is nothing to merge them with', async () => {
    const county = at('county')
    await open(county, '疑似重复')
    // Another name is written otherwise, too: the row that says so is the twins'.
    const row = county.getByRole('row').filter({ hasText: '像双胞胎' })
    await row.getByRole('link', { name: '姓名写法不同' }).click()
    await county.getByText('像双胞胎（多胞胎），不能合并').waitFor()
    expect(await county.getByRole('button', { name: /^建议合并/ }).count()).toBe(0)
    await county.getByLabel('理由（至少 4 个字；批准可以不写）').fill('是双胞胎，户口簿上两个人')
    await county.getByRole('button', { name: '认定不是同一人 N' }).click()
    await county.getByText('是双胞胎，户口簿上两个人').waitFor()
  })
})
