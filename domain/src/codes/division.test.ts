import { describe, expect, it } from 'vitest'
import {
  choosableDivision,
  currentDivision,
  divisionAt,
  divisionNear,
  divisionStandard,
  divisionTitle,
  divisionsUnder,
  readDivision,
  statisticalZones,
} from './division.ts'

describe('divisions by the day they are asked for (GB/T 2260)', () => {
  it('reads 410881 as 济源 up to the revision of December 2008 and not after', () => {
    expect(divisionAt('410881', '2008-11-30')?.name).toBe('济源市')
    expect(divisionAt('410881', '2008-12-01')).toBeUndefined()
    expect(divisionNear('410881', '2009-03-01')?.name).toBe('济源市')
    expect(divisionAt('419001', '2010-01-01')?.name).toBe('济源市')
  })
  it('reads 410307 as 洛龙区 once and as 偃师区 now', () => {
    expect(divisionAt('410307', '2006-05-01')?.name).toBe('洛龙区')
    expect(divisionAt('410307', '2007-11-30')?.name).toBe('洛龙区')
    expect(divisionAt('410307', '2021-03-18')?.name).toBe('偃师区')
  })
  it('gives the next meaning of a code that did not exist yet: numbers are issued after birth', () => {
    expect(divisionAt('410307', '2009-01-01')?.name).toBe('偃师区')
    expect(divisionAt('419001', '2006-01-01')?.name).toBe('济源市')
  })
  it.each([
    ['410224', '开封县'],
    ['410306', '吉利区'],
    ['410322', '孟津县'],
    ['410381', '偃师市'],
    ['410728', '长垣县'],
    ['411023', '许昌县'],
    ['411222', '陕县'],
    ['411626', '淮阳县'],
    ['410211', '金明区'],
  ])('still knows %s (%s) for a pupil born in 2007, and offers it to nobody', (code, name) => {
    expect(divisionAt(code, '2007-09-01')?.name).toBe(name)
    expect(currentDivision(code)).toBeUndefined()
    expect(choosableDivision(code)).toBe(false)
  })
  it('knows the residence permits of Hong Kong, Macau and Taiwan', () => {
    expect(divisionAt('810000', '2007-07-04')?.name).toBe('香港特别行政区')
    expect(divisionAt('820000', '2007-07-04')?.name).toBe('澳门特别行政区')
    expect(divisionAt('830000', '2007-08-08')?.name).toBe('台湾省')
  })
  it('answers undefined, never an error, for codes nobody issued', () => {
    for (const code of ['999999', '', '000000', '4101', 'abcdef']) {
      expect(divisionAt(code, '2008-01-01')).toBeUndefined()
    }
  })
})

describe('the tree of divisions', () => {
  it('has 34 provinces and 18 places directly below Henan', () => {
    expect(divisionsUnder('')).toHaveLength(34)
    expect(divisionsUnder('410000')).toHaveLength(18)
  })
  it('has the 157 county-level divisions of Henan', () => {
    const counties = divisionsUnder('410000').flatMap((city) => divisionsUnder(city.code))
    expect(counties).toHaveLength(157)
    expect(counties.map((county) => county.code)).toContain('419001')
  })
  it('has some 2,850 county-level divisions in the whole country', () => {
    const counties = divisionsUnder('').flatMap((p) =>
      divisionsUnder(p.code).flatMap((c) => divisionsUnder(c.code)),
    )
    expect(counties.length).toBeGreaterThan(2800)
    expect(counties.length).toBeLessThan(2900)
  })
  it('keeps development zones apart: they are not GB/T 2260', () => {
    expect(statisticalZones.get('410171')).toBe('郑州经济技术开发区')
    expect(currentDivision('410171')).toBeUndefined()
  })
  it('names a place in full, without 市辖区', () => {
    expect(divisionTitle('410105', '2022-03-01')).toBe('河南省郑州市金水区')
    expect(divisionTitle('110101', '2022-03-01')).toBe('北京市东城区')
    expect(divisionTitle('419001', '2022-03-01')).toBe('河南省济源市')
    expect(divisionTitle('410000', '2022-03-01')).toBe('河南省')
    expect(divisionTitle('999999', '2022-03-01')).toBeUndefined()
  })
  it('lets a county be chosen, and a city only where it has no counties', () => {
    expect(choosableDivision('410105')).toBe(true)
    expect(choosableDivision('410100')).toBe(false)
    expect(choosableDivision('410101')).toBe(false)
    expect(choosableDivision('441900')).toBe(true)
    expect(choosableDivision('410000')).toBe(false)
  })
  it('reads a code, a full name, or both from a cell', () => {
    expect(readDivision('410105')).toBe('410105')
    expect(readDivision('410105 金水区')).toBe('410105')
    expect(readDivision('河南省郑州市金水区')).toBe('410105')
    expect(readDivision('河南省 洛阳市 偃师区')).toBe('410307')
    expect(readDivision('河南省洛阳市洛龙区')).toBe('410311')
    expect(readDivision('河南省焦作市济源市')).toBe('410881')
    expect(readDivision('410171')).toBe('410171')
    expect(readDivision('朝阳区')).toBeUndefined()
  })
  it('says its standard and its editions', () => {
    expect(divisionStandard.standard).toBe('GB/T 2260')
  })
})
