import type { PrintDocument } from '@zhongzhao/domain/printing/document'
import { tableSheet } from '@zhongzhao/domain/printing/office-sheets'
import { henan2022 } from '../../../packs/henan-2022/pack.ts'
import { formSheet } from '@zhongzhao/domain/printing/form-sheet'
import { codeNames } from '@zhongzhao/domain/printing/names'
import sharp from 'sharp'
import { afterAll, expect, it } from 'vitest'
import { orRefuse } from './errors.ts'
import { readPdf } from './pdf-reading.ts'
import { createTypesetter } from './pdf-typesetter.ts'
import { printable, renderPdf, stopPdf } from './pdf.ts'

afterAll(stopPdf)

const portrait = await sharp({ create: { width: 450, height: 600, channels: 3, background: '#438edb' } })
  .jpeg()
  .toBuffer()

interface Sample {
  readonly name: string
  readonly schools?: number
}

function form({ name, schools = 2 }: Sample, at = 0) {
  const studyHistory = Array.from({ length: schools }, (_, row) => ({
    from: `20${10 + row}-09`,
    school: `第${row}小学`,
  }))
  return formSheet(henan2022.printedForm, {
    filling: {
      forms: henan2022.forms,
      sections: { basic: [{ name, sex: '1' }], guardians: [], studyHistory },
      names: codeNames('2022-03-25'),
      facts: {},
    },
    registrant: { name, serial: `22410000000${at}`, school: '样例中学', className: '九年级3班' },
    printing: {
      standing: 'draft',
      printedAt: '2022年3月25日 17:00',
      mark: { number: `HN22-${at}`, qr: `ZZ1:${at}`, sealCode: '1234567890123456' },
      portrait: 'portrait',
    },
  })
}
const forms = (...samples: readonly Sample[]): PrintDocument => ({
  title: '考生报名登记表',
  parts: samples.map(form),
  pictures: { portrait },
})
const render = (document: PrintDocument) => renderPdf(orRefuse(printable(document)))

it('prints a registration form of normal length on one page, every hard name as its own character', async () => {
  for (const name of [
    '王䶮',
    '李㛃',
    '欧阳𬱖',
    '赵𬸚',
    '陈𠅤',
    '钱鿏',
    '孙〇',
    '周𠮷',
    '阿卜来提·如则托合提',
  ]) {
    const facts = readPdf(await render(forms({ name })))
    expect(facts.pages).toBe(1)
    expect([...name].filter((c) => !facts.characters.has(c))).toEqual([])
  }
})

it('goes on to a second page for a long study history', async () => {
  expect(readPdf(await render(forms({ name: '王䶮', schools: 12 }))).pages).toBe(2)
})

it('prints a name that looks like markup as it is written', async () => {
  const name = '#eval("1+1") $x^2$ ] *粗* _斜_ <标> @参 \\n /*注*/ `代` #image("/etc/passwd")'
  const facts = readPdf(await render(forms({ name })))
  expect(facts.pages).toBe(1)
  expect([...name.replaceAll(' ', '')].filter((c) => !facts.characters.has(c))).toEqual([])
})

it('refuses a document with a character no font has, before anything is typeset', () => {
  const checked = printable(forms({ name: '王\u{323af}' }))
  expect(checked.ok).toBe(false)
  expect(!checked.ok && checked.refusal.code).toBe('GLYPH-MISSING')
})

it('prints a class of fifty as one file, a page each', async () => {
  const names = Array.from({ length: 50 }, (_, at) => ({ name: `样例${at}` }))
  expect(readPdf(await render(forms(...names))).pages).toBe(50)
})

it('answers each of many asked at once with its own document', async () => {
  const names = ['甲', '乙', '丙', '丁', '戊', '己']
  const pdfs = await Promise.all(names.map((name) => render(forms({ name: `欧阳${name}` }))))
  pdfs.forEach((pdf, at) => {
    const { characters } = readPdf(pdf)
    expect(names.filter((name) => characters.has(name))).toEqual([names[at]])
  })
})

it('goes on after a picture that cannot be read', async () => {
  const broken: PrintDocument = {
    ...forms({ name: '王䶮' }),
    pictures: { portrait: new Uint8Array([1, 2, 3]) },
  }
  await expect(render(broken)).rejects.toThrow('typst')
  expect(readPdf(await render(forms({ name: '王䶮' }))).pages).toBe(1)
})

it('says nothing of the values when it fails', async () => {
  const broken: PrintDocument = { ...forms({ name: '秘密姓名' }), pictures: { portrait: new Uint8Array(9) } }
  const reason = await render(broken).catch((error: unknown) => String(error))
  expect(reason).not.toContain('秘密姓名')
})

it('prints an office table over several pages', async () => {
  const rows = Array.from({ length: 80 }, (_, at) => [String(at + 1), '王䶮'])
  const columns = [
    { label: '序号', width: 1 },
    { label: '姓名', width: 5 },
  ]
  const sheet = tableSheet({
    heading: '某省',
    title: '花名册',
    unit: '样例中学',
    columns,
    rows,
    printedAt: '今天',
  })
  expect(readPdf(await render({ title: '花名册', parts: [sheet], pictures: {} })).pages).toBe(3)
})

it('keeps its memory over hundreds of forms', () => {
  const typeset = createTypesetter()
  const run = (from: number) => {
    for (let at = from; at < from + 60; at++) typeset(forms({ name: `样例${at}` }))
    return process.memoryUsage().rss
  }
  run(0)
  const before = run(60)
  expect((run(120) - before) / 1e6).toBeLessThan(40)
}, 60_000)
