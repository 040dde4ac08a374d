import * as papers from '@zhongzhao/api/papers'
import * as api from '@zhongzhao/api/registration'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readSheet, rowsOf } from '../../src/platform/sheets.ts'
import { writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { textOf } from '../pdf-text.ts'
import { type Coding, scannerPdf } from '../scanner-pdf.ts'
import { scanOf as scannedSheet } from '../scans.ts'
import { isPassed, pupilOf, sheetOf } from '../steps.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`
const school = await world.staff('school-admin', SCHOOL)
const otherSchool = await world.staff('school-admin', '2141010002')

async function printed(serial: number) {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  await isPassed(await world.candidate(pupil), pupil, school)
  await school.call(papers.printForm, { id: pupil.id })
  return { pupil, sheet: await sheetOf(school, pupil, CLASS) }
}

/** The sheet as it comes back from the scanner. */
async function scanOf(sheet: string, seal?: string): Promise<Buffer> {
  const row = await world.owner
    .selectFrom('sheet')
    .select('seal_code')
    .where('sheet_id', '=', sheet)
    .executeTakeFirstOrThrow()
  return scannedSheet(sheet, seal ?? row.seal_code)
}

/** Pictures in a PDF, as a scanner with a feeder writes it: a page for each. */
const pdfOf = (pages: readonly Buffer[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...pages.flatMap((page, at) => [
      Buffer.from(`${at + 1} 0 obj\n<</Subtype/Image/Filter/DCTDecode/Length ${page.length}>>\nstream\n`),
      page,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
    ...Array.from({ length: pages.length }, (_, at) =>
      Buffer.from(`${pages.length + at + 1} 0 obj\n<</Type /Page/Parent 1 0 R>>\nendobj\n`),
    ),
    Buffer.from('<</Type/Pages>>\n%%EOF\n'),
  ])

const sends = (bytes: Buffer, by = school) => by.call(papers.keepScans, {}, { file: { name: 'scan', bytes } })

describe('考生签字确认的纸介质材料 (notice 三.(三); J2)', () => {
  it('a scanned page is matched by its QR and kept once; nothing is signed by it', async () => {
    const { sheet, pupil } = await printed(1)
    const page = await scanOf(sheet.id)
    const twice = await Promise.all([sends(page), sends(page)])
    expect(twice.map(({ message }) => message)).toEqual(['', ''])
    const [first, second] = twice.map(({ body }) => body.pages[0])
    expect(first).toMatchObject({ found: 'matched', sheet: { id: sheet.id, standing: 'current' } })
    expect(second?.scan).toBe(first?.scan)
    expect((await school.call(api.readRegistration, { id: pupil.id })).body.state).toBe('checked')
    const looked = await school.call(papers.openScan, { scan: first?.scan ?? '' })
    expect(looked.bytes.equals(page)).toBe(true)
    expect((await otherSchool.call(papers.openScan, { scan: first?.scan ?? '' })).code).toBe('SCAN-GONE')
    expect((await sheetOf(school, pupil, CLASS)).scan).toBe(first?.scan)
    const events = await world.owner
      .selectFrom('event')
      .select('kind')
      .where('registration_id', '=', pupil.id)
      .where('kind', 'in', ['sheet.scanned', 'sheet.scanOpened'])
      .execute()
    expect(events.map(({ kind }) => kind).toSorted()).toEqual(['sheet.scanOpened', 'sheet.scanned'])
  })

  it('pages of one PDF are told apart: matched, without a QR, of another school, with another seal', async () => {
    const { sheet } = await printed(2)
    const blank = await sharp({ create: { width: 800, height: 1100, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
    const file = pdfOf([await scanOf(sheet.id), blank, await scanOf(sheet.id, 'ab'.repeat(32))])
    const { pages } = (await sends(file)).body
    expect(pages.map(({ page, found }) => [page, found])).toEqual([
      [1, 'matched'],
      [2, 'unread'],
      [3, 'unknown'],
    ])
    expect((await sends(await scanOf(sheet.id), otherSchool)).body.pages.map(({ found }) => found)).toEqual([
      'unknown',
    ])
    expect((await sends(Buffer.from('hello'))).code).toBe('SCAN-FILE')
    expect((await sends(pdfOf([]))).code).toBe('SCAN-FILE')
  })

  it('a PDF is read however the scanner codes its pages: JPEG, lossless, fax, JBIG2, mixed, in strips', async () => {
    const sheets = [(await printed(5)).sheet, (await printed(6)).sheet]
    const pages = await Promise.all(sheets.map(({ id }) => scanOf(id)))
    const codings: readonly Coding[] = ['g4', 'jbig2', 'flate', 'jpeg']
    const file = await scannerPdf(pages.flatMap((page) => codings.map((coding) => ({ page, coding }))))
    const sent = await sends(file)
    expect([sent.message, sent.body.pages.map(({ found }) => found)]).toEqual(['', Array(8).fill('matched')])
    expect(sent.body.pages.map(({ sheet }) => sheet?.id)).toEqual(
      sheets.flatMap(({ id }) => codings.map(() => id)),
    )
    const [first] = sent.body.pages
    const { bytes } = await school.call(papers.openScan, { scan: first?.scan ?? '' })
    // A4 at 200 dpi, whatever the scanner had.
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1652, height: 2338 })
    const again = await sends(file)
    expect(again.body.pages.map(({ scan }) => scan)).toEqual(sent.body.pages.map(({ scan }) => scan))
  })

  it('what is too much or made to harm is refused in words, and the next file is read', async () => {
    const { sheet } = await printed(7)
    const dot = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    const many = await sends(
      await scannerPdf(Array.from({ length: 81 }, () => ({ page: dot, coding: 'flate' as const }))),
    )
    expect([many.code, many.message]).toEqual([
      'SCAN-MANY',
      '一次最多收 80 页，这个 PDF 超过了，一页也没有收。请分成几个文件再上传。',
    ])
    const good = await scannerPdf([{ page: await scanOf(sheet.id), coding: 'g4' }])
    // A picture that says it is 60 000 pixels wide and high: a page on which nothing can be read. The half of a file: none.
    const bomb = good.toString('latin1').replaceAll(/\/Width \d+\/Height \d+/g, '/Width 60000/Height 60000')
    const sent = await sends(Buffer.from(bomb, 'latin1'))
    expect(sent.body.pages.map(({ found }) => found)).toEqual(['unread'])
    expect((await sends(good.subarray(0, 300))).code).toBe('SCAN-FILE')
    expect((await sends(good)).body.pages.map(({ found }) => found)).toEqual(['matched'])
  })

  it('a page is kept without where and when and with what it was taken, also one out of a PDF; nothing that runs', async () => {
    const { sheet } = await printed(4)
    const told = await sharp(await scanOf(sheet.id))
      .withExif({
        IFD0: { Model: 'PHONE-OF-SOMEBODY' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 45/1 0/1' },
      })
      .jpeg()
      .toBuffer()
    expect(told.includes('PHONE-OF-SOMEBODY')).toBe(true)
    const kept = async (file: Buffer) => {
      const [page] = (await sends(file)).body.pages
      expect(page?.found).toBe('matched')
      return page?.scan ?? ''
    }
    const scan = await kept(pdfOf([told]))
    const { bytes } = await school.call(papers.openScan, { scan })
    expect(bytes.includes('PHONE-OF-SOMEBODY') || bytes.includes('Exif')).toBe(false)
    expect((await sharp(bytes).metadata()).width).toBe((await sharp(told).metadata()).width)
    const runs = Buffer.concat([await scanOf(sheet.id), Buffer.from('<script>alert(1)</script>')])
    for (const file of [runs, pdfOf([runs])]) expect((await sends(file)).code).toBe('SCAN-FILE')

    const folder = join(world.services.config.dataDir, 'files')
    const lying = async () => (await readdir(folder, { recursive: true })).length
    const before = await lying()
    expect(await kept(told)).toBe(scan)
    expect(await kept(pdfOf([told]))).toBe(scan)
    expect(await lying()).toBe(before)
  })

  it('监护人不能到场: whom the pack lets sign, with the paper that is filed, and nobody else', async () => {
    const { sheet } = await printed(3)
    const sign = (guardian: 'signed' | 'proxy', ground?: string) =>
      school.call(papers.signSheet, {
        id: sheet.id,
        candidate: 'signed',
        guardian,
        ...(ground === undefined ? {} : { ground }),
      })
    for (const refused of [sign('proxy'), sign('proxy', 'TEACHER'), sign('signed', 'RELATIVE')])
      expect((await refused).code).toBe('REG-PAPER-UNSIGNED')
    const signed = await sign('proxy', 'RELATIVE')
    expect([signed.message, signed.body.signedFor]).toEqual(['', '受委托的近亲属代签'])
    expect((await sheetOf(school, { id: sheet.registration } as never, CLASS)).signedFor).toBe(
      '受委托的近亲属代签',
    )
  })

  it('签字回收登记表 goes out on A4 and as a sheet with the same rows', async () => {
    const pdf = await school.call(papers.printSheetRegister, { class: CLASS })
    const words = (await textOf(pdf.bytes)).join('').replaceAll(/\s/g, '')
    const xlsx = await school.call(papers.printSheetRegister, { class: CLASS, format: 'xlsx' })
    const file = join(world.services.config.dataDir, 'register.xlsx')
    writeFileSync(file, xlsx.bytes)
    const sheet = await readSheet(file)
    const rows = await rowsOf(sheet)
    expect(sheet.header).toContain('登记表编号')
    const { sheets } = (await school.call(papers.sheetRegister, { class: CLASS })).body
    expect(sheets.length).toBe(7)
    for (const { number } of sheets) {
      expect(words).toContain(number)
      expect(rows.flatMap(({ cells }) => cells)).toContain(number)
    }
    expect(rows.flatMap(({ cells }) => cells)).toContain('受委托的近亲属代签')
    expect(words).toContain('受委托的近亲属代签')
  })
})
