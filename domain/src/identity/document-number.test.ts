import { describe, expect, it } from 'vitest'
import { checkDocumentNumber, fitsDocument, hasCitizenNumber } from './document-number.ts'

const at = { field: 'basic.idNumber', label: '身份证件号码' }
const codes = (kind: string, number: string) =>
  checkDocumentNumber(kind, number, at).map((found) => found.code)

describe('each kind of document has its own check (D7)', () => {
  it.each([
    ['1', '410101200701010012'],
    ['1', '810000200707040012'],
    ['B', '410101200701010012'],
    ['C', '810000200707040012'],
    ['C', '830000200708081231'],
    ['6', 'H12345678'],
    ['6', 'H1234567801'],
    ['7', 'M12345678'],
    ['8', '12345678'],
    ['8', '1234567801'],
    ['9', 'USA110123456789'],
    ['9', '911124200701010012'],
    ['A', 'E12345678'],
    ['Z', '出生证 无号'.replace(' ', '')],
  ])('kind %s accepts %s', (kind, number) => {
    expect(codes(kind, number)).toEqual([])
    expect(fitsDocument(kind, number)).toBe(true)
  })
  it.each([
    ['1', '41010120070101001', 'ID-LENGTH'],
    ['1', '410101200701010013', 'ID-CHECK-DIGIT'],
    ['B', 'H12345678', 'ID-LENGTH'],
    ['C', '410101200701010012', 'ID-KIND'],
    ['6', 'M12345678', 'ID-KIND'],
    ['6', 'H123456789', 'ID-KIND'],
    ['7', 'H12345678', 'ID-KIND'],
    ['8', '123456789', 'ID-KIND'],
    ['9', '410101200701010012', 'ID-KIND'],
    ['A', 'E1', 'ID-KIND'],
    ['A', '护照12345', 'ID-KIND'],
    ['Z', 'a b', 'ID-KIND'],
  ])('kind %s refuses %s with %s', (kind, number, code) => {
    expect(codes(kind, number)).toEqual([code])
    expect(fitsDocument(kind, number)).toBe(false)
  })
  it('says which document the number does not look like', () => {
    expect(checkDocumentNumber('8', '1', at)[0]?.params['kind']).toBe('台湾居民来往大陆通行证')
  })
  it('leaves the number of a kind it does not know alone', () => {
    expect(codes('X', 'anything')).toEqual([])
    expect(hasCitizenNumber('X')).toBe(false)
  })
})
