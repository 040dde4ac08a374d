import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boyId, goodSections, someone } from '../../test/someone.ts'
import { smallSeason } from '../../test/small-season.ts'
import type { Values } from '../forms/form.ts'
import { checkRegistration, contradictions, gaps } from './checks.ts'
import type { Registration } from './registration.ts'

const told = (r: Registration) =>
  checkRegistration(r, smallSeason).map((f) => `${f.severity} ${f.field} ${f.code}`)
const withBasic = (changes: Values) =>
  someone({ sections: { ...goodSections, basic: [{ ...goodSections['basic']?.[0], ...changes }] } })
const withHistory = (...studyHistory: readonly Values[]) =>
  someone({ sections: { ...goodSections, studyHistory } })
const withGuardians = (...guardians: readonly Values[]) =>
  someone({ sections: { ...goodSections, guardians } })

describe('a registration in order', () => {
  it('has no finding', () => {
    expect(told(someone())).toEqual([])
  })
})

describe('identity against the number (D8, notice 三.(三))', () => {
  it('tells a sex that the number contradicts', () => {
    expect(told(withBasic({ sex: '2' }))).toEqual(['error basic.sex SEX-ID'])
  })
  it('tells a birth date that the number contradicts', () => {
    expect(told(withBasic({ birthDate: '2007-01-02' }))).toEqual(['error basic.birthDate BIRTH-ID'])
  })
  it('tells both', () => {
    expect(told(withBasic({ sex: '2', birthDate: '2007-01-02' }))).toHaveLength(2)
  })
  it('warns only, once the school has written down the police certificate', () => {
    const r = withBasic({ sex: '2', evidence: '演练派出所 2022-03-01 证明' })
    expect(told(r)).toEqual(['warning basic.sex SEX-ID'])
    expect(contradictions(checkRegistration(r, smallSeason))).toBe(0)
  })
  it('compares the number of a household register and of a residence permit as well', () => {
    expect(told(withBasic({ idKind: 'B', sex: '2' }))).toEqual(['error basic.sex SEX-ID'])
    const permit = { idKind: 'C', idNumber: '810000200707040012', birthDate: '2007-07-04' }
    expect(told(withBasic({ ...permit, sex: '1' }))).toEqual([])
    expect(told(withBasic({ ...permit, sex: '2' }))).toEqual(['error basic.sex SEX-ID'])
  })
  it('compares nothing with a passport', () => {
    expect(told(withBasic({ idKind: 'A', idNumber: 'E12345678', sex: '2' }))).toEqual([])
  })
  it('says once that a number is wrong, and draws nothing from it', () => {
    expect(told(withBasic({ idNumber: '410101200701010013', sex: '2' }))).toEqual([
      'error basic.idNumber ID-CHECK-DIGIT',
    ])
  })
})

describe('guardians', () => {
  it('are not the candidate', () => {
    expect(told(withGuardians({ name: '甲大', phone: '13800000002', idNumber: boyId }))).toEqual([
      'error guardians.0.idNumber GUARDIAN-SELF',
    ])
  })
  it('leave one phone at least, whoever’s', () => {
    expect(told(withGuardians({ name: '甲大' }, { name: '乙大' }))).toEqual([
      'error guardians.0.phone GUARDIAN-PHONE',
    ])
    expect(told(withGuardians({ name: '甲大' }, { name: '乙大', phone: '13800000002' }))).toEqual([])
  })
  it('may have the candidate’s phone: families share', () => {
    expect(told(withGuardians({ name: '甲大', phone: '13800000001' }))).toEqual([])
  })
  it('are missed once when there is none', () => {
    expect(told(withGuardians())).toEqual(['error guardians ROWS-FEW'])
  })
})

const primary = { from: '2013-09', until: '2019-06', school: '演练小学' }
const junior = { from: '2019-09', until: '2022-06', school: '演练中学' }

describe('study history (D3)', () => {
  it('takes the summer between two schools as no gap', () => {
    expect(told(withHistory(primary, junior))).toEqual([])
  })
  it('takes three months as no gap and four as one', () => {
    expect(told(withHistory({ ...primary, until: '2019-06' }, junior))).toEqual([])
    expect(told(withHistory({ ...primary, until: '2019-05' }, junior))).toEqual([
      'error studyHistory.1.from HISTORY-GAP',
    ])
  })
  it('says how many months are missing', () => {
    const gap = checkRegistration(withHistory({ ...primary, until: '2018-06' }, junior), smallSeason)[0]
    expect(gap?.params).toEqual({ row: 2, months: 15 })
  })
  it('lets a reason fill a gap', () => {
    expect(told(withHistory({ ...primary, until: '2018-06' }, { ...junior, gapReason: '因病休学' }))).toEqual(
      [],
    )
  })
  it('lets one row end in the month in which the next begins', () => {
    expect(told(withHistory({ ...primary, until: '2019-09' }, junior))).toEqual([])
  })
  it('tells an overlap of one month', () => {
    expect(told(withHistory({ ...primary, until: '2019-10' }, junior))).toEqual([
      'error studyHistory.1.from HISTORY-OVERLAP',
    ])
  })
  it('tells an overlap with a long row behind a short one', () => {
    const long = { from: '2013-09', until: '2022-06', school: '九年一贯制演练学校' }
    const short = { from: '2014-09', until: '2015-06', school: '演练小学' }
    const later = { from: '2019-09', until: '2020-06', school: '演练中学' }
    expect(told(withHistory(long, short, later))).toEqual([
      'error studyHistory.1.from HISTORY-OVERLAP',
      'error studyHistory.2.from HISTORY-OVERLAP',
    ])
  })
  it('tells a row that ends before it begins, and does not guess from it', () => {
    expect(told(withHistory({ ...primary, until: '2012-06' }, junior))).toEqual([
      'error studyHistory.0.until HISTORY-ORDER',
    ])
  })
  it('reads rows in any order and names the row as it stands on the screen', () => {
    expect(told(withHistory(junior, primary))).toEqual([])
    expect(told(withHistory(junior, { ...primary, until: '2019-05' }))).toEqual([
      'error studyHistory.0.from HISTORY-GAP',
    ])
  })
  it('leaves months that are none to the shape check', () => {
    expect(told(withHistory({ ...primary, until: '2019-13' }, junior))).toEqual([
      'error studyHistory.0.until DATE-UNREAL',
    ])
    expect(told(withHistory({ school: '演练小学', from: '', until: '' }, junior))).toEqual([
      'error studyHistory.0.from FIELD-MISSING',
      'error studyHistory.0.until FIELD-MISSING',
    ])
  })
  it('finds the same in whatever order the rows stand', () => {
    const month = fc.integer({ min: 2013 * 12, max: 2022 * 12 }).map((n) => {
      const inYear = String((n % 12) + 1).padStart(2, '0')
      return `${Math.floor(n / 12)}-${inYear}`
    })
    const row = fc.record({ from: month, until: month, school: fc.constant('演练学校') })
    const kinds = (rows: readonly Values[]) =>
      checkRegistration(withHistory(...rows), smallSeason)
        .map((f) => f.code)
        .toSorted()
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        expect(kinds(rows.toReversed())).toEqual(kinds(rows))
      }),
    )
  })
})

describe('pictures', () => {
  const portrait = { id: 'p', hash: 'h', verdict: 'doubtful' } as const
  const document = { id: 'd', hash: 'h', verdict: 'accepted' } as const
  const pictures = (given: Registration['pictures']) => told(someone({ pictures: given }))
  it('a doubtful portrait is enough to confirm', () => {
    expect(pictures({ portrait, document })).toEqual([])
  })
  it('no portrait, a refused one, a disputed one: each its own sentence', () => {
    expect(pictures({ document })).toEqual(['error portrait PHOTO-MISSING'])
    expect(pictures({ document, portrait: { ...portrait, verdict: 'refused' } })).toEqual([
      'error portrait PHOTO-REFUSED',
    ])
    expect(pictures({ document, portrait: { ...portrait, dispute: 'not-me' } })).toEqual([
      'error portrait PHOTO-DISPUTED',
    ])
  })
  it('a missing document warns and does not block', () => {
    expect(pictures({ portrait })).toEqual(['warning document DOCUMENT-MISSING'])
  })
})

describe('what blocks', () => {
  it('gaps count what is missing or malformed, contradictions what disagrees; warnings neither', () => {
    const findings = checkRegistration(
      withBasic({ phone: '', sex: '2', homeAddress: '路'.repeat(21) }),
      smallSeason,
    )
    expect(gaps(findings)).toBe(2)
    expect(contradictions(findings)).toBe(1)
  })
  it('a picture is neither a gap nor a contradiction: it has a guard of its own', () => {
    const findings = checkRegistration(someone({ pictures: {} }), smallSeason)
    expect([gaps(findings), contradictions(findings)]).toEqual([0, 0])
  })
  it('an empty registration is told everything, and nothing throws', () => {
    expect(told(someone({ sections: {}, pictures: {} })).length).toBeGreaterThan(8)
  })
})
