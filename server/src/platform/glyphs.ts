import { type Result, ok, refuse } from '@zhongzhao/domain/base/result'
import { type FontName, fontBytes } from './fonts.ts'

const FIRST_PRIVATE_PLANE = 0xf0000

/** Code points a font can draw, one bit each. */
type Coverage = Uint8Array

const coverages = new Map<FontName, Coverage>()

/** Whether the printer has a glyph for the code point. A private-use code point has none, whatever a font draws
 *  there: nobody can say which character was meant. The large font is opened only when Noto Sans SC lacks one. */
export function hasGlyph(codePoint: number): boolean {
  if (isPrivate(codePoint)) return false
  const inNoto =
    has(coverageOf('NotoSansSC-Regular'), codePoint) && has(coverageOf('NotoSansSC-Bold'), codePoint)
  return inNoto || has(coverageOf('HanaMinB'), codePoint)
}

/** The characters of a text that no font of the printer has, each once, in order. Line breaks, joiners and variation
 *  selectors need no glyph of their own. */
export function missingGlyphs(text: string): readonly string[] {
  return [...new Set(text)].filter((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return !isMark(codePoint) && !hasGlyph(codePoint)
  })
}

/** The document may be printed, or GLYPH-MISSING with the characters nobody can draw (D6): never □ on paper. */
export function checkGlyphs(texts: readonly string[]): Result<true> {
  const missing = missingGlyphs(texts.join(''))
  return missing.length === 0 ? ok(true) : refuse('GLYPH-MISSING', { characters: namedCharacters(missing) })
}

/** `𠮷（U+20BB7）`: a screen without the glyph still says which character it is. */
export function namedCharacters(characters: readonly string[]): string {
  const point = (character: string) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return [...new Set(characters)].map((c) => `${c}（U+${point(c).padStart(4, '0')}）`).join('、')
}

/** Tab, line breaks, zero-width space and joiners, variation selectors. */
const marks = [
  [0x09, 0x0a],
  [0x0d, 0x0d],
  [0x200b, 0x200d],
  [0xfe00, 0xfe0f],
  [0xe0100, 0xe01ef],
] as const

function isMark(codePoint: number): boolean {
  return marks.some(([first, last]) => codePoint >= first && codePoint <= last)
}

function isPrivate(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || codePoint >= FIRST_PRIVATE_PLANE
}

function has(coverage: Coverage, codePoint: number): boolean {
  return ((coverage[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0
}

function coverageOf(name: FontName): Coverage {
  const known = coverages.get(name)
  if (known !== undefined) return known
  const coverage = readCoverage(fontBytes(name))
  coverages.set(name, coverage)
  return coverage
}

/** Reads the `cmap` subtable of format 12 (OpenType 1.9): groups of code points, glyph 0 meaning none. */
export function readCoverage(font: Buffer): Coverage {
  const table = subtable(font)
  const coverage = new Uint8Array(FIRST_PRIVATE_PLANE >> 3)
  const groups = font.readUInt32BE(table + 12)
  for (let at = table + 16; at < table + 16 + 12 * groups; at += 12) {
    const first = font.readUInt32BE(at)
    const last = Math.min(font.readUInt32BE(at + 4), FIRST_PRIVATE_PLANE - 1)
    const glyph = font.readUInt32BE(at + 8)
    for (let point = glyph === 0 ? first + 1 : first; point <= last; point++) mark(coverage, point)
  }
  return coverage
}

function mark(coverage: Coverage, point: number): void {
  coverage[point >> 3] = (coverage[point >> 3] ?? 0) | (1 << (point & 7))
}

function subtable(font: Buffer): number {
  const cmap = tableOffset(font)
  const count = font.readUInt16BE(cmap + 2)
  for (let index = 0; index < count; index++) {
    const offset = cmap + font.readUInt32BE(cmap + 8 + 8 * index)
    if (font.readUInt16BE(offset) === 12) return offset
  }
  throw new Error('font without a cmap of format 12')
}

function tableOffset(font: Buffer): number {
  const count = font.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const record = 12 + 16 * index
    if (font.toString('latin1', record, record + 4) === 'cmap') return font.readUInt32BE(record + 8)
  }
  throw new Error('font without a cmap')
}
