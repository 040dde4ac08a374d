import { describe, expect, it } from 'vitest'
import { judge, papersIn, propose } from './judge.ts'
import type { Clause, Facts, Test } from './rule.ts'

const facts: Facts = {
  studyYears: 3,
  schoolMoves: 0,
  enrolment: 'here',
  evaluation: 'pass',
  household: '410105',
  place: ['41', '4101', '410105', 'S1', 'S1-0901'],
  basic: { migrantChild: '1' },
  papers: { BOOK: 'seen', WORK: 'given' },
}
const titles = { BOOK: '户口簿', WORK: '劳动合同' }
const standing = (test: Test, given: Partial<Facts> = {}) => judge(test, { ...facts, ...given }, titles)

describe('one condition', () => {
  it('three years are met by three and not by two; without a study history nobody knows', () => {
    const test: Test = { fact: 'studyYears', atLeast: 3 }
    expect(standing(test).standing).toBe('met')
    expect(standing(test, { studyYears: 2 }).standing).toBe('unmet')
    expect(standing(test, { studyYears: undefined })).toEqual({
      standing: 'unknown',
      missing: ['学习简历里看不出在本校的年限'],
    })
  })
  it('an evaluation that is not there yet is 待评定 and refuses nobody', () => {
    const test: Test = { fact: 'evaluation', is: 'pass' }
    expect(standing(test, { evaluation: 'pending' })).toEqual({
      standing: 'unknown',
      missing: ['综合素质评价待评定'],
    })
    expect(standing(test, { evaluation: 'fail' }).standing).toBe('unmet')
  })
  it('a city covers its counties, but not one that is directly under the province', () => {
    const test: Test = { fact: 'household', within: ['4101'], except: ['410181'] }
    expect(standing(test).standing).toBe('met')
    expect(standing(test, { household: '410181' }).standing).toBe('unmet')
    expect(standing(test, { household: '411303' }).standing).toBe('unmet')
    expect(standing(test, { household: undefined }).standing).toBe('unknown')
  })
  it('the own place is the county of the school, or the city where no county stands', () => {
    const test: Test = { fact: 'household', within: 'ownPlace' }
    expect(standing(test).standing).toBe('met')
    expect(standing(test, { household: '410102' }).standing).toBe('unmet')
    const direct = ['41', '4101', 'S9', 'S9-0901']
    expect(standing(test, { household: '410102', place: direct }).standing).toBe('met')
  })
  it('a paper counts once the reviewing office has looked at it', () => {
    expect(standing({ paper: 'BOOK' }).standing).toBe('met')
    expect(standing({ paper: 'WORK' }).missing).toEqual(['材料待核看：劳动合同'])
    expect(standing({ paper: 'NONE' }).missing).toEqual(['缺少材料：NONE'])
  })
  it('a field that nobody filled in is unknown', () => {
    expect(standing({ field: 'migrantChild', in: ['1'] }).standing).toBe('met')
    expect(standing({ field: 'migrantChild', in: ['0'] }).standing).toBe('unmet')
    expect(standing({ field: 'other', in: ['1'] }).standing).toBe('unknown')
  })
  it('moves and enrolment are counted, or not known', () => {
    expect(standing({ fact: 'schoolMoves', atMost: 0 }, { schoolMoves: 1 }).standing).toBe('unmet')
    expect(standing({ fact: 'schoolMoves', atMost: 0 }, { schoolMoves: undefined }).standing).toBe('unknown')
    expect(standing({ fact: 'enrolment', is: 'here' }, { enrolment: 'elsewhere' }).standing).toBe('unmet')
    expect(standing({ fact: 'enrolment', is: 'here' }, { enrolment: undefined }).standing).toBe('unknown')
  })
})

describe('several conditions', () => {
  const met: Test = { fact: 'studyYears', atLeast: 1 }
  const unmet: Test = { fact: 'studyYears', atLeast: 9 }
  const unknown: Test = { paper: 'NONE' }
  it('of all, one that is unmet decides, however much is unknown', () => {
    expect(standing({ all: [met, unknown, unmet] })).toEqual({ standing: 'unmet', missing: [] })
    expect(standing({ all: [met, unknown] }).standing).toBe('unknown')
    expect(standing({ all: [] }).standing).toBe('met')
  })
  it('of any, one that is met decides; only when none can be met any more it is unmet', () => {
    expect(standing({ any: [unmet, unknown, met] }).standing).toBe('met')
    expect(standing({ any: [unmet, unknown] })).toEqual({ standing: 'unknown', missing: ['缺少材料：NONE'] })
    expect(standing({ any: [unmet, unmet] }).standing).toBe('unmet')
    expect(standing({ any: [] }).standing).toBe('unmet')
  })
  it('name the papers they ask for, wherever', () => {
    expect(papersIn({ any: [met, { all: [unknown, { paper: 'BOOK' }] }] })).toEqual(['NONE', 'BOOK'])
  })
})

describe('the proposed verdict (I2)', () => {
  const clause = (id: string, test: Test): Clause => ({ id, text: id, test, basis: 'assumed' })
  const good = clause('good', { fact: 'studyYears', atLeast: 1 })
  const bad = clause('bad', { fact: 'studyYears', atLeast: 9 })
  const open = clause('open', { paper: 'NONE' })
  const of = (...clauses: readonly Clause[]) => {
    const { proposal, deciding } = propose(clauses, facts, titles)
    return [proposal, deciding]
  }
  it('names the clause that decides: the first unmet, else the first unknown', () => {
    expect(of(good)).toEqual(['meets', undefined])
    expect(of(good, open, bad)).toEqual(['fails', 'bad'])
    expect(of(good, open)).toEqual(['open', 'open'])
    expect(of()).toEqual(['meets', undefined])
  })
})
