import { describe, expect, it } from 'vitest'
import { gradeOfEntry, readClassNo, readGrade, readNumeral, schoolYearOf } from './school-class.ts'

const day = '2022-03-01'

describe('grades on 1 March 2022', () => {
  it('has a school year that begins in September', () => {
    expect(schoolYearOf('2022-08-31')).toBe(2021)
    expect(schoolYearOf('2022-09-01')).toBe(2022)
  })
  it.each([
    ['九年级', 9],
    ['9', 9],
    ['09', 9],
    ['9年级', 9],
    ['初三', 9],
    ['初中三年级', 9],
    ['初3', 9],
    ['2019级', 9],
    ['初中2019级', 9],
    ['2022届', 9],
    ['九年级(2019级)', 9],
    ['201909', 9],
    ['八年级', 8],
    ['初二', 8],
    ['2020级', 8],
    ['2023届', 8],
    ['８', 8],
    ['七年级', 7],
    ['初一', 7],
    ['三年级', 3],
    ['3', 3],
  ])('reads %s as %i', (text, grade) => expect(readGrade(text, day)).toBe(grade))
  it.each(['', '毕业班', '高三', '十年级', '2019'.repeat(2)])('cannot read %j', (text) => {
    expect(readGrade(text, day)).toBeUndefined()
  })
  it.each([
    ['201909', 9],
    ['2019-09', 9],
    ['2020年9月', 8],
    ['20190901', 9],
    ['2019-09-01', 9],
  ])('infers from the entry %s grade %i', (text, grade) => expect(gradeOfEntry(text, day)).toBe(grade))
  it('infers nothing from a transfer in spring', () => {
    expect(gradeOfEntry('202003', day)).toBeUndefined()
  })
})

describe('classes', () => {
  it.each([
    '3班',
    '3',
    '03',
    '三班',
    '(3)班',
    '（3）班',
    '九(3)班',
    '九（3）班',
    '九年级3班',
    '九年级（3）班',
    '九年级三班',
    '初三3班',
    '初三(3)班',
    '2019级3班',
    '2019级03班',
    '0903',
    '903',
    '201903',
    '第3班',
    '９年级３班',
    '九.3班',
    '九年级 3 班',
  ])('reads %s as 03', (text) => expect(readClassNo(text, { grade: 9, day })).toBe('03'))
  it('reads larger numbers and keeps letters', () => {
    expect(readClassNo('十二班', { grade: 9, day })).toBe('12')
    expect(readClassNo('二十一班', { grade: 9, day })).toBe('21')
    expect(readClassNo('B班', { grade: 9, day })).toBe('B')
    expect(readClassNo('a1', { grade: 9, day })).toBe('A1')
  })
  it('gives a named class a code of its own, always the same', () => {
    const rocket = readClassNo('火箭班', { grade: 9, day })
    expect(rocket).toMatch(/^N[0-9a-v]{4}$/)
    expect(readClassNo('火箭班', { grade: 9, day })).toBe(rocket)
    expect(readClassNo('宏志班', { grade: 9, day })).not.toBe(rocket)
  })
  it('reads Chinese numerals', () => {
    expect(['一', '十', '十一', '二十', '九十九'].map(readNumeral)).toEqual([1, 10, 11, 20, 99])
    expect(['', '百', '一一', '十十'].map(readNumeral)).toEqual([undefined, undefined, undefined, undefined])
  })
})
