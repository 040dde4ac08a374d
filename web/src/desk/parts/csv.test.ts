import { describe, expect, it } from 'vitest'
import { coveredName, csvText } from './csv.ts'

describe('the list of refused files', () => {
  it('opens in Excel as UTF-8 with one line a file', () => {
    expect(
      csvText([
        ['文件', '原因'],
        ['a.jpg', '太大'],
      ]),
    ).toBe('\uFEFF文件,原因\r\na.jpg,太大\r\n')
  })
  it('cannot run a formula hidden in a file name', () => {
    for (const evil of ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\tx'])
      expect(csvText([[evil]])).toContain(`'${evil}`)
  })
  it('keeps commas, quotes and lines inside their cell', () => {
    expect(csvText([['a,b', 'say "x"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""x""","two\nlines"\r\n')
  })
})

describe('a file named by an ID number', () => {
  it('is shown covered', () => {
    expect(coveredName('990105200704020012.jpg')).toBe('9901…0012.jpg')
    expect(coveredName('99010520070402001X.JPG')).toBe('9901…001X.JPG')
    expect(coveredName('IMG_0001.jpg')).toBe('IMG_0001.jpg')
  })
})
