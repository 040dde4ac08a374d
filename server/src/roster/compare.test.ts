import type { Values } from '@zhongzhao/domain/forms/form'
import type { RosterPupil } from '@zhongzhao/domain/roster/pupil'
import { describe, expect, it } from 'vitest'
import { type OpenedPupil, baseAfter, comparePupil } from './compare.ts'

const told: RosterPupil = {
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
  seat: '7',
  nationality: '',
  politicalStatus: '',
  householdDivision: '',
  householdAddress: '',
  householdKind: '',
  studentSource: '',
  homeAddress: '',
  phone: '',
  formerName: '',
  health: '',
  guardians: [],
  extra: {},
}
const SCHOOL = '2141010001'
const classOf = (code: string) => `41/4101/410105/${SCHOOL}/${SCHOOL}-${code}`
const basic: Values = {
  name: '王梓涵',
  sex: '2',
  birthDate: '2007-03-14',
  ethnicGroup: '01',
  idKind: '1',
  idNumber: '419901200703140025',
}
const held = (change: Partial<OpenedPupil> = {}): OpenedPupil => ({
  state: 'filling',
  school: SCHOOL,
  org: classOf('0903'),
  rosterOrg: classOf('0903'),
  grade: 9,
  position: 7,
  ours: { basic: [basic] },
  base: { basic: [basic] },
  ...change,
})
const compare = (pupil: Partial<RosterPupil>, of: OpenedPupil) =>
  comparePupil(of, { pupil: { ...told, ...pupil }, school: SCHOOL })

describe('a row of the register, field by field (B3)', () => {
  it('of a row in conflict the undisputed is taken: the class, beside a name that was confirmed otherwise', () => {
    const compared = compare(
      { name: '王子涵', classNo: '04', className: '4班' },
      held({ state: 'confirmed' }),
    )
    expect(compared.kind).toBe('conflict')
    expect(compared.problems.map((p) => [p.code, p.column])).toEqual([
      ['SYNC-CONFIRMED', '姓名'],
      ['SYNC-CHANGED', '班级'],
    ])
    expect(compared.taking).toMatchObject({
      fields: ['classNo'],
      org: classOf('0904'),
      disputed: ['name'],
      sections: { basic: [{ name: '王梓涵' }] },
    })
  })
  it('where both have written otherwise, that field alone waits for people', () => {
    const ours = { basic: [{ ...basic, ethnicGroup: '11' }] }
    const compared = compare({ ethnicGroup: '03', name: '王子涵' }, held({ ours }))
    expect(compared.kind).toBe('conflict')
    expect(compared.taking?.sections['basic']?.[0]).toMatchObject({ name: '王子涵', ethnicGroup: '11' })
    expect(compared.taking?.fields).toEqual(['basic.name'])
  })
  it('nothing of a pupil whom another school holds', () => {
    const compared = comparePupil(held(), { pupil: { ...told, name: '王子涵' }, school: '2141010002' })
    expect(compared).toMatchObject({ kind: 'conflict', problems: [{ code: 'SYNC-ELSEWHERE' }] })
    expect(compared.taking).toBeUndefined()
  })
  it('of a sealed record not even the class', () => {
    const compared = compare({ classNo: '04', className: '4班' }, held({ state: 'sealed' }))
    expect(compared).toMatchObject({ kind: 'conflict', taking: { fields: [], org: classOf('0903') } })
  })
  it('without a dispute it is changed, or the same', () => {
    expect(compare({ name: '王子涵' }, held())).toMatchObject({ kind: 'changed', taking: { disputed: [] } })
    expect(compare({}, held())).toMatchObject({ kind: 'same', problems: [], taking: { fields: [] } })
  })
})

describe('the base of the next comparison', () => {
  const upstream = { sections: { basic: [{ ...basic, name: '王子涵', sex: '1' }] }, org: classOf('0904') }
  it('moves on in everything but what is disputed', () => {
    const after = baseAfter(upstream, held(), ['name'])
    expect(after.sections['basic']?.[0]).toMatchObject({ name: '王梓涵', sex: '1' })
    expect(after.org).toBe(classOf('0904'))
  })
  it('stays blank where the register had said nothing, and keeps the class where that is disputed', () => {
    const blank = held({ base: {}, rosterOrg: classOf('0901') })
    const after = baseAfter(upstream, blank, ['name', 'classNo'])
    expect(after.sections['basic']?.[0]).not.toHaveProperty('name')
    expect(after.org).toBe(classOf('0901'))
  })
  it('so that the same row disputes the same again, and nothing else', () => {
    const confirmed = held({ state: 'confirmed' })
    const first = compare({ name: '王子涵', classNo: '04', className: '4班' }, confirmed)
    const base = baseAfter(upstream, confirmed, first.taking?.disputed ?? [])
    const again = compare(
      { name: '王子涵', classNo: '04', className: '4班', sex: '2' },
      held({ state: 'confirmed', org: classOf('0904'), rosterOrg: base.org, base: base.sections }),
    )
    expect(again.problems.map((p) => p.code)).toEqual(['SYNC-CONFIRMED'])
  })
})
