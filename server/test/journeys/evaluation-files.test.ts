import * as api from '@zhongzhao/api/evaluation'
import { describe, expect, it } from 'vitest'
import { ENTERED, COLUMNS, all, entersAll, gradeTitleOf, gridOf, inTheEnd } from '../evaluating.ts'
import { EVALUATING, pack } from '../moments.ts'
import { textOf } from '../pdf-text.ts'
import { madeUpNumber } from '../roster-file.ts'
import { pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince(EVALUATING)
const SCHOOL = '2141010001'
const KLASS = `${SCHOOL}-0901`
const [one, two, three] = await Promise.all([1, 2, 3].map((n) => pupilOf(world, n, { school: SCHOOL })))
if (one === undefined || two === undefined || three === undefined) throw new Error('nobody')
const elsewhere = await pupilOf(world, 9, { school: '2141010002' })
const school = await world.staff('school-admin', SCHOOL)

const HEADER = ['报名序号', '姓名', ...ENTERED.map(({ title }) => title)].join(',')
/** A line of the file: everybody gets the second grade; `first` stands in the first column as it was typed. */
function line({ number }: { number: string }, name: string, first?: string): string {
  const marks = all(1)
  const cells = ENTERED.map(({ code }, at) =>
    at === 0 && first !== undefined ? first : gradeTitleOf(code, marks[code]),
  )
  return [number, name, ...cells].join(',')
}
/** The code as people type it: small, or full-width; what is neither stays as it is. */
function asTyped(code: string): string {
  if (/[A-Z]/.test(code)) return code.toLowerCase()
  return /^[!-~]$/.test(code) ? String.fromCodePoint((code.codePointAt(0) ?? 0) + 0xfee0) : code
}
const typed = asTyped(ENTERED[0]?.grades[0]?.code ?? '')
const check = (lines: readonly string[], header = HEADER) =>
  school.call(
    api.checkEvaluationFile,
    { org: SCHOOL },
    { file: { name: '评价.csv', bytes: Buffer.from([header, ...lines].join('\r\n')) } },
  )

describe('a sheet filled in and brought back (notice 二.2(4))', () => {
  it('is judged row by row; nothing of it is kept before the grid is saved', async () => {
    const { body } = await check([
      line(one, one.name, typed),
      line(two, three.name),
      line(three, three.name, '特优'),
      line(one, one.name),
      line(elsewhere, elsewhere.name),
    ])
    expect(body.read).toBe(5)
    expect(body.problems.map(({ row, what }) => [row, what])).toEqual([
      [3, '姓名与报名序号对不上，请核对是不是串了行'],
      [
        4,
        `“${ENTERED[0]?.title}”写的是“特优”，应为${ENTERED[0]?.grades.map(({ title }) => title).join('、')}之一`,
      ],
      [5, '这名考生在文件里出现了两次，请只留一行'],
      [6, '没有找到这个报名序号的考生，请核对序号，或确认考生属于这里'],
    ])
    expect(body.rows.map(({ id, class: klass, cells }) => [id, klass, cells.length])).toEqual([
      [one.id, KLASS, ENTERED.length],
    ])
    expect((await gridOf(school, KLASS)).pupils.map((p) => p.marks)).toEqual([{}, {}, {}])
    const rows = body.rows.map(({ id, version, cells }) => ({ id, version, cells }))
    const saved = await school.call(api.saveEvaluation, { class: KLASS, rows })
    expect([saved.message, saved.body.saved]).toEqual(['', ENTERED.length])
  })

  it('without a column is refused by its name; what is no sheet, too', async () => {
    const gone = ENTERED[1]?.title ?? ''
    const bare = await check([], HEADER.replace(`,${gone}`, ''))
    expect([bare.code, bare.message]).toEqual([
      'EVALUATION-COLUMNS',
      `文件里没有找到这些列：${gone}。请先“导出”本班的表格，在里面填好再导入。`,
    ])
    const none = { file: { name: 'x.csv', bytes: Buffer.from('%PDF-1.7') } }
    expect((await school.call(api.checkEvaluationFile, { org: SCHOOL }, none)).code).toBe('ROSTER-UNREADABLE')
  })

  it('comes out as it goes in: the summary as XLSX, imported again, changes nothing', async () => {
    await entersAll(school, KLASS)
    const { bytes } = await school.call(api.printEvaluations, { org: SCHOOL })
    const again = await school.call(
      api.checkEvaluationFile,
      { org: KLASS },
      { file: { name: '评价.xlsx', bytes } },
    )
    expect(again.body).toEqual({ read: 3, rows: [], problems: [] })
  })

  it('is printed on A4 to be signed and stamped (K9)', async () => {
    const { bytes } = await school.call(api.printEvaluations, { org: SCHOOL, format: 'pdf' })
    const overall = COLUMNS.at(-1)
    const given = inTheEnd(all(1))['overall']
    const counts = overall?.grades.map(({ code, title }) => `${title}${code === given ? 3 : 0}人`)
    const text = (await textOf(bytes)).join('').replaceAll(/\s/g, '')
    for (const said of [
      '综合素质评定汇总表',
      '填报单位（盖章）',
      '填表人',
      '审核人',
      '九年级1班',
      one.number,
      `${overall?.title}：${counts?.join('，')}`,
    ])
      expect(text).toContain(said)
    const county = await world.staff('county-admin', '410105')
    // An office above the schools gets how far they are, and no name.
    const above = await county.call(api.printEvaluations, { org: '410105', format: 'pdf' })
    expect((await textOf(above.bytes)).join('').replaceAll(/\s/g, '')).toContain('综合素质评价进度表')
    expect((await textOf(above.bytes)).join('')).not.toContain(one.number)
    await world.enrol({
      name: '王示例',
      idNumber: madeUpNumber(7, `${pack.year - 13}0101`),
      school: SCHOOL,
      grade: 8,
    })
    const eighth = await school.call(api.readClassEvaluation, { class: `${SCHOOL}-0801` })
    expect(eighth.code).toBe('EVALUATION-NOBODY')
  })
})
