import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { open } from './desk.ts'
import { deskStory } from './desk-story.ts'
import { faults } from './faults.ts'

const at = deskStory(['province', 'province2', 'school'])

/** The sheet of one season on the page of the seasons: the installation's own. */
const current = (page: Page) => page.locator('section.panel').filter({ hasText: '当前年度' })

/** Works in another season by the switcher in the head. */
async function turnsTo(page: Page, state: string): Promise<void> {
  await page.getByRole('button', { name: /^招生年度：/ }).click()
  await page
    .getByRole('menuitem', { name: new RegExp(state) })
    .first()
    .click()
  await page.getByRole('complementary', { name: '招生年度' }).waitFor()
}

describe('招生年度: several side by side, ended by two people (A7)', () => {
  it('while a window runs the end is not offered; what is open is counted', async () => {
    const page = at('province')
    await open(page, '招生年度')
    await current(page).getByText('截止后才能提出结束').waitFor()
    await current(page).getByRole('heading', { name: '还没有办结' }).waitFor()
    expect(await current(page).getByRole('button', { name: '提出结束' }).count()).toBe(0)
    expect(await faults(page)).toEqual([])
  })

  it('the next season stands beside it, of its own pack; a school turns to it and is told so', async () => {
    const page = at('school')
    await turnsTo(page, '未开始')
    await page.getByText('未开始，不是当前年度。').waitFor()
    // A link that is sent opens in the season it was sent from; the colleague's window knows nothing of it.
    const colleague = await page.context().newPage()
    await colleague.goto(page.url())
    await colleague.getByText('未开始，不是当前年度。').waitFor()
    expect(new URL(colleague.url()).searchParams.get('season')).toMatch(/^[a-z]+-\d{4}$/)
    await colleague.close()
    await page.getByRole('button', { name: /^回到/ }).click()
    await page.getByRole('complementary', { name: '招生年度' }).waitFor({ state: 'detached' })
  })

  it('when the last window is over one asks, and only another approves', async () => {
    const [asks, approves] = [at('province'), at('province2')]
    await asks.getByRole('button', { name: '调整时间' }).click()
    const clock = asks.getByRole('dialog', { name: '调整演练时间' })
    await clock.getByRole('listitem').last().getByRole('button', { name: '调到' }).click()
    await clock.waitFor({ state: 'hidden' })
    await asks.reload()
    await current(asks).getByRole('button', { name: '提出结束' }).click()
    const dialog = asks.getByRole('dialog', { name: '提出结束招生年度' })
    await dialog.getByText(/还有 \d+ 人没有完成/).waitFor()
    await dialog.getByRole('button', { name: '提出结束' }).click()
    await current(asks).getByText('待批准结束').waitFor()
    await current(asks).getByRole('button', { name: '批准结束' }).click()
    const own = asks.getByRole('dialog', { name: '批准结束招生年度' })
    await own.getByRole('button', { name: '批准结束' }).click()
    await asks
      .getByText(/另一位|另一个人/)
      .first()
      .waitFor()
    await open(approves, '招生年度')
    await current(approves).getByRole('button', { name: '批准结束' }).click()
    const last = approves.getByRole('dialog', { name: '批准结束招生年度' })
    await last.getByRole('button', { name: '批准结束' }).click()
    await current(approves).getByText('已结束', { exact: true }).waitFor()
    await current(approves).getByText('招生年度已结束').waitFor()
    await current(approves).getByRole('heading', { name: '结束时的情况' }).waitFor()
  })

  it('afterwards it is only looked at, and says so', async () => {
    const page = at('school')
    await page.reload()
    await page.getByText('已结束，报名信息只能查看；纸质材料的归档、借阅、移交照常办理。').waitFor()
    await open(page, '考生名单')
    await page.getByRole('cell').first().waitFor()
    expect(await page.getByRole('link', { name: '核验台' }).count()).toBe(0)
    expect(await faults(page)).toEqual([])
  })
})
