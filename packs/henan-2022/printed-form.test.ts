import { unboundCells, unprintedFields } from '@zhongzhao/domain/printing/layout'
import { expect, it } from 'vitest'
import { henan2022 } from './pack.ts'
import { consentWording, draftWording, slipWording } from './paper.ts'
import { printedForm } from './printed-form.ts'

it('binds every cell to a field, and prints every field (notice 三.(三))', () => {
  expect(unboundCells(printedForm, henan2022.forms)).toEqual([])
  expect(unprintedFields(printedForm, henan2022.forms)).toEqual([])
})

it('has the pledge, a line for each who signs, and the school seal', () => {
  const { pledge, school } = printedForm.signing
  expect(pledge.text).toBe(henan2022.pledge.value)
  expect(pledge.lines.map((line) => line.label)).toEqual(['考生签名', '监护人签名'])
  expect(school.lines.map((line) => line.label)).toEqual(['审核人签名'])
  expect(school.seal).toBe('学校盖章')
})

it('says on slip and draft that pictures cost nothing (notice 二.2(1))', () => {
  expect(slipWording.notes.join('')).toContain('采集照片不收取任何费用')
  expect(draftWording.foot).toContain('采集照片不收取任何费用')
  expect(slipWording.notes.join('')).toContain('已激活或重印后作废')
})

it('asks on paper for the same consent as on the screen, under the same version', () => {
  const paper = [...consentWording.paragraphs, consentWording.declaration].join('\n')
  expect(paper).toBe(henan2022.consent.text)
  expect(consentWording.version).toContain(henan2022.consent.textVersion)
})

it('gives widths only to fields that exist', () => {
  const known = new Set(
    henan2022.forms.flatMap((f) => Object.keys(f.fields).map((name) => `${f.id}.${name}`)),
  )
  expect(Object.keys(draftWording.widths).filter((path) => !known.has(path))).toEqual([])
  expect(
    Object.keys(draftWording.blankRows).filter((id) => !henan2022.forms.some((f) => f.id === id)),
  ).toEqual([])
})
