import { describe, expect, it } from 'vitest'
import { citedIn, titlesIn } from './citations.ts'

const cited = (text: string) => [...citedIn(text)]

describe('clauses in a text', () => {
  it.each([
    ["basis: '一.1'", ['一.1']],
    ['(notice 二.2(1)–(2))', ['二.2(1)', '二.2(2)']],
    ['notice 一.1-2', ['一.1', '一.2']],
    ['notice 三.(一)1–3', ['三.(一)1', '三.(一)2', '三.(一)3']],
    ['notice 二.1, 三.(三)', ['二.1', '三.(三)']],
    ['notice 三.(二): 增强考生信息保密意识', ['三.(二)']],
    ['open in the windows of notice 一, to the second', ['一']],
    ["basis: '一',", ['一']],
    ['第一.其次', []],
    ['version 2.2(1)', []],
    ["basis: 'assumed'", []],
  ])('%s', (text, expected) => {
    expect(cited(text)).toEqual(expected)
  })
})

describe('titles of tests', () => {
  it('are read from it, test, describe and their each', () => {
    const text = [
      "describe('closes (notice 一.1)', () => {",
      '  it("says \\"why\\"", () => {})',
      "  it.each([1, 2])('is %i', () => {})",
      '  test(`with ${x}`, () => {})',
      "  await page.waitFor('no title')",
    ].join('\n')
    expect(titlesIn(text)).toEqual(['closes (notice 一.1)', 'says "why"', 'is %i', 'with ${x}'])
  })
})
