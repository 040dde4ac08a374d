import { describe, expect, it } from 'vitest'
import { id, reader, row } from './sample-row.ts'

describe('the same number twice in a file (B4)', () => {
  it('is one pupil when both rows agree', () => {
    const file = reader()
    file.read(row(), 1)
    const second = file.read(row({ 就读方式: '住校' }), 2)
    expect(second).toMatchObject({ repeats: 1, refused: [], suspect: [{ code: 'ROSTER-REPEATED' }] })
  })
  it('refuses both when they do not', () => {
    const file = reader()
    file.read(row(), 1)
    const second = file.read(row({ 姓名: '李四' }), 7)
    expect(second?.accepted).toBeUndefined()
    expect(second?.refused).toMatchObject([
      { row: 7, code: 'ROSTER-ID-TWICE', message: expect.stringContaining('第 1 行') },
    ])
    expect(second?.unsaid).toMatchObject({
      row: 1,
      code: 'ROSTER-ID-TWICE',
      message: expect.stringContaining('第 7 行'),
    })
  })
  it('also for documents that are no citizen’s number, and not for pupils without any', () => {
    const file = reader()
    const passport = { 身份证件类型: 'A', 身份证件号: 'E12345678' }
    file.read(row(passport), 1)
    expect(file.read(row({ ...passport, 姓名: '李四' }), 2)?.refused).toHaveLength(1)
    const nobody = { 身份证件类型: 'Z', 身份证件号: '' }
    expect(file.read(row(nobody), 3)?.refused).toEqual([])
    expect(file.read(row(nobody), 4)?.suspect).toEqual([])
  })
  it('keeps ten thousand numbers apart', () => {
    const file = reader()
    for (let n = 0; n < 10_000; n += 1) {
      const number = id(
        `41${String(1000 + Math.floor(n / 1000))}20070314${String(n % 1000).padStart(3, '0')}`,
      )
      expect(file.read(row({ 身份证件号: number }), n + 1)).not.toHaveProperty('repeats')
    }
  })
})
