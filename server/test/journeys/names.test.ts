import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import * as roster from '@zhongzhao/api/roster'
import { describe, expect, it, vi } from 'vitest'
import { asks, pack } from '../moments.ts'
import { startWorker } from '../../src/papers/worker.ts'
import { readSheet } from '../../src/platform/sheets.ts'
import { xlsxBytes } from '../../src/platform/sheets-write.ts'
import { filled } from '../filled.ts'
import { textOf } from '../pdf-text.ts'
import { columns, csv, pupilRow, type Row } from '../roster-file.ts'
import { bringsPortrait, fillsIn, isPassed, pupilOf, sheetOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const hard = ['王䶮', '李㛃', '孙𬱖', '郑𬸚', '𠅤某', '贺鿏', '陈〇一', '阿卜来提·如则托合提'] as const
/** Unified ideographs of the newest blocks, for which the printer has no font. */
const NO_FONT = '\u{31350}'

/** What the paper says, without the line breaks of its cells. */
const paper = async (pdf: Buffer) => (await textOf(pdf)).join('').replaceAll(/\s/g, '')
const inClass = (code: string) => ({ class: `${SCHOOL}-09${code}` })
const namesIn = async (who: Person, code: string) =>
  (await who.call(api.listRegistrations, inClass(code))).body.lines.map((line) => line.name)
const rowsOf = (first: number, over: (name: string) => Row) =>
  hard.map((name, i) => pupilRow(first + i, { 姓名: name, 出生日期: '20070314', ...over(name) }))

async function bringsIn(school: Person, name: string, bytes: Buffer) {
  const checked = await school.call(roster.checkRoster, {}, { file: { name, bytes } })
  expect(checked.body.counts).toMatchObject({ new: hard.length, refused: 0, suspect: 0, conflict: 0 })
  expect((await school.call(roster.commitBatch, { id: checked.body.id })).body.state).toBe('committed')
}

/** Four guardians and as many schools as there are other hard names. */
const roomOf = (form: string) => pack.forms.find(({ id }) => id === form)?.repeats?.max ?? 0
const hasRoom = roomOf('guardians') >= 4 && roomOf('studyHistory') >= 4

describe('姓名与所持身份证信息保持一致: as it is written, so it is kept (notice 三.(三); D5)', () => {
  const files: readonly (readonly [string, string, (rows: readonly Row[]) => Buffer | Promise<Buffer>])[] = [
    ['CSV in UTF-8', '1', (rows) => csv(rows)],
    ['tab-separated UTF-16', '2', (rows) => utf16(rows)],
    ['XLSX', '3', (rows) => xlsx(rows)],
  ]
  for (const [i, [format, classNo, written]] of files.entries()) {
    it(`comes in by a roster in ${format}, and out by list, record, slip and paper draft`, async () => {
      const school = await world.staff('school-admin', SCHOOL)
      const rows = rowsOf(100 * (i + 1), () => ({ 班级: `${classNo}班`, 成员1姓名: '欧阳𬱖' }))
      await bringsIn(school, '名册', await written(rows))
      const code = `0${classNo}`
      expect((await namesIn(school, code)).toSorted()).toEqual([...hard].toSorted())
      const { lines } = (await school.call(api.listRegistrations, inClass(code))).body
      for (const line of lines) {
        const { sections } = (await school.call(api.readRegistration, { id: line.id })).body
        expect([sections['basic']?.[0]?.['name'], sections['guardians']?.[0]?.['name']]).toEqual([
          line.name,
          '欧阳𬱖',
        ])
      }
      const slips = await paper((await school.call(papers.printSlips, inClass(code))).bytes)
      const drafts = await paper((await school.call(papers.paperDrafts, inClass(code))).bytes)
      for (const name of hard) expect([slips.includes(name), drafts.includes(name)]).toEqual([true, true])
    })
  }

  it('goes back in the file of refused rows as it came, and is imported from there', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const rows = rowsOf(500, () => ({ 班级: '5班', 性别: '男女' }))
    const { body } = await school.call(roster.checkRoster, {}, { file: { name: '1.csv', bytes: csv(rows) } })
    expect(body.counts).toMatchObject({ refused: hard.length })
    const { bytes } = await school.call(roster.refusedRows, { id: body.id })
    const returned = await cellsOf(bytes)
    expect(returned.map((row) => row[columns.indexOf('姓名')])).toEqual(hard)
    const mended = returned.map((cells, n) => ({
      ...Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])),
      性别: n % 2 === 0 ? '女' : '男',
    }))
    await bringsIn(school, '改正.xlsx', await xlsx(mended))
    expect((await namesIn(school, '05')).toSorted()).toEqual([...hard].toSorted())
  })

  it('is found by itself, by part of it and by the dot as one types it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    for (const name of ['𠅤某', '王䶮', '贺鿏', '阿卜来提·如则托合提']) {
      const found = await school.call(api.listRegistrations, { ...inClass('01'), search: name })
      expect(found.body.lines.map((line) => line.name)).toEqual([name])
    }
  })

  it.runIf(hasRoom && asks('basic.formerName') && asks('basic.recipient'))(
    'is typed into the form, guardians’ and witnesses’ too; read back, printed and sealed unchanged',
    async () => {
      const school = await world.staff('school-admin', SCHOOL)
      const pupil = await pupilOf(world, 601, { school: SCHOOL, classNo: '06', name: '𠅤某' })
      const she = await world.candidate(pupil)
      await bringsPortrait(school, pupil)
      await fillsIn(she, pupil)
      const [basic = {}, guardian = {}, history = {}] = ['basic', 'guardians', 'studyHistory'].map(
        (form) => filled[form]?.[0],
      )
      const typed = {
        basic: [{ ...basic, formerName: '孙𬱖', recipient: '阿卜来提•如则托合提' }],
        guardians: hard.slice(0, 4).map((name) => ({ ...guardian, name })),
        studyHistory: hard.slice(4).map((witness, i) => ({
          ...history,
          from: `${2010 + 3 * i}-09`,
          until: `${2013 + 3 * i}-06`,
          witness,
        })),
      }
      for (const [form, rows] of Object.entries(typed)) {
        const draft = await she.call(api.saveDraft, { id: pupil.id, form, version: 0, basedOn: 1, rows })
        expect([draft.message, draft.body.findings.filter((f) => f.severity === 'error')]).toEqual(['', []])
        const { drafts } = (await she.call(api.myRegistration, {})).body
        expect(drafts[form]?.rows).toEqual(rows)
        const saved = await she.call(api.saveSection, { id: pupil.id, form, version: 1, rows })
        expect(saved.message).toBe('')
      }
      const { sections, version } = (await she.call(api.myRegistration, {})).body
      expect(sections['guardians']?.map((row) => row['name'])).toEqual(hard.slice(0, 4))
      expect(sections['studyHistory']?.map((row) => row['witness'])).toEqual(hard.slice(4))
      const folded = [sections['basic']?.[0]?.['formerName'], sections['basic']?.[0]?.['recipient']]
      expect(folded).toEqual(['孙𬱖', '阿卜来提·如则托合提'])

      const confirmed = await she.call(api.confirm, { id: pupil.id, version })
      expect(confirmed.message).toBe('')
      await school.call(api.review, { id: pupil.id, version: confirmed.body.version, verdict: 'pass' })
      const form = await paper((await school.call(papers.printForm, { id: pupil.id })).bytes)
      for (const name of [...hard, '𠅤某']) expect([name, form.includes(name)]).toEqual([name, true])
      const sheet = await sheetOf(school, pupil, inClass('06').class)
      await school.call(papers.signSheet, { id: sheet.id, candidate: 'signed', guardian: 'signed' })
      expect(await namesIn(school, '06')).toEqual(['𠅤某'])
      const register = await paper((await school.call(papers.printSheetRegister, inClass('06'))).bytes)
      expect(register).toContain('𠅤某')
    },
  )

  it('is counted by characters: fifty of them fit, fifty-one are told, nothing is cut', async () => {
    const pupil = await pupilOf(world, 602, { school: SCHOOL, classNo: '07' })
    const she = await world.candidate(pupil)
    const named = (length: number) => [{ ...filled['guardians']?.[0], name: '𬱖'.repeat(length) }]
    const told = async (version: number, length: number) => {
      const given = { id: pupil.id, form: 'guardians', version, rows: named(length) }
      const { body } = await she.call(api.saveSection, given)
      expect(body.sections['guardians']?.[0]?.['name']).toBe('𬱖'.repeat(length))
      return body.findings.filter((f) => f.field === 'guardians.0.name').map((f) => f.code)
    }
    expect(await told(0, 50)).toEqual([])
    expect(await told(1, 51)).toEqual(['FIELD-TOO-LONG'])
  })
})

describe('a character that no font has stops printing, never □ (D6)', () => {
  it('with the character named, a work item, and nothing changed: slips, draft and form', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 701, { school: SCHOOL, classNo: '08', name: `王${NO_FONT}` })
    const other = await pupilOf(world, 702, { school: SCHOOL, classNo: '08' })
    const before = [
      await school.call(papers.printSlips, inClass('08')),
      await school.call(papers.paperDrafts, inClass('08')),
    ]
    const she = await world.candidate(pupil)
    const answers = [
      ...before,
      await school.call(papers.reprintSlip, { id: pupil.id }),
      await she.call(papers.printForm, { id: pupil.id }),
    ]
    for (const reply of answers) {
      expect([reply.status, reply.code]).toEqual([409, 'GLYPH-MISSING'])
      expect(reply.message).toContain(NO_FONT)
      expect(reply.message).toContain('U+31350')
    }
    const { lines } = (await school.call(papers.slipStatus, inClass('08'))).body
    expect(lines.map((line) => line.status)).toEqual(['activated', 'none'])
    expect((await she.call(api.myRegistration, {})).status, 'still signed in').toBe(200)
    const items = (await school.call(api.history, { id: pupil.id })).body.events
    expect(items.filter((e) => e.kind === 'glyph.missing')).toHaveLength(4)
    expect(items.some((e) => e.kind === 'slip.printed' || e.kind === 'form.printed')).toBe(false)
    const theirs = (await school.call(api.history, { id: other.id })).body.events
    expect(theirs.map((e) => e.kind)).toEqual([])
  })

  it('also a guardian’s: the class is printed without that one, who is listed with the reason', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [plain, rare] = [
      await pupilOf(world, 711, { school: SCHOOL, classNo: '09', name: '陈〇一' }),
      await pupilOf(world, 712, { school: SCHOOL, classNo: '09' }),
    ]
    await isPassed(await world.candidate(plain), plain, school)
    const she = await world.candidate(rare)
    await bringsPortrait(school, rare)
    await fillsIn(she, rare)
    const [first, ...others] = filled['guardians'] ?? []
    const rows = [{ ...first, name: `赵${NO_FONT}` }, ...others.map((row) => ({ ...row }))]
    const saved = await she.call(api.saveSection, { id: rare.id, form: 'guardians', version: 1, rows })
    const confirmed = await she.call(api.confirm, { id: rare.id, version: saved.body.version })
    expect(confirmed.message).toBe('')
    await school.call(api.review, { id: rare.id, version: confirmed.body.version, verdict: 'pass' })

    const worker = startWorker(world.services)
    const { id } = (await school.call(papers.printClass, inClass('09'))).body
    worker.wake()
    await vi.waitFor(
      async () => expect((await school.call(papers.readJob, { id })).body.state).toBe('done'),
      { timeout: 20_000 },
    )
    await worker.stop()
    const job = (await school.call(papers.readJob, { id })).body
    expect(job.failures).toEqual([{ name: rare.name, reason: expect.stringContaining('U+31350') as string }])
    const printed = await paper((await school.call(papers.jobFile, { id })).bytes)
    expect([printed.includes('陈〇一'), printed.includes(rare.name)]).toEqual([true, false])
    const { sheets, missing } = (await school.call(papers.sheetRegister, inClass('09'))).body
    expect([sheets.map((s) => s.name), missing.map((m) => m.name)]).toEqual([['陈〇一'], [rare.name]])
    const items = (await school.call(api.history, { id: rare.id })).body.events
    expect(items.map((e) => e.title)).toContain('姓名等有字库缺少的字，暂不能打印')
  })
})

function utf16(rows: readonly Row[]): Buffer {
  const lines = [columns.join('\t'), ...rows.map((row) => columns.map((c) => row[c] ?? '').join('\t'))]
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le')
}
const xlsx = (rows: readonly Row[]) =>
  xlsxBytes({ title: '名册', columns, rows: rows.map((row) => columns.map((c) => row[c] ?? '')) })

async function cellsOf(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const path = join(world.services.config.dataDir, 'refused.xlsx')
  await writeFile(path, bytes)
  const sheet = await readSheet(path)
  const rows: (readonly string[])[] = []
  for await (const batch of sheet.batches) rows.push(...batch.map((row) => row.cells))
  return rows
}
