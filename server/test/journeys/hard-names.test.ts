import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as papers from '@zhongzhao/api/papers'
import { classBoard, classPhones } from '@zhongzhao/api/progress'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { me } from '@zhongzhao/api/sign-in'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { startWorker } from '../../src/papers/worker.ts'
import { readSheet } from '../../src/platform/sheets.ts'
import { gb18030 } from '../gb18030.ts'
import { glyphsOf } from '../pdf-text.ts'
import { columns, csv, madeUpNumber, pupilRow, type Row } from '../roster-file.ts'
import { isPassed, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
/** Two and four bytes of GB 18030; Extensions A, B, E, the newest of the basic block; the last two need a second font. */
const hard = [
  '王䶮',
  '李㛃',
  '孙𬱖',
  '郑𬸚',
  '𠅤某',
  '贺鿏',
  '陈〇一',
  '阿卜来提·如则托合提',
  '周𠮷',
  '𪚥某',
] as const
const rare = [...new Set(hard.join(''))].filter((c) => c > '\u9fa5' || c < '\u4e00')
const NO_FONT = '\u{31350}'
const inClass = (code: string) => ({ class: `${SCHOOL}-09${code}` })
const inOrder = (names: readonly string[]) => names.toSorted()
const gbCsv = (rows: readonly Row[]) => gb18030(csv(rows).toString().replace('\ufeff', ''))
const rowsOf = (first: number, over: Row) =>
  hard.map((name, i) => pupilRow(first + i, { 姓名: name, 出生日期: '20070314', ...over }))

const checks = async (school: Person, bytes: Buffer) =>
  (await school.call(roster.checkRoster, {}, { file: { name: '名册.csv', bytes } })).body
async function bringsIn(school: Person, bytes: Buffer) {
  const checked = await checks(school, bytes)
  expect(checked.counts).toMatchObject({ new: hard.length, refused: 0, suspect: 0, conflict: 0 })
  expect((await school.call(roster.commitBatch, { id: checked.id })).body.state).toBe('committed')
}

describe('姓名与所持身份证信息保持一致: a roster in GB 18030 (notice 三.(三), 二.2; D5)', () => {
  it('says each name everywhere as it was written: to school, class teacher and candidate', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    await bringsIn(school, gbCsv(rowsOf(1, { 班级: '1班', 成员1姓名: '欧阳𬱖' })))
    const teacher = await world.staff('class-teacher', inClass('01').class)
    const { pupils } = (await teacher.call(classBoard, inClass('01'))).body
    expect(inOrder(pupils.map((p) => p.name))).toEqual(inOrder(hard))
    const phones = (await teacher.call(classPhones, inClass('01'))).body.lines
    expect(inOrder(phones.map((p) => p.name))).toEqual(inOrder(hard))
    expect(new Set(phones.flatMap((p) => p.guardians.map((g) => g.name)))).toEqual(new Set(['欧阳𬱖']))
    const slips = (await school.call(papers.slipStatus, inClass('01'))).body.lines
    expect(inOrder(slips.map((s) => s.name))).toEqual(inOrder(hard))
    for (const [i, name] of hard.entries()) {
      const line = pupils.find((p) => p.name === name)
      const she = await world.candidate({
        id: line?.id ?? '',
        name,
        number: '',
        idNumber: madeUpNumber(1 + i),
      })
      expect((await she.call(me, {})).body.name).toBe(name)
      const mine = (await she.call(api.myRegistration, {})).body
      const [said, register] = [mine.sections, mine.roster].map((s) => s['basic']?.[0]?.['name'])
      expect([said, register]).toEqual([name, name])
    }
  })

  it('is the same roster when it comes again in UTF-8: no name has changed on the way', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const again = await checks(school, csv(rowsOf(1, { 班级: '1班', 成员1姓名: '欧阳𬱖' })))
    expect(again.counts).toMatchObject({ same: hard.length, changed: 0, conflict: 0, new: 0 })
  })

  it('reads the six codes that were once private use, and the many dots of a name, as what they mean', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const old = Buffer.concat(
      gbCsv([
        pupilRow(31, { 姓名: '王#', 班级: '3班' }),
        pupilRow(32, { 姓名: '阿卜来提・如则托合提', 班级: '3班' }),
      ])
        .toString('latin1')
        .split('#')
        .flatMap((part, i) => [...(i === 0 ? [] : [Buffer.from([0xfe, 0x51])]), Buffer.from(part, 'latin1')]),
    )
    const { id } = await checks(school, old)
    await school.call(roster.commitBatch, { id })
    const { lines } = (await school.call(api.listRegistrations, inClass('03'))).body
    expect(lines.map((l) => l.name)).toEqual(['王\u{20087}', '阿卜来提·如则托合提'])
  })

  it('gives refused and conflicting rows back letter for letter', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { id, counts } = await checks(school, gbCsv(rowsOf(41, { 班级: '4班', 性别: '男女' })))
    expect(counts).toMatchObject({ refused: hard.length })
    const listed = (await school.call(roster.batchRows, { id, kind: 'refused' })).body.rows
    expect(listed.map((row) => row.name)).toEqual(hard)
    const { bytes } = await school.call(roster.refusedRows, { id })
    const path = join(world.services.config.dataDir, 'refused.xlsx')
    await writeFile(path, bytes)
    const cells: string[] = []
    for await (const batch of (await readSheet(path)).batches)
      cells.push(...batch.map((row) => row.cells[columns.indexOf('姓名')] ?? ''))
    expect(cells).toEqual(hard)
  })
})

describe('every name has a shape of its own on paper (notice 三.(三); D6)', () => {
  it('each rare character is drawn by a glyph, none by the box, no two by the same', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    expect(rare).toHaveLength(10)
    const pupils = await Promise.all(
      hard.map((name, i) => pupilOf(world, 60 + i, { school: SCHOOL, classNo: '06', name })),
    )
    for (const pupil of pupils) await isPassed(await world.candidate(pupil), pupil, school)
    for (const [i, name] of hard.entries())
      await pupilOf(world, 170 + i, { school: SCHOOL, classNo: '07', name })
    const worker = startWorker(world.services)
    const { id } = (await school.call(papers.printClass, inClass('06'))).body
    worker.wake()
    await vi.waitFor(
      async () => expect((await school.call(papers.readJob, { id })).body.state).toBe('done'),
      { timeout: 20_000 },
    )
    await worker.stop()
    const printed = [
      (await school.call(papers.jobFile, { id })).bytes,
      (await school.call(papers.paperDrafts, inClass('06'))).bytes,
      (await school.call(papers.printSheetRegister, inClass('06'))).bytes,
      (await school.call(papers.printSlips, inClass('07'))).bytes,
    ]
    for (const pdf of printed) {
      const glyphs = await glyphsOf(pdf)
      const drawn = rare.map((character) => [character, glyphs.get(character)] as const)
      for (const [character, glyph] of drawn) expect([character, glyph]).not.toEqual([character, undefined])
      expect(new Set(drawn.map(([, glyph]) => glyph)).size).toBe(rare.length)
      expect([...glyphs].filter(([, glyph]) => glyph.endsWith(':0'))).toEqual([])
    }
  })
})

describe('a glyph no font has in the name of school or class (D6)', () => {
  it('stops slips and forms before a code dies or a sheet is issued, and says which character', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [waiting, passed] = await Promise.all(
      [0, 1].map((i) => pupilOf(world, 80 + i, { school: SCHOOL, classNo: '08' })),
    )
    if (!waiting || !passed) throw new Error('two pupils')
    await isPassed(await world.candidate(passed), passed, school)
    expect((await school.call(papers.printSlips, inClass('08'))).status).toBe(200)
    const slipNow = async () => (await school.call(papers.slipStatus, inClass('08'))).body.lines
    const before = await slipNow()
    const named = (name: string) =>
      sql`update org set name = ${name} where code = ${inClass('08').class}`.execute(world.owner)
    await named(`九年级${NO_FONT}班`)
    const answers = [
      await school.call(papers.printSlips, inClass('08')),
      await school.call(papers.reprintSlip, { id: waiting.id }),
      await school.call(papers.printForm, { id: passed.id }),
      await school.call(papers.paperDrafts, inClass('08')),
    ]
    for (const reply of answers) {
      expect([reply.status, reply.code]).toEqual([409, 'GLYPH-MISSING'])
      expect(reply.message).toContain('U+31350')
    }
    await named('九年级8班')
    expect(await slipNow()).toEqual(before)
    const { sheets } = (await school.call(papers.sheetRegister, inClass('08'))).body
    expect(sheets).toEqual([])
    const told = (await school.call(api.history, { id: waiting.id })).body.events.map((e) => e.kind)
    expect(told.filter((kind) => kind === 'slip.printed')).toHaveLength(1)
    expect(told).toContain('glyph.missing')
  })
})
