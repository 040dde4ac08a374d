import { describe, expect, it } from 'vitest'
import { open } from './desk.ts'
import { deskStory } from './desk-story.ts'

const at = deskStory(['school'])
const desk = () => at('school')

describe('将“初中学籍”系统数据同步到“中招信息采集”系统 (notice 二.2; B2–B4)', () => {
  it('begins with one press and says what it brought', async () => {
    await open(desk(), '学籍同步')
    await desk().getByText('还没有同步过。').waitFor()
    await desk().getByRole('button', { name: '开始同步' }).click()
    await desk()
      .getByText(/新增 20 人，更新 \d+ 人/)
      .first()
      .waitFor()
    await desk()
      .getByRole('heading', { name: /同步待办 \d+/ })
      .waitFor()
  })

  it('shows both values of what a candidate confirmed, and what was decided', async () => {
    const differing = desk().getByRole('listitem').filter({ hasText: '内容不一致' })
    await differing.first().getByText('学籍平台').first().waitFor()
    await differing.first().getByText('本系统').first().waitFor()
    const before = await differing.count()
    await differing
      .first()
      .getByRole('button', { name: /保留本人填写，转学籍管理员更正/ })
      .click()
    await differing.first().getByText('列入学籍更正清单', { exact: false }).waitFor()
    await differing.first().getByRole('button', { name: '就这样办' }).click()
    await expect.poll(() => differing.count(), { timeout: 15_000 }).toBe(before - 1)
    await desk().getByText('学籍更正', { exact: true }).click()
    await desk().getByText('已转学籍管理员更正').first().waitFor()
  })

  it('is worked through with the keyboard: what a choice will do is said before Enter does it', async () => {
    await desk().getByText('待处理', { exact: true }).click()
    const differing = desk().getByRole('listitem').filter({ hasText: '内容不一致' })
    await differing.first().waitFor()
    const before = await differing.count()
    await desk().keyboard.press('j')
    while ((await desk().locator('.in-hand').getByText('内容不一致').count()) === 0)
      await desk().keyboard.press('j')
    await desk().keyboard.press('d')
    await desk().locator('.in-hand').getByText('报名不动，不再提示', { exact: false }).waitFor()
    await desk().keyboard.press('Enter')
    await expect.poll(() => differing.count(), { timeout: 15_000 }).toBe(before - 1)
  })

  it('says so when the register has nothing new', async () => {
    await desk().getByRole('button', { name: '开始同步' }).click()
    await desk().getByText('学籍平台没有新的变化，不用更新。').first().waitFor()
  })

  it('leads there from the first page', async () => {
    await open(desk(), '首页')
    await desk()
      .getByRole('link', { name: /\d+\s*同步待办/ })
      .click()
    await desk().getByRole('heading', { level: 1, name: '学籍同步' }).waitFor()
  })
})
