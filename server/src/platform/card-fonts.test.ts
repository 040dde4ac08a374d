import { describe, expect, it } from 'vitest'
import { alikeness } from '@zhongzhao/imaging/card/glyph'
import { inkBox, matchLine } from '@zhongzhao/imaging/card/name-glyphs'
import type { GreyStrip } from '@zhongzhao/imaging/card/strip'
import { printedCharacter } from './card-fonts.ts'

const SIDE = 24
const cellOf = (character: string) => {
  const cell = printedCharacter(character)
  if (cell === undefined) throw new Error(`no font has ${character}`)
  return cell
}

/** The characters side by side, 24 px each, as a levelled strip. */
function stripOf(name: string): GreyStrip {
  const [width, height] = [20 + SIDE * ([...name].length + 2), 36]
  const data = new Uint8Array(width * height).fill(255)
  for (const [i, character] of [...name].entries())
    for (const [at, ink] of cellOf(character).ink.entries())
      data[(6 + Math.floor(at / SIDE)) * width + 10 + i * SIDE + (at % SIDE)] = Math.round(
        255 * (1 - Math.min(1, ink)),
      )
  return { width, height, data }
}

function matched(printed: string, asked: string) {
  const strip = stripOf(printed)
  const box = inkBox(strip, 0)
  if (box === undefined) throw new Error('no ink')
  return matchLine(strip, [...asked].map(cellOf), { box, em: SIDE })
}

describe('a character drawn from the fonts of the product', () => {
  it('is like itself and unlike another', () => {
    expect(alikeness(cellOf('王').ink, cellOf('王').ink)).toBeCloseTo(1, 5)
    expect(alikeness(cellOf('王').ink, cellOf('明').ink)).toBeLessThan(0.6)
  })

  it('is drawn for rare ones that the recogniser does not know', () => {
    for (const character of '㛃䶮𬭎𠅤𫖯') expect(cellOf(character).ink.some((ink) => ink > 0.5)).toBe(true)
  })

  it('is never the box of a font that lacks it', () => {
    expect(printedCharacter('\u{323af}')).toBeUndefined()
    expect(printedCharacter('\ue863')).toBeUndefined()
  })
})

describe('a name laid over its print', () => {
  it('is confirmed character by character', () => {
    for (const alike of matched('张䶮', '张䶮').alike) expect(alike).toBeGreaterThan(0.9)
  })

  const lead = (printed: string, other: string) =>
    (matched(`王${printed}`, `王${printed}`).alike[1] ?? 0) -
    (matched(`王${printed}`, `王${other}`).alike[1] ?? 0)

  it('tells 䶮 from 龚 and 吴 from 昊 by what the judging needs', () => {
    expect(lead('䶮', '龚')).toBeGreaterThan(0.05)
    expect(lead('吴', '昊')).toBeGreaterThan(0.05)
  })

  it('tells 夭 from 天 by too little to be believed: a person looks', () => {
    expect(lead('夭', '天')).toBeGreaterThan(0)
    expect(lead('夭', '天')).toBeLessThan(0.05)
  })

  it('tells when more is printed', () => {
    expect(matched('王示', '王示').beyond).toBeLessThan(0.3)
    expect(matched('王示例', '王示').beyond).toBeGreaterThan(0.6)
  })
})
