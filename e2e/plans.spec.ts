import { describe, expect, it } from 'vitest'
import { open } from './desk.ts'
import { deskStory } from './desk-story.ts'

const at = deskStory(['school', 'county'])
const SCHOOL = '金水区第一初级中学（演练）'
const pdf = { name: '安全预案.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') }

describe('制定工作方案和安全预案 (notice 三.(五)): filed by the school, noted by the county', () => {
  it('the school files its plan as a PDF; what is none is refused and nothing typed is lost', async () => {
    const school = at('school')
    await open(school, '方案预案')
    await school.getByRole('button', { name: /^报备\s*采集场所安全预案/ }).click()
    const dialog = school.getByRole('dialog', { name: '报备采集场所安全预案' })
    await dialog.getByLabel('名称').fill('本校采集场所安全预案')
    await dialog.getByLabel('负责人').fill('示例主管')
    const chosen = dialog.locator('input[type=file]')
    await chosen.setInputFiles({ ...pdf, buffer: Buffer.from('PK a text document') })
    await dialog.getByRole('button', { name: /报\s?备/ }).click()
    await dialog.getByRole('alert').filter({ hasText: '不是 PDF' }).waitFor()
    await chosen.setInputFiles(pdf)
    await dialog.getByRole('button', { name: /报\s?备/ }).click()
    await dialog.waitFor({ state: 'detached' })
    const filed = school.getByRole('article', { name: '本校采集场所安全预案' })
    await filed.getByText('已报备').waitFor()
    // 10 March of the sandbox: after the day the pack names.
    await filed.getByText('迟报').waitFor()
  })

  it('the county sees who has not, opens the plan and sends it back with what is to be changed', async () => {
    const county = at('county')
    await open(county, '方案预案')
    await county.getByRole('heading', { name: /直接下级（连同下级还差 \d+ 份）/ }).waitFor()
    await county.getByRole('button', { name: SCHOOL }).click()
    const filed = county.getByRole('article', { name: '本校采集场所安全预案' })
    await filed.getByRole('button', { name: /退\s?回/ }).click()
    const dialog = county.getByRole('dialog')
    await dialog.getByLabel('要改什么').fill('缺应急联系电话')
    await dialog.getByRole('button', { name: /退\s?回/ }).click()
    await filed.getByText('退回原因：缺应急联系电话').waitFor()
    expect(await filed.getByRole('button', { name: /阅\s?知/ }).count()).toBe(0)
  })

  it('the school reads why and files a new edition; the one before stays', async () => {
    const school = at('school')
    await school.reload()
    await school.getByText('退回原因：缺应急联系电话').waitFor()
    await school.getByRole('button', { name: /^报新版\s*采集场所安全预案/ }).click()
    const dialog = school.getByRole('dialog')
    await dialog.locator('input[type=file]').setInputFiles(pdf)
    await dialog.getByRole('button', { name: /报\s?备/ }).click()
    await school.getByText(/第 2 版/).waitFor()
    await school.getByText('以前的 1 版').waitFor()
  })
})
