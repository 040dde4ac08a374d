import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { gb18030 } from '../server/test/gb18030.ts'
import { openBrowser } from './browser.ts'
import { activated } from './candidate.ts'
import { atDesk, chooseClass, open } from './desk.ts'
import { fillEverything } from './fill.ts'
import { pictureOf } from './failure.ts'
import { printed } from './papers.ts'
import { exportedRoster, pupils, type StoryPupil } from './people.ts'
import { openProduct } from './product.ts'

const SCHOOL = '2141010501'
const PORTRAITS = resolve(import.meta.dirname, '..', 'tools', 'sandbox', 'portraits')

let product: Awaited<ReturnType<typeof openProduct>>
let browser: Browser
let school: Page
let phone: Page
const files = mkdtempSync(join(tmpdir(), 'zz-story-'))
/** Activation codes as they stand on paper, by name. */
const codes = new Map<string, string>()
let paper = ''

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  school = await atDesk(browser, product.url, { login: 'school' })
})
afterEach(({ task }) => pictureOf(task, { school, phone }))
afterAll(async () => {
  await browser?.close()
  await product?.close()
  rmSync(files, { recursive: true, force: true })
})

function slipCodes(pages: readonly string[]): void {
  for (const { name, number } of Object.values(pupils)) {
    const text = pages.join('\n')
    const slip = text.slice(text.indexOf(name))
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(slip)?.[0]
    if (code !== undefined) codes.set(number, code)
  }
}

/** R, the field to be mended, send. */
async function returnAddress(): Promise<void> {
  await school.keyboard.press('r')
  await school.getByRole('group', { name: '退回修改' }).waitFor()
  await school.getByLabel('退回户籍详细地址').check()
  await school.keyboard.press('Control+Enter')
  await school.getByText(`${pupils.rare.name}：已退回修改`).waitFor()
}

async function printClass(): Promise<readonly string[]> {
  await open(school, '打印登记表')
  await chooseClass(school, '九年级9班')
  await school.getByRole('button', { name: '打印全班登记表' }).click()
  return printed(school, () => school.getByRole('button', { name: '下载登记表' }).click())
}

/** 校验码 of a form: sixteen digits in groups of four. */
function codeOn(text: string): string {
  const found = /\d{4} \d{4} \d{4} \d{4}/.exec(text)
  if (found === null) throw new Error('no code on the paper')
  return found[0].replaceAll(' ', '')
}

/** Another picture for the pupil, at the desk. */
async function supplyPortrait(file: string): Promise<void> {
  await open(school, '照片与证件')
  await school.getByRole('tab', { name: '单张上传' }).click()
  await school.getByLabel('查找考生').fill(pupils.rare.name)
  await school.keyboard.press('Enter')
  await school.getByRole('listitem').getByRole('button', { name: pupils.rare.name }).click()
  await school.locator('input[type=file]').last().setInputFiles(join(PORTRAITS, file))
  await school.getByText(`${pupils.rare.name}：合格，已存入。`).waitFor()
}

async function giveUp({ name, number }: StoryPupil): Promise<void> {
  await open(school, '考生名单')
  await school.getByPlaceholder(/姓名/).fill(number)
  await school.keyboard.press('Enter')
  await school.getByRole('button', { name, exact: true }).click()
  await school.getByRole('button', { name: '登记放弃报考' }).click()
  const dialog = school.getByRole('dialog', { name: '登记放弃报考' })
  await dialog.getByRole('textbox').fill('监护人 3 月 10 日签字声明')
  await dialog.getByRole('button', { name: '登记放弃报考' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await school.keyboard.press('Escape')
  await school.locator('.ant-drawer-mask').waitFor({ state: 'hidden' })
}

/** Types a code into the scanner's field as a hand scanner does. */
async function scan(code: string): Promise<void> {
  await school.getByLabel(/登记表上的条码/).fill(code)
  await school.keyboard.press('Enter')
}

describe('a pupil registers: from the roster to the signed and sealed form (notice 二.1, 二.2, 三.(三))', () => {
  it('1. the school imports its roster as exported; a bad row is told, nothing is kept before commit', async () => {
    const file = join(files, '学籍导出.xls')
    writeFileSync(file, gb18030(exportedRoster(SCHOOL)))
    await open(school, '名册导入')
    await school.locator('input[type=file]').setInputFiles(file)
    await school.getByText('预检完成，名册还没有改动').waitFor()
    await school.getByText('有问题的').or(school.getByText('有问题')).first().click()
    await school.getByText('赵示例').waitFor()
    expect(await school.locator('.problems').first().innerText()).toContain('身份证件号')
    await school.getByRole('button', { name: /确认导入 3 人/ }).click()
    await school.getByText('已导入').first().waitFor()
  })

  it('2. portraits come as a folder, slips and drafts go home; a reprint kills the old code', async () => {
    const folder = join(files, '照片')
    mkdirSync(folder)
    for (const [index, { number }] of Object.values(pupils).entries()) {
      copyFileSync(
        join(PORTRAITS, ['m10_std.jpg', 'm36_std.jpg', 'f69_std.jpg'][index] ?? ''),
        join(folder, `${number}.jpg`),
      )
    }
    await open(school, '照片与证件')
    await school.getByRole('tab', { name: '整批导入' }).click()
    await school.getByLabel('选择装有照片的文件夹').setInputFiles(folder)
    await school.getByRole('heading', { name: '导入完成' }).waitFor({ timeout: 60_000 })
    expect(await school.locator('.outcomes').innerText()).toContain('合格 3')

    await open(school, '密码条与草表')
    await chooseClass(school, '九年级9班')
    const slips = await printed(school, async () => {
      await school
        .getByRole('button', { name: /打印密码条/ })
        .first()
        .click()
      await school
        .getByRole('dialog')
        .getByRole('button', { name: /打\s?印/ })
        .click()
    })
    slipCodes(slips)
    expect(codes.size).toBe(3)
    const old = codes.get(pupils.rare.number)
    const again = await printed(school, async () => {
      await school.getByRole('row', { name: pupils.rare.name }).getByRole('button').click()
      await school
        .getByRole('dialog')
        .getByRole('button', { name: /打\s?印|重\s?印/ })
        .click()
    })
    slipCodes(again)
    expect(codes.get(pupils.rare.number)).not.toBe(old)
    await school.getByRole('tab', { name: '信息采集草表' }).click()
    const drafts = await printed(school, () => school.getByRole('button', { name: '打印全班草表' }).click())
    for (const { name } of Object.values(pupils)) expect(drafts.join('')).toContain(name)
  })

  it('2. the class teacher sees the class by state on a phone', async () => {
    const teacher = await atDesk(browser, product.url, { login: 'teacher', width: 360 })
    await teacher.getByText('九年级1班').first().waitFor()
    expect(await teacher.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await teacher.context().close()
  })

  it('3. the candidate, and nobody else, completes and confirms on a phone', async () => {
    phone = await activated(browser, {
      url: product.url,
      pupil: pupils.rare,
      code: codes.get(pupils.rare.number) ?? '',
    })
    await fillEverything(phone)
    expect(await phone.locator('main').innerText()).toContain(pupils.rare.name)
    await phone.getByRole('button', { name: '我已核对，确认提交' }).click()
    await phone.getByRole('heading', { name: '已确认提交' }).waitFor()
  })

  it('4. the school returns with a reason, takes it back, returns again; the candidate amends; the school passes', async () => {
    await open(school, '核验台')
    await chooseClass(school, '九年级9班')
    const waiting = school.getByRole('heading', { level: 2, name: pupils.rare.name })
    // A desk that has been open since before the candidate confirmed says so, and looks again when asked.
    await expect
      .poll(
        async () => {
          if (await waiting.isVisible()) return 'waiting'
          const again = school.getByText('看看有没有新确认的')
          if (await again.isVisible()) await again.click()
          return 'nobody'
        },
        { timeout: 20_000 },
      )
      .toBe('waiting')
    await returnAddress()
    await school.keyboard.press('u')
    await school.getByRole('heading', { level: 2, name: pupils.rare.name }).waitFor()
    await returnAddress()

    await phone.reload()
    await phone
      .getByRole('link', { name: /去修改|现在去填/ })
      .first()
      .click()
    const address = phone.getByLabel(/^户籍详细地址/)
    await expect.poll(() => phone.evaluate('document.activeElement.id')).toBe('f-basic-householdAddress')
    await address.fill('示例路 3 号院 2 号楼 12 室')
    await phone.getByRole('button', { name: '保存并继续' }).click()
    await phone.getByRole('heading', { name: '核对并确认' }).first().waitFor()
    await phone.getByRole('button', { name: '我已核对，确认提交' }).click()
    await phone.getByRole('heading', { name: '已确认提交' }).waitFor()

    await school.reload()
    await school.getByRole('heading', { level: 2, name: pupils.rare.name }).waitFor()
    await school.keyboard.press('p')
    await school.getByText(`${pupils.rare.name}：核验通过`).waitFor()
  })

  it('5. the class is printed as one file, with every field, both signature lines and a code', async () => {
    const text = (await printClass()).join('\n')
    // A cell breaks where it is full.
    const run = (words: string) => words.replaceAll(/\s/g, '')
    for (const word of [
      pupils.rare.name,
      '示例路3号院2号楼12室',
      '王㛃鿏',
      '诚信承诺',
      '监护人签名',
      '学校盖章',
    ])
      expect(run(text)).toContain(word)
    expect(text).not.toContain('草稿')
    paper = codeOn(text)
  })

  it('6. a stale print is refused, a wrongly signed one goes back, both signatures seal; the database refuses what comes after', async () => {
    const stale = paper
    await supplyPortrait('m65_std.jpg')
    await open(school, '签字登记')
    await scan(stale)
    await school.getByText('这张登记表已过期，不能登记').waitFor()
    paper = codeOn((await printClass()).join('\n'))
    await open(school, '签字登记')
    await scan(paper)
    await school.getByText('当前有效').waitFor()
    await school.keyboard.press('F2')
    await school.keyboard.press('1')
    await school.keyboard.press('Enter')
    await school.getByText('已退回').first().waitFor()
    await scan(paper)
    await school.getByText('当前有效').waitFor()
    await school.keyboard.press('Enter')
    await school.getByText('已签字登记').first().waitFor()
    const { db } = product.running.services
    await expect(
      sql`update registration set sections = '{}' where state = 'sealed'`.execute(db),
    ).rejects.toThrow()
    await phone.goto(`${product.url}/#/home`)
    await phone.reload()
    await phone.getByRole('heading', { name: '已签字锁定，报名完成' }).waitFor()
  })

  it('7. progress by class, and the head count that closes once the others are accounted for', async () => {
    await giveUp(pupils.third)
    await open(school, '人数核对')
    const line = school.getByRole('row', { name: /九年级9班/ })
    expect((await line.innerText()).split(/\s+/)).toEqual([
      '九年级9班',
      '3',
      '1',
      '0',
      '1',
      '0',
      '0',
      '1',
      '0',
      '还差',
      '1',
      '人',
    ])
    await giveUp(pupils.long)
    await open(school, '人数核对')
    await line.getByText('对得上').waitFor()
    await open(school, '首页')
    expect(await school.getByRole('row', { name: /九年级9班/ }).innerText()).toContain('100%')
  })
})
