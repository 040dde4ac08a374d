import { returningPupils, thirdClassRow } from '@zhongzhao/tool-sandbox/returning-pupils'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { phonePage } from './candidate.ts'
import { open } from './desk.ts'
import { deskStory } from './desk-story.ts'

const at = deskStory(['teacher', 'head', 'reviewer'])
const cells = (page: Page, row: number) =>
  page
    .getByRole('row')
    .nth(row + 1)
    .getByRole('gridcell')

/** What a spreadsheet lays on the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const held = new DataTransfer()
    held.setData('text/plain', ${JSON.stringify(text)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }))
  }`)
}

describe('由初中学校组织录入 (notice 二.2(4))', () => {
  it('the class teacher enters with the keyboard, undoes, pastes a block and saves', async () => {
    const teacher = at('teacher')
    await open(teacher, '综合素质评价')
    const lines = teacher.getByRole('grid').getByRole('row')
    await lines.nth(11).waitFor()
    const rows = await lines.count()
    // The first ten are entered already.
    await cells(teacher, 10).first().click()
    await teacher.keyboard.type('b')
    await expect.poll(() => cells(teacher, 10).first().textContent()).toBe('B')
    await teacher.keyboard.press('ArrowUp')
    await teacher.keyboard.press('ArrowRight')
    await teacher.keyboard.type('x')
    await teacher.keyboard.type('d')
    await expect.poll(() => cells(teacher, 10).nth(1).textContent()).toBe('D')
    await teacher.keyboard.press('Control+z')
    await expect.poll(() => cells(teacher, 10).nth(1).textContent()).toBe('')
    await cells(teacher, 10).first().click()
    const line = ['b', 'Ｂ', 'B', 'B', 'C', 'B', '合格'].join('\t')
    await paste(teacher, [...Array(rows - 11)].map(() => line).join('\r\n'))
    await expect
      .poll(() =>
        cells(teacher, rows - 2)
          .last()
          .textContent(),
      )
      .toBe('合格')
    await teacher.getByText(/处没有保存/).waitFor()
    await teacher.getByRole('button', { name: /保\s?存/ }).click()
    await teacher.getByText(/^已保存/).waitFor()
    await teacher.reload()
    await expect
      .poll(() =>
        cells(teacher, rows - 2)
          .first()
          .textContent(),
      )
      .toBe('B')
  })

  it('the head sees the shares and signs the class; then it is closed', async () => {
    const head = at('head')
    await open(head, '综合素质评价')
    await head.getByRole('link', { name: '九年级1班' }).click()
    await head.getByRole('list', { name: '比例上限' }).getByText('公民素养').waitFor()
    await head.getByRole('button', { name: '审签本班' }).click()
    await head
      .getByRole('dialog')
      .getByRole('button', { name: /审\s?签/ })
      .click()
    await head.getByText(/已审签 1 个班/).waitFor()
    await head.getByRole('button', { name: '退回重新录入' }).waitFor()
    const teacher = at('teacher')
    await teacher.reload()
    await teacher.getByText('已审签', { exact: true }).waitFor()
    expect(await teacher.getByRole('button', { name: /保\s?存/ }).count()).toBe(0)
  })
})

describe('an objection is answered by somebody who did not enter the grades', () => {
  it('another of the school upholds it, the head signs, the candidate reads it on the phone', async () => {
    const reviewer = at('reviewer')
    await open(reviewer, '综合素质评价')
    await reviewer.getByRole('tab', { name: '异议' }).click()
    const asked = reviewer.getByRole('listitem').filter({ hasText: '等待答复' })
    await asked.getByRole('combobox', { name: '公民素养改为' }).click()
    await reviewer
      .locator('.ant-select-item-option')
      .and(reviewer.getByTitle('A', { exact: true }))
      .click()
    await asked.getByRole('textbox', { name: '答复' }).fill('社区证明核实无误，改为 A。')
    await asked.getByRole('button', { name: '采纳，改 1 项' }).click()
    await reviewer.getByText('已采纳，等待校长审签').waitFor()

    const head = at('head')
    await open(head, '综合素质评价')
    await head.getByRole('tab', { name: '异议' }).click()
    await head.getByRole('button', { name: '审签更正' }).click()
    await head.getByText('已更正').waitFor()

    const [pupil] = returningPupils
    const browser = head.context().browser()
    if (pupil === undefined || browser === null) throw new Error('not ready')
    const she = await phonePage(browser)
    await she.goto(new URL('/', head.url()).href)
    await she.getByLabel('报名序号、学籍号或身份证号').fill(thirdClassRow(pupil.seat).idNumber)
    await she.getByLabel('密码', { exact: true }).fill(pupil.secret)
    await she.getByRole('button', { name: /登\s?录/ }).click()
    await she.getByRole('link', { name: '综合素质评价', exact: true }).click()
    await she.getByText('社区证明核实无误，改为 A。').waitFor()
    await she.getByRole('button', { name: '我已知道' }).click()
    await she.getByRole('heading', { name: '已办结' }).waitFor()
  })
})
