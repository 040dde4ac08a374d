import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import * as api from '@zhongzhao/api/picture-runs'
import { readRegistration } from '@zhongzhao/api/registration'
import { afterAll, describe, expect, it } from 'vitest'
import { contextOf } from '../../src/background.ts'
import { startArchiveWorker } from '../../src/images/runs/worker.ts'
import { newId } from '../../src/platform/context.ts'
import { writeSheet } from '../../src/platform/sheets-write.ts'
import { readSheet, rowsOf } from '../../src/platform/sheets.ts'
import { goodPortrait } from '../pictures.ts'
import { pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'
import { zipOf } from '../zips.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const folder = mkdtempSync(join(tmpdir(), 'zz-order-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function sheetOf(school: Person, klass: string) {
  const reply = await school.call(api.orderSheet, { org: klass })
  const path = join(folder, `${newId()}.xlsx`)
  writeFileSync(path, reply.bytes)
  const sheet = await readSheet(path)
  return { columns: sheet.header, rows: (await rowsOf(sheet)).map((row) => [...row.cells]) }
}

/** The sheet as the photographer gives it back. */
async function filledIn(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  shots: readonly string[],
) {
  const out = new PassThrough()
  const written = rows.map((row, i) => columns.map((_, c) => (c === 5 ? (shots[i] ?? '') : (row[c] ?? ''))))
  const [bytes] = await Promise.all([
    buffer(out),
    writeSheet(out, 'csv', { title: '拍照顺序表', columns: [...columns], rows: written }),
  ])
  return bytes
}

async function opens(school: Person, names: readonly string[]): Promise<string> {
  const { id } = (await school.call(api.openRun, { id: newId(), door: 'portrait', way: 'order' })).body
  const { length } = await goodPortrait()
  const files = names.map((name) => ({ path: `DCIM/${name}`, bytes: length, modified: 1 }))
  await school.call(api.tellFiles, { id, as: 'folder', files })
  return id
}
const pairs = (school: Person, id: string, bytes: Buffer) =>
  school.call(api.pairRun, { id }, { file: { name: '顺序表.csv', bytes } })
const named = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => `IMG_${String(from + i).padStart(4, '0')}.JPG`)

describe('照相馆的 IMG_0001.jpg 按拍照顺序表导入 (notice 二.2(1); E5)', () => {
  it('gives the photographer a sheet without any whole ID number', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 301, { school: SCHOOL, classNo: '11' })
    const { columns, rows } = await sheetOf(school, `${SCHOOL}-0911`)
    expect(columns.slice(0, 6)).toEqual(['序号', '编号', '班级', '姓名', '证件号末四位', '照片文件名'])
    expect(rows[0]?.slice(0, 5)).toEqual([
      '1',
      pupil.number,
      '九年级11班',
      pupil.name,
      pupil.idNumber.slice(-4),
    ])
    expect(JSON.stringify(rows)).not.toContain(pupil.idNumber.slice(0, 14))
    const other = await world.staff('school-admin', '2141010002')
    expect((await other.call(api.orderSheet, { org: `${SCHOOL}-0911` })).code).toBe('NOT-FOUND')
  })

  it('pairs first, shows everything that does not fit, and takes nothing in before a person says so', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const klass = `${SCHOOL}-0912`
    const class12 = [311, 312, 313, 314].map((n) => pupilOf(world, n, { school: SCHOOL, classNo: '12' }))
    const [one, two, absent, four] = await Promise.all(class12)
    const { columns, rows } = await sheetOf(school, klass)
    const shotOf: Readonly<Record<string, string>> = {
      [one?.number ?? '']: 'IMG_0002',
      [two?.number ?? '']: '3',
      [absent?.number ?? '']: '缺',
      [four?.number ?? '']: 'IMG_0099',
    }
    const shots = rows.map((row) => shotOf[row[1] ?? ''] ?? '')
    const id = await opens(school, named(1, 3))
    expect((await school.call(api.confirmPairing, { id })).code).toBe('RUN-NO-PAIRS')
    const { body } = await pairs(school, id, await filledIn(columns, rows, shots))
    expect([body.pairs, body.surplus, body.missing.map((m) => m.name).toSorted()]).toEqual([
      2,
      ['IMG_0001.JPG'],
      [absent?.name, four?.name].toSorted(),
    ])
    expect(body.problems.map((p) => p.sentence).join()).toContain('IMG_0099')
    expect((await school.call(api.readPairing, { id })).body).toEqual(body)
    const { files } = (await school.call(api.listRunFiles, { id, show: 'paired' })).body
    expect(files.map((f) => [f.name, f.pupil?.name])).toEqual([
      ['IMG_0002.JPG', one?.name],
      ['IMG_0003.JPG', two?.name],
    ])
    const sent = { file: { name: 'p', bytes: await goodPortrait() } }
    const early = await school.call(api.sendFile, { id, file: files[0]?.id ?? '' }, sent)
    expect(early.code).toBe('RUN-NOT-WAITING')

    expect((await school.call(api.confirmPairing, { id })).body.counts).toMatchObject({
      waiting: 2,
      refused: 1,
    })
    // The desk tells the whole folder again before it sends: what nobody claims stays out.
    const { length } = sent.file.bytes
    const again = named(1, 3).map((name) => ({ path: `DCIM/${name}`, bytes: length, modified: 1 }))
    const told = (await school.call(api.tellFiles, { id, as: 'folder', files: again })).body.files
    expect(told.map((f) => f.state)).toEqual(['refused', 'waiting', 'waiting'])
    for (const file of files) await school.call(api.sendFile, { id, file: file.id }, sent)
    expect((await school.call(api.readRun, { id })).body).toMatchObject({
      phase: 'finished',
      counts: { accepted: 2 },
    })
    const held = (await school.call(readRegistration, { id: one?.id ?? '' })).body.pictures.portrait
    expect(held?.verdict).toBe('accepted')
  })

  it('pairs nobody whose row was sorted apart from its name, nor by a sheet that is none of ours', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const klass = `${SCHOOL}-0913`
    await Promise.all([321, 322].map((n) => pupilOf(world, n, { school: SCHOOL, classNo: '13' })))
    const { columns, rows } = await sheetOf(school, klass)
    const swapped = rows.map((row, i) => row.map((cell, c) => (c === 3 ? (rows[1 - i]?.[3] ?? '') : cell)))
    const id = await opens(school, named(1, 2))
    const { body } = await pairs(school, id, await filledIn(columns, swapped, ['1', '2']))
    expect([body.pairs, body.problems.length]).toEqual([0, 2])
    expect(body.problems[0]?.sentence).toContain('对不上')
    const strange = await pairs(school, id, Buffer.from('学号,姓名\n1,王示例\n'))
    expect([strange.code, strange.message.includes('编号')]).toEqual(['RUN-SHEET', true])
    // First and last suffice for a class without a gap.
    expect((await pairs(school, id, await filledIn(columns, rows, ['1', '2']))).body.pairs).toBe(2)
  })

  it('pairs the pictures of a ZIP just so: listed first, unpacked when it has been confirmed', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const klass = `${SCHOOL}-0914`
    await Promise.all([331, 332, 333].map((n) => pupilOf(world, n, { school: SCHOOL, classNo: '14' })))
    const { columns, rows } = await sheetOf(school, klass)
    const bytes = await goodPortrait()
    const { id } = (await school.call(api.openRun, { id: newId(), door: 'portrait', way: 'order' })).body
    const zip = zipOf(named(7, 9).map((name) => ({ name, bytes })))
    await school.call(api.sendArchive, { id }, { file: { name: '照片.zip', bytes: zip } })
    const work = startArchiveWorker(world.services, {
      contextOf: (asked) => contextOf(world.services, asked),
      pollMs: 3_600_000,
    })
    await work.settled()
    expect((await school.call(api.readRun, { id })).body).toMatchObject({
      phase: 'pairing',
      counts: { unpaired: 3 },
    })
    const { body } = await pairs(school, id, await filledIn(columns, rows, ['IMG_0007', '', 'IMG_0009']))
    expect(body.pairs).toBe(3)
    await school.call(api.confirmPairing, { id })
    await work.settled()
    await work.stop()
    expect((await school.call(api.readRun, { id })).body).toMatchObject({
      phase: 'finished',
      counts: { accepted: 3 },
    })
  })
})
