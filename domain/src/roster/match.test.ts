import { describe, expect, it } from 'vitest'
import { type HeldPupil, type MatchValues, matchRoster, matchValues } from './match.ts'
import { type RosterPupil, classCodeOf } from './pupil.ts'

const pupil: RosterPupil = {
  schoolCode: '2141010001',
  name: '王梓涵',
  sex: '2',
  birthDate: '2007-03-14',
  ethnicGroup: '01',
  idKind: '1',
  idNumber: '419901200703140025',
  studentNumber: '',
  grade: 9,
  className: '3班',
  classNo: '03',
  seat: '',
  nationality: '',
  politicalStatus: '',
  householdDivision: '',
  householdAddress: '',
  householdKind: '',
  studentSource: '',
  homeAddress: '',
  phone: '13800138000',
  formerName: '',
  health: '',
  guardians: [],
  extra: {},
}
const last = matchValues(pupil)
const held = (change: Partial<HeldPupil> = {}): HeldPupil => ({
  schoolCode: pupil.schoolCode,
  last,
  ours: last,
  standing: 'open',
  ...change,
})
const ours = (change: MatchValues): MatchValues => ({ ...last, ...change })

describe('an incoming pupil against what we hold (B3)', () => {
  it('is new when nobody holds it', () => {
    expect(matchRoster(pupil, undefined)).toEqual({ outcome: 'new' })
  })
  it('is the same when nothing changed, also after the candidate corrected what the register still says', () => {
    expect(matchRoster(pupil, held())).toEqual({ outcome: 'same' })
    expect(matchRoster(pupil, held({ ours: ours({ name: '王子涵' }), standing: 'confirmed' }))).toEqual({
      outcome: 'same',
    })
  })
  it('is changed when the register changed what nobody touched', () => {
    expect(matchRoster({ ...pupil, name: '王子涵' }, held())).toEqual({
      outcome: 'changed',
      changes: [{ field: 'name', from: '王梓涵', to: '王子涵' }],
    })
  })
  it('never overwrites what the candidate confirmed', () => {
    expect(matchRoster({ ...pupil, name: '王子涵' }, held({ standing: 'confirmed' }))).toEqual({
      outcome: 'conflict',
      changes: [],
      disagreements: [{ field: 'name', from: '王梓涵', to: '王子涵', why: 'confirmed' }],
    })
  })
  it('is a conflict when the register and we changed the same field differently', () => {
    const match = matchRoster({ ...pupil, ethnicGroup: '03' }, held({ ours: ours({ ethnicGroup: '11' }) }))
    expect(match).toMatchObject({
      outcome: 'conflict',
      disagreements: [{ field: 'ethnicGroup', from: '11', to: '03', why: 'both' }],
    })
  })
  it('is the same when both changed it alike, and when the register falls silent', () => {
    expect(matchRoster({ ...pupil, name: '王子涵' }, held({ ours: ours({ name: '王子涵' }) })).outcome).toBe(
      'same',
    )
    expect(matchRoster({ ...pupil, phone: '' }, held()).outcome).toBe('same')
  })
  it('moves between classes until the sheet is sealed', () => {
    expect(matchRoster({ ...pupil, classNo: '04' }, held({ standing: 'confirmed' })).outcome).toBe('changed')
    expect(matchRoster({ ...pupil, classNo: '04' }, held({ standing: 'sealed' })).outcome).toBe('conflict')
  })
  it('takes a new phone number only while nobody has written another', () => {
    const incoming = { ...pupil, phone: '13900139000' }
    expect(matchRoster(incoming, held()).outcome).toBe('changed')
    expect(matchRoster(incoming, held({ ours: ours({ phone: '13700137000' }) })).outcome).toBe('same')
    expect(matchRoster(incoming, held({ standing: 'confirmed' })).outcome).toBe('same')
  })
  it('is a conflict when another school holds the pupil, whatever else agrees (B4)', () => {
    expect(matchRoster({ ...pupil, schoolCode: '2141010002' }, held())).toEqual({
      outcome: 'conflict',
      changes: [],
      disagreements: [],
      movedFrom: '2141010001',
    })
  })
  it('names a class by grade and number', () => {
    expect(classCodeOf(pupil)).toBe('0903')
  })
})
