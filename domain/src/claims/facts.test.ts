import { describe, expect, it } from 'vitest'
import { someone } from '../../test/someone.ts'
import { factsOf, schoolMoves, studyYears } from './facts.ts'

const row = (from: string, until: string, school: string) => ({ from, until, school })
const primary = row('2013-09', '2019-06', '演练小学')
const three = [primary, row('2019-09', '2022-06', '演练中学')]

describe('years of study at the registering school', () => {
  it('September 2019 to June 2022 are three, one year later two', () => {
    expect(studyYears(three, '演练中学')).toBe(3)
    expect(studyYears([primary, row('2020-09', '2022-06', '演练中学')], '演练中学')).toBe(2)
  })
  it('joins rows that follow one another, also over a summer, and stops at a gap', () => {
    const parts = [row('2019-09', '2020-06', '演练中学'), row('2020-09', '2022-06', '演练中学')]
    expect(studyYears(parts, '演练中学')).toBe(3)
    const away = [row('2019-09', '2020-06', '演练中学'), row('2021-09', '2022-06', '演练中学')]
    expect(studyYears(away, '演练中学')).toBe(1)
  })
  it('knows the school by a longer or shorter name, and knows nothing where no row names it', () => {
    expect(studyYears(three, '郑州市演练中学（演练）')).toBe(3)
    expect(studyYears(three, '另一所学校')).toBeUndefined()
    expect(studyYears([], '演练中学')).toBeUndefined()
    expect(studyYears([{ from: '2019', until: '', school: '演练中学' }], '演练中学')).toBeUndefined()
  })
})

describe('学籍异动', () => {
  it('counts other schools in the last three school years, not primary school', () => {
    expect(schoolMoves(three)).toBe(0)
    expect(
      schoolMoves([primary, row('2019-09', '2020-06', '别的中学'), row('2020-09', '2022-06', '演练中学')]),
    ).toBe(1)
    expect(schoolMoves([])).toBeUndefined()
  })
})

describe('what is known of a registration', () => {
  const beside = {
    schoolName: '演练中学',
    rosterOrg: '41/4101/410105/S1/S1-0901',
    evaluation: 'pending',
    papers: {},
  } as const
  it('is enrolled here when the register names a class of this school and the pupil is no guest', () => {
    expect(factsOf(someone(), beside)).toMatchObject({
      enrolment: 'here',
      studyYears: 3,
      evaluation: 'pending',
    })
    expect(factsOf(someone({ guest: 'elsewhere' }), beside).enrolment).toBe('elsewhere')
    expect(factsOf(someone(), { ...beside, rosterOrg: '41/4101/410105/S10/S10-0901' }).enrolment).toBe(
      'elsewhere',
    )
    expect(factsOf(someone(), { ...beside, rosterOrg: undefined }).enrolment).toBe('elsewhere')
  })
})
