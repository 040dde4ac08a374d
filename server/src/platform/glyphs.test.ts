import { expect, it } from 'vitest'
import { fontBytes, fontNames } from './fonts.ts'
import { checkGlyphs, hasGlyph, missingGlyphs, readCoverage } from './glyphs.ts'

it('has every hard name of the issue', () => {
  expect(missingGlyphs('䶮㛃𬱖𬸚𠅤鿏〇𬭎𫍽𫖯𬍛阿卜来提·如则托合提')).toEqual([])
})

it('has the URO to U+9FEF, Extension A to U+4DB5 and Extensions B to F whole but for the newest additions', () => {
  const blocks = [
    [0x3400, 0x4db5],
    [0x4e00, 0x9fef],
    [0x20000, 0x2a6d6],
    [0x2a700, 0x2b734],
    [0x2b740, 0x2b81d],
    [0x2b820, 0x2cea1],
    [0x2ceb0, 0x2ebe0],
  ] as const
  for (const [first, last] of blocks)
    for (let point = first; point <= last; point++) expect(hasGlyph(point) || point.toString(16)).toBe(true)
})

it('refuses a character no font has, once each, and says which', () => {
  expect(missingGlyphs('王\u{323af}\u{323af}\u{31350}')).toEqual(['\u{323af}', '\u{31350}'])
  const refusedOne = checkGlyphs(['王', '\u{323af}'])
  expect(refusedOne.ok).toBe(false)
  expect(!refusedOne.ok && refusedOne.refusal.code).toBe('GLYPH-MISSING')
  expect(!refusedOne.ok && refusedOne.refusal.message).toContain('U+323AF')
})

it('takes no private-use character for a name, even where a font draws something there', () => {
  expect(missingGlyphs('\ue863\u{f0000}')).toEqual(['\ue863', '\u{f0000}'])
})

it('needs no glyph for line breaks and variation selectors', () => {
  expect(missingGlyphs('葛\u{e0100}\n\t')).toEqual([])
  expect(missingGlyphs('\u0000')).toEqual(['\u0000'])
})

it('reads fonts that all have a cmap of format 12', () => {
  for (const name of fontNames) expect(readCoverage(fontBytes(name)).some((bits) => bits !== 0)).toBe(true)
})
