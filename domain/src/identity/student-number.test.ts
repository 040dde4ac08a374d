import { describe, expect, it } from 'vitest'
import { checkStudentNumber, fitsStudentNumber } from './student-number.ts'

const at = { field: 'basic.studentNumber', label: '学籍号' }

describe('student numbers (学籍号)', () => {
  it.each([
    'G410101200701010012',
    'G11010519491231002X',
    'J410105200803140011',
    'L410105200803141234',
    '2019410105001',
    'GZ-17',
  ])('accepts %s', (text) => {
    expect(fitsStudentNumber(text)).toBe(true)
    expect(checkStudentNumber(text, at)).toEqual([])
  })
  it('does not compare G with the ID number nor check L for a check digit', () => {
    expect(fitsStudentNumber('G410101200701010013')).toBe(true)
    expect(fitsStudentNumber('L410105200803149999')).toBe(true)
  })
  it.each(['G41010120070101001', 'L4101052008031412345', 'L41010520080314123X'])(
    'doubts %s, blocks nobody',
    (text) => {
      expect(checkStudentNumber(text, at)).toMatchObject([
        { severity: 'doubt', code: 'STUDENT-NUMBER-SHAPE' },
      ])
    },
  )
})
