import { describe, expect, it } from 'vitest'
import { open } from './desk.ts'
import { deskStory } from './desk-story.ts'

const at = deskStory(['school'])
const desk = () => at('school')

describe('a card that says something else than the register (notice 二.2(2), 三.(三); F2, F4)', () => {
  it('shows nothing and decides nothing before a purpose is given', async () => {
    await open(desk(), '证件核对')
    // The cards of the made-up province are read behind everything else.
    await expect
      .poll(
        async () => {
          await desk().reload()
          await desk().getByRole('heading', { level: 1, name: '证件核对' }).waitFor()
          await desk()
            .getByText(/待核对 \d+ 处/)
            .waitFor()
          return desk().getByRole('button', { name: '选择用途并查看' }).count()
        },
        { timeout: 90_000, interval: 1_000 },
      )
      .toBeGreaterThan(0)
    expect(await desk().getByRole('button', { name: '证件读错了，与登记一致' }).count()).toBe(0)
  })

  it('shows both values and the line of the card, and what was decided', async () => {
    await desk().getByRole('button', { name: '选择用途并查看' }).first().click()
    const dialog = desk().getByRole('dialog', { name: '查看证件照片' })
    await dialog.getByRole('radio', { name: '核对证件与填报' }).check()
    await dialog.getByRole('button', { name: '查看并记录' }).click()
    const first = desk().getByRole('listitem').filter({ hasText: '证件上读到' }).first()
    await first.getByRole('img').waitFor()
    await first.getByRole('button', { name: '证件读错了，与登记一致' }).click()
    await desk().getByRole('button', { name: '重新核对' }).first().waitFor()
  })

  it('is recorded: who looked, whose, what for', async () => {
    await open(desk(), '证件查看记录')
    await desk().getByRole('cell', { name: '核对证件与填报' }).first().waitFor()
    await desk().getByRole('cell', { name: '演练教务' }).first().waitFor()
  })
})
