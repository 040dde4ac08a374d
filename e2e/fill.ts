import type { Field } from '@zhongzhao/domain/forms/field'
import { fieldPath, type Form } from '@zhongzhao/domain/forms/form'
import { pack } from '../server/test/moments.ts'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { typed } from './people.ts'

async function fillDate(page: Page, id: string, value: string): Promise<void> {
  const [year = '', month = '', day] = value.split('-')
  await page.selectOption(id, year)
  await page.selectOption(`${id}-month`, month)
  if (day !== undefined) await page.selectOption(`${id}-day`, day)
}

async function fillDivision(page: Page, id: string, code: string): Promise<void> {
  await page.selectOption(id, `${code.slice(0, 2)}0000`)
  await page.selectOption(`${id}-city`, `${code.slice(0, 4)}00`)
  await page.selectOption(`${id}-county`, code)
}

async function fillField(page: Page, id: string, { field, value }: { field: Field; value: string }) {
  switch (field.kind) {
    case 'code':
      await page.selectOption(id, value)
      return
    case 'choice':
      // A radio lies under its label, as a finger meets it.
      await page.locator(`[name="${id.slice(1)}"][value="${value}"]`).check()
      return
    case 'date':
    case 'month':
      await fillDate(page, id, value)
      return
    case 'division':
      await fillDivision(page, id, value)
      return
    default:
      await page.fill(id, value)
  }
}

/** Fills what the page at hand shows of one form. */
async function fillRows(page: Page, form: Form): Promise<void> {
  const rows = typed[form.id] ?? []
  for (const [index, row] of rows.entries()) {
    const cards = page.locator('.row-card')
    if (index > 0 && (await cards.count()) <= index)
      await page.getByRole('button', { name: '再加一条' }).click()
    for (const [name, value] of Object.entries(row)) {
      const field = form.fields[name]
      const id = `#f-${fieldPath(form, index, name).replaceAll('.', '-')}`
      if (field !== undefined && (await page.locator(id).count()) > 0) {
        await fillField(page, id, { field, value })
      }
    }
  }
}

const hashOf = (page: Page) => page.evaluate<string>('location.hash')

/** From the checklist through every page, each saved, to the read-through. */
export async function fillEverything(page: Page): Promise<void> {
  await page.getByRole('link', { name: /现在去填/ }).click()
  for (let pages = 0; pages < 12; pages++) {
    await expect.poll(() => hashOf(page)).toMatch(/#\/(section|confirm)/)
    const at = await hashOf(page)
    if (at.startsWith('#/confirm')) return
    const form = pack.forms.find((one) => at.includes(one.id))
    if (form === undefined) throw new Error(`no form at ${at}`)
    const save = page.getByRole('button', { name: '保存并继续' })
    await save.waitFor()
    await page.getByText('正在下载地区列表').waitFor({ state: 'detached' })
    await fillRows(page, form)
    await save.click()
    await expect.poll(() => hashOf(page), { timeout: 10_000 }).not.toBe(at)
  }
  throw new Error('the form does not end')
}
