import { describe, expect, it } from 'vitest'
import { boyId } from '../../test/someone.ts'
import { gotNumber } from './recognise.ts'

const held = { name: '张䶮', birthDate: '2007-01-01', idNumber: '' }
const told = { ...held, idNumber: boyId }

describe('a temporary number becomes the real one (A7)', () => {
  it('is the same pupil when name and birthday are the same', () => {
    expect(gotNumber(held, told)).toBe(true)
  })
  it('is not said of another name, another birthday, or one that is not known', () => {
    for (const other of [{ name: '张龑' }, { birthDate: '2007-01-02' }])
      expect(gotNumber(held, { ...told, ...other })).toBe(false)
    for (const unknown of [{ name: '' }, { birthDate: '' }])
      expect(gotNumber({ ...held, ...unknown }, { ...told, ...unknown })).toBe(false)
  })
  it('is not said of one number that became another: people look at that', () => {
    expect(gotNumber({ ...held, idNumber: boyId }, told)).toBe(false)
    expect(gotNumber(held, held)).toBe(false)
  })
})
