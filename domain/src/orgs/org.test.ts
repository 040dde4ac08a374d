import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OrgKind, covers, lastCode, lineTo, mayStandUnder, orgKindNames, parentPath } from './org.ts'

describe('who covers whom', () => {
  it('an organisation covers itself and everything below', () => {
    for (const path of ['41', '41/4101', '41/4101/410105', '41/4101/410105/S1/S1-0901'])
      expect(covers('41', path), path).toBe(true)
    expect(covers('41/4101', '41')).toBe(false)
  })
  it('a sibling with the same beginning is not below: 4101 and 41010, S1 and S10', () => {
    expect(covers('41/4101', '41/41010')).toBe(false)
    expect(covers('41/4101/410105/S1', '41/4101/410105/S10')).toBe(false)
    expect(covers('41/4101/410105/S1', '41/4101/410105/S1-0901')).toBe(false)
  })
  it('nothing covers what it is not a part of', () => {
    expect(covers('', '41')).toBe(false)
    expect(covers('41/4101', '42/41/4101')).toBe(false)
  })
  const step = fc.stringMatching(/^[0-9A-Z-]{1,4}$/)
  const steps = fc.array(step, { minLength: 1, maxLength: 4 })
  it('is the same as comparing the steps one by one', () => {
    fc.assert(
      fc.property(steps, steps, (top, path) => {
        const below = top.every((code, i) => path[i] === code)
        expect(covers(top.join('/'), path.join('/'))).toBe(below)
      }),
    )
  })
  it('passes on: whoever covers the parent covers the child', () => {
    fc.assert(
      fc.property(steps, step, (path, child) => {
        const below = `${path.join('/')}/${child}`
        expect(covers(parentPath(below), below)).toBe(true)
        expect(lastCode(below)).toBe(child)
      }),
    )
  })
})

describe('paths', () => {
  it('end in the code of the organisation', () => {
    expect(lastCode('41/4101/410105')).toBe('410105')
    expect(lastCode('41')).toBe('41')
  })
  it('have a parent but at the root', () => {
    expect(parentPath('41/4101')).toBe('41')
    expect(parentPath('41')).toBe('')
  })

  it('knows everybody above it, the root first', () => {
    expect(lineTo('41/4101/410105')).toEqual(['41', '41/4101', '41/4101/410105'])
    expect(lineTo('41')).toEqual(['41'])
  })
})

describe('who may stand under whom (A4)', () => {
  it('has every combination by hand', () => {
    const kinds = Object.keys(orgKindNames) as readonly OrgKind[]
    const allowed = kinds.flatMap((parent) =>
      kinds.filter((child) => mayStandUnder(child, parent)).map((child) => `${child}<${parent}`),
    )
    expect(allowed.toSorted()).toEqual(
      [
        'city<province',
        // 省直管县
        'county<province',
        // 厅直属实验学校
        'school<province',
        'point<province',
        'county<city',
        // 市直属学校; Jiyuan has no counties at all
        'school<city',
        'point<city',
        'school<county',
        'point<county',
        'class<school',
        'class<point',
      ].toSorted(),
    )
  })
})
