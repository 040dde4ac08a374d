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
    await differing.first().getByRole('button', { name: '保留本人填写，转学籍管理员更正' }).click()
    await expect.poll(() => differing.count(), { timeout: 15_000 }).toBe(before - 1)
    await desk().getByText('办理中', { exact: true }).click()
    await desk().getByText('已转学籍管理员更正').first().waitFor()
  })

  it('leads there from the first page', async () => {
    await open(desk(), '首页')
    await desk()
      .getByRole('link', { name: /\d+\s*同步待办/ })
      .click()
    await desk().getByRole('heading', { level: 1, name: '学籍同步' }).waitFor()
  })
})
