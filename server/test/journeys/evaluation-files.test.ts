import * as api from '@zhongzhao/api/evaluation'
import { describe, expect, it } from 'vitest'
import { entersAll, gridOf } from '../evaluating.ts'
import { textOf } from '../pdf-text.ts'
import { madeUpNumber } from '../roster-file.ts'
import { pupilOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince('2022-05-20T10:00')
const SCHOOL = '2141010001'
const KLASS = `${SCHOOL}-0901`
const [one, two, three] = await Promise.all([1, 2, 3].map((n) => pupilOf(world, n, { school: SCHOOL })))
if (one === undefined || two === undefined || three === undefined) throw new Error('nobody')
const elsewhere = await pupilOf(world, 9, { school: '2141010002' })
const school = await world.staff('school-admin', SCHOOL)

const HEADER = '报名序号,姓名,道德品质,公民素养,学习能力,交流与合作,运动与健康,审美与表现,总评'
const check = (lines: readonly string[], header = HEADER) =>
  school.call(
    api.checkEvaluationFile,
    { org: SCHOOL },
    { file: { name: '评价.csv', bytes: Buffer.from([header, ...lines].join('\r\n')) } },
  )

describe('a sheet filled in and brought back (notice 二.2(4))', () => {
  it('is judged row by row; nothing of it is kept before the grid is saved', async () => {
    const { body } = await check([
      `${one.number},${one.name},a,B,Ｂ,B,B,C,合格`,
      `${two.number},${three.name},A,B,B,B,B,B,合格`,
      `${three.number},${three.name},优秀,B,B,B,B,B,合格`,
      `${one.number},${one.name},B,B,B,B,B,B,合格`,
      `${elsewhere.number},${elsewhere.name},B,B,B,B,B,B,合格`,
    ])
    expect(body.read).toBe(5)
    expect(body.problems.map(({ row, what }) => [row, what])).toEqual([
      [3, '姓名与报名序号对不上，请核对是不是串了行'],
      [4, '“道德品质”写的是“优秀”，应为A、B、C、D之一'],
      [5, '这名考生在文件里出现了两次，请只留一行'],
      [6, '没有找到这个报名序号的考生，请核对序号，或确认考生属于这里'],
    ])
    expect(body.rows.map(({ id, class: klass, cells }) => [id, klass, cells.length])).toEqual([
      [one.id, KLASS, 7],
    ])
    expect((await gridOf(school, KLASS)).pupils.map((p) => p.marks)).toEqual([{}, {}, {}])
    const rows = body.rows.map(({ id, version, cells }) => ({ id, version, cells }))
    const saved = await school.call(api.saveEvaluation, { class: KLASS, rows })
    expect([saved.message, saved.body.saved]).toEqual(['', 7])
  })

  it('without a column is refused by its name; what is no sheet, too', async () => {
    const bare = await check([], HEADER.replace(',审美与表现', ''))
    expect([bare.code, bare.message]).toEqual([
      'EVALUATION-COLUMNS',
      '文件里没有找到这些列：审美与表现。请先“导出”本班的表格，在里面填好再导入。',
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
    const text = (await textOf(bytes)).join('').replaceAll(/\s/g, '')
    for (const said of [
      '综合素质评定汇总表',
      '填报单位（盖章）',
      '填表人',
      '审核人',
      '九年级1班',
      one.number,
      '总评：合格3人',
    ])
      expect(text).toContain(said)
    const county = await world.staff('county-admin', '410105')
    expect((await county.call(api.printEvaluations, { org: '410105' })).code).toBe('EVALUATION-NOBODY')
    await world.enrol({ name: '王示例', idNumber: madeUpNumber(7, '20090101'), school: SCHOOL, grade: 8 })
    const eighth = await school.call(api.readClassEvaluation, { class: `${SCHOOL}-0801` })
    expect(eighth.code).toBe('EVALUATION-NOBODY')
  })
})
