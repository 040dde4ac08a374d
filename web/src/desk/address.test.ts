import { afterEach, describe, expect, it } from 'vitest'
import { workIn } from '../shared/worked-season.ts'
import { addressText, parseAddress, readFilters, seasonIn } from './address.ts'

describe('the address of a screen', () => {
  it('keeps a code of digits as text, with its leading zeros and all its places', () => {
    expect(readFilters(parseAddress('?class=0021410100010000901'))).toEqual({ class: '0021410100010000901' })
  })
  it('drops whatever is no filter, so that no name or number can stand in it', () => {
    expect(readFilters(parseAddress('?search=张三&class=901'))).toEqual({ class: '901' })
    expect(addressText({ search: '41010519900101001X', class: '901' })).toBe('?class=901')
  })
  it('is empty without filters', () => {
    expect(addressText({})).toBe('')
    expect(addressText({ class: undefined, state: '' })).toBe('')
  })
  it('drops an overlong value and one that is no text', () => {
    expect(readFilters({ class: 'a'.repeat(201), state: 5 })).toEqual({})
    expect(readFilters({ class: 'a'.repeat(200) })).toEqual({ class: 'a'.repeat(200) })
  })
  it('comes back the same', () => {
    const filters = { org: '4101', tab: 'folder', door: 'portrait' }
    expect(readFilters(parseAddress(addressText(filters)))).toEqual(filters)
  })
})

describe('the season of a window in its addresses (A7)', () => {
  afterEach(() => workIn(''))
  it('is there when another one than the installation’s is worked in, and is no filter', () => {
    expect(addressText({ class: '901' })).toBe('?class=901')
    workIn('henan-2023')
    expect(addressText({ class: '901' })).toBe('?class=901&season=henan-2023')
    expect(addressText({ season: 'henan-2019', search: '张三' })).toBe('?season=henan-2023')
    expect(readFilters(parseAddress(addressText({ class: '901' })))).toEqual({ class: '901' })
  })
  it('is read from a link, and nothing else is taken for one', () => {
    expect(seasonIn('?class=901&season=henan-2023')).toBe('henan-2023')
    for (const text of ['', '?season=', '?season=41010519900101001X', '?season=henan-2023/..'])
      expect(seasonIn(text), text).toBeUndefined()
  })
})
