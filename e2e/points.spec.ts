import { AxeBuilder } from '@axe-core/playwright'
import { firstClassNumbers } from '@zhongzhao/tool-sandbox/sign-ins'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { madeUpName, madeUpNumber } from '../server/test/roster-file.ts'
import { open } from './desk.ts'
import { deskStory } from './desk-story.ts'

const at = deskStory(['point', 'point2', 'school'])

const she = { name: madeUpName(781), number: madeUpNumber(781, '20030314') }

/** What axe finds on the page at hand, and how far it is wider than a phone. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.setViewportSize({ width: 360, height: 800 })
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  const { violations, passes } = await new AxeBuilder({ page }).analyze()
  await page.setViewportSize({ width: 1440, height: 900 })
  if (passes.length === 0) throw new Error('axe looked at nothing')
  return [
    ...violations.map((v) => `${v.id} ${v.nodes[0]?.html}`),
    ...(wider > 0 ? [`${wider} px too wide`] : []),
  ]
}

/** Slots by what is said of them. */
const tile = (page: Page, words: RegExp) => page.getByRole('button', { name: words })

describe('组织、有计划的安排考生上机 (notice 三.(二)): slots laid out, seen full, changed', () => {
  it('a school sees how full each is, and lays out a morning more after seeing what comes of it', async () => {
    const school = at('school')
    await open(school, '预约安排')
    await tile(school, /已约 2 人，共 20 人/)
      .first()
      .waitFor()
    await school.getByRole('button', { name: '批量安排' }).click()
    const dialog = school.getByRole('dialog', { name: '批量安排预约时段' })
    await dialog.getByLabel('第 2 段开始').fill('18:30')
    await dialog.getByLabel('第 2 段结束').fill('19:30')
    await dialog.getByRole('button', { name: '去掉第 1 段' }).click()
    await dialog.getByLabel('每段多少人').fill('7')
    await dialog.getByText(/共 \d+ 个名额/).waitFor()
    await dialog.getByRole('button', { name: /^生成 \d+ 个时段$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    await tile(school, /^18:30–19:00，余 7/)
      .first()
      .waitFor()
  })

  it('fewer places than booked are not given: who has booked stands beside it', async () => {
    const school = at('school')
    await tile(school, /已约 2 人，共 20 人/)
      .first()
      .click()
    const drawer = school.getByRole('dialog')
    await drawer.getByRole('heading', { name: '已预约的考生（2 人）' }).waitFor()
    await drawer.getByLabel('每段人数').fill('1')
    await drawer.getByText(/已有 2 人预约，名单在下面/).waitFor()
    await drawer.getByRole('button', { name: '调整人数' }).click()
    await drawer.getByRole('alert').filter({ hasText: '人数不能少于 2' }).waitFor()
    await drawer.getByLabel('每段人数').fill('2')
    await drawer.getByRole('button', { name: '调整人数' }).click()
    await drawer.getByText('约满').waitFor()
    await drawer.getByRole('button', { name: '停止预约' }).click()
    await drawer.getByRole('button', { name: '恢复预约' }).waitFor()
    await drawer.getByRole('button', { name: '取消这个时段…' }).click()
    await drawer.getByLabel(/取消的原因/).fill('机房停电')
    await drawer.getByRole('button', { name: '取消时段并通知 2 人' }).click()
    await drawer.getByText('取消原因：机房停电').waitFor()
    await drawer.getByRole('button', { name: /关\s?闭|Close/ }).click()
    expect(await faults(school)).toEqual([])
  })
})

describe('到指定报名点进行信息采集 (notice 一.2, 三.(五)): who is expected today', () => {
  it('arrived with one key, taken back with another; nobody is late before the slot begins', async () => {
    const point = at('point')
    await open(point, '今日名单')
    const lines = point.getByRole('listitem').filter({ has: point.getByRole('button', { name: /到场$/ }) })
    await lines.first().waitFor()
    const before = await lines.count()
    await point.keyboard.press('m')
    await point.getByText('时段还没有开始，不能登记未到。').waitFor()
    await point.keyboard.press('a')
    await expect.poll(() => lines.count()).toBe(before - 1)
    await point.getByText('已到场', { exact: true }).waitFor()
    await point.keyboard.press('u')
    await expect.poll(() => lines.count()).toBe(before)
    expect(await faults(point)).toEqual([])
  })
})

describe('社会考生在报名地指定报名点采集和确认信息 (notice 三.(五)): from the number to the slip', () => {
  it('who is registered elsewhere is sent there; a free number goes on', async () => {
    const point = at('point2')
    await open(point, '现场登记')
    await point.getByRole('link', { name: '沈嘉远' }).waitFor()
    await point.getByRole('button', { name: '登记考生' }).click()
    const number = point.getByLabel('身份证件号码')
    await number.fill(firstClassNumbers()[0] ?? '')
    await point.getByRole('button', { name: '核对，下一步' }).click()
    await point.getByRole('alert').filter({ hasText: '金水区第一初级中学' }).waitFor()
    await number.fill(she.number)
    await point.getByRole('button', { name: '核对，下一步' }).click()
    await point.getByRole('radiogroup', { name: '考生类别' }).waitFor()
  })

  it('papers that are lacking are named, and nothing typed is lost', async () => {
    const point = at('point2')
    await point.getByRole('radio', { name: /^社会考生/ }).check()
    await point.getByLabel(/^姓名/).fill(she.name)
    await point.getByLabel(/^民族/).selectOption('01')
    await point.getByRole('button', { name: '登记，下一步' }).click()
    await point.getByRole('alert').filter({ hasText: '还没有核看' }).waitFor()
    expect(await point.getByLabel(/^姓名/).inputValue()).toBe(she.name)
    for (const paper of [/居民身份证或户口簿/, /户口簿（首页/])
      await point.getByRole('checkbox', { name: paper }).check()
    expect(await faults(point)).toEqual([])
    await point.getByRole('button', { name: '登记，下一步' }).click()
    await point.getByRole('heading', { level: 1, name: she.name }).waitFor()
  })

  it('what is typed and not saved asks before one leaves', async () => {
    const point = at('point2')
    await point.getByLabel(/^户籍详细地址/).fill('示例路 1 号院 2 号楼')
    await point.getByRole('navigation').getByRole('link', { name: '今日名单' }).click()
    const asked = point.getByRole('dialog', { name: '录入的内容还没有保存' })
    await asked.getByRole('button', { name: '留在这里' }).click()
    await asked.waitFor({ state: 'detached' })
    await point.getByRole('button', { name: '保存，下一部分' }).click()
    await point.getByRole('tab', { name: '监护人', selected: true }).waitFor()
    expect(await faults(point)).toEqual([])
  })

  it('the slip is printed, and there is nothing with which staff could confirm', async () => {
    const point = at('point2')
    await point.getByRole('tab', { name: '密码条和照片' }).click()
    const paper = point.waitForEvent('download')
    await point.getByRole('button', { name: '打印密码条' }).click()
    expect((await paper).suggestedFilename()).toMatch(/\.pdf$/)
    await point.getByText('工作人员不能代为确认').waitFor()
    expect(await point.getByRole('button', { name: /确认/ }).count()).toBe(0)
    expect(await faults(point)).toEqual([])
    await open(point, '现场登记')
    const row = point.getByRole('row').filter({ hasText: she.name })
    await row.getByText('未激活').waitFor()
    expect(await faults(point)).toEqual([])
  })

  it('the dossier marks what staff typed', async () => {
    const point = at('point2')
    await open(point, '考生名单')
    await point.getByText(she.name).first().click()
    await point.getByText('由工作人员代录').first().waitFor()
  })
})
