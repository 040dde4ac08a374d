import { describe, expect, it } from 'vitest'
import { imageFindingCodes, imageSentence } from './finding.ts'
import { bytesText, note } from './note.ts'

describe('the sentence of a finding', () => {
  it('tells the reader what to do, whatever the code, and leaves no brace', () => {
    for (const code of imageFindingCodes) {
      const said = imageSentence(note('colour', 'error', code)('甲', '乙'))
      expect(said).not.toMatch(/[{}]/)
      expect(said).toMatch(/请|建议|不影响|不能/)
      expect(said.endsWith('。')).toBe(true)
    }
  })

  it('names the picture it speaks of', () => {
    const grey = note('colour', 'error', 'PICTURE-GREY')('0', '8')
    expect(imageSentence(grey, '证件照片')).toMatch(/^证件照片是黑白的/)
  })
})

it('groups the digits of a byte count', () => {
  expect([0, 999, 1000, 30_721, 1_234_567].map(bytesText)).toEqual([
    '0 字节',
    '999 字节',
    '1,000 字节',
    '30,721 字节',
    '1,234,567 字节',
  ])
})
