import { expect, it } from 'vitest'
import { code, date, personName, text } from '../forms/field.ts'
import { form } from '../forms/form.ts'
import { textsOf } from './document.ts'
import { type DraftWording, consentSheet, draftSheet, groupedCode, slipSheet } from './home-sheets.ts'

const basic = form({
  id: 'basic',
  title: '基本信息',
  basis: '二.1',
  fields: {
    name: personName({ label: '姓名', max: 50, owner: 'roster' }),
    birthDate: date({ label: '出生日期', owner: 'roster' }),
    health: code({ label: '健康状况', table: 'health', owner: 'candidate', hint: '选一项。' }),
    evidence: text({ label: '证明', max: 50, owner: 'school' }),
  },
})
const guardians = form({
  id: 'guardians',
  title: '监护人',
  basis: '二.1',
  repeats: { min: 1, max: 4, rowLabel: '监护人' },
  fields: { name: personName({ label: '监护人姓名', max: 50, owner: 'candidate' }) },
})
const wording: DraftWording = {
  heading: '某省考试',
  title: '草表',
  lead: '…',
  known: '一',
  asked: '二',
  foot: '…',
  blankRows: { guardians: 3 },
  widths: { 'guardians.name': 7 },
}
const registrant = { name: '李㛃', serial: '224100000002', school: '样例中学', className: '九年级3班' }
const draft = (sections: Record<string, Record<string, string>[]>) =>
  draftSheet(wording, {
    filling: { forms: [basic, guardians], sections, names: () => undefined, facts: {} },
    registrant,
    ticks: (table) => (table === 'health' ? ['健康', '残疾'] : undefined),
    printedAt: '2022年2月25日 09:00',
  })

it('prints the slip with a masked number and a code in groups of four', () => {
  const sheet = slipSheet(
    { title: '注册密码条', steps: ['一'], notes: ['采集照片不收取任何费用。'] },
    {
      school: '样例中学',
      className: '九年级3班',
      address: 'https://zk.example.cn',
      validUntil: '2022年4月20日 17:00',
      printedAt: '2022年2月25日 09:00',
      holders: [{ name: '李㛃', serial: '1', idNumber: '410105200703150027', code: 'K7WMP4XH9QTD' }],
    },
  )
  expect(sheet.slips).toEqual([
    { name: '李㛃', serial: '1', maskedNumber: '4101 **** **** 0027', code: 'K7WM-P4XH-9QTD' },
  ])
  expect(JSON.stringify(sheet)).not.toContain('20070315')
  expect(groupedCode('K7WM-P4XH-9QTD')).toBe('K7WM-P4XH-9QTD')
})

it('shows what the student register has, asks for what the candidate writes, leaves out the school', () => {
  const sheet = draft({ basic: [{ name: '李㛃', birthDate: '2007-03-15' }] })
  expect(sheet.known.lines.map((line) => [line.label, line.value])).toEqual([
    ['姓名', '李㛃'],
    ['出生日期', '2007年3月15日'],
  ])
  expect(sheet.asked.lines).toEqual([
    { label: '健康状况', value: '', hint: '选一项。', choices: ['健康', '残疾'] },
  ])
  expect(textsOf({ title: '', parts: [sheet], pictures: {} })).not.toContain('证明')
})

it('offers no ticks once something is filled', () => {
  expect(draft({ basic: [{ health: '10' }] }).asked.lines[0]).toMatchObject({ value: '10', choices: [] })
})

it('rules blank rows for a repeating form, fewer when some are known', () => {
  expect(draft({}).tables[0]).toMatchObject({ blankRows: 3, rows: [], hint: '至少填写 1 条，最多 4 条' })
  expect(draft({ guardians: [{ name: '李某' }] }).tables[0]).toMatchObject({ blankRows: 2, rows: [['李某']] })
  expect(draft({}).tables[0]?.columns).toEqual([{ label: '监护人姓名', width: 7, align: 'center' }])
})

it('masks the ID number on the consent and keeps the version of its text', () => {
  const sheet = consentSheet(
    { title: '同意书', lead: '', paragraphs: [], declaration: '同意。', lines: [], version: '2022-1' },
    { registrant, idNumber: '410105200804020027', printedAt: '2022年2月25日 09:00' },
  )
  expect(sheet.version).toBe('2022-1')
  expect(sheet.facts).toContainEqual({ label: '身份证件号码', value: '4101 **** **** 0027' })
})
