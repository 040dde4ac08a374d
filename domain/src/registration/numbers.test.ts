import { describe, expect, it } from 'vitest'
import { identityOf, numberChange } from './numbers.ts'

const L = { studentNumber: 'L41990120070314' }
const G = { idNumber: '419901200703140025', studentNumber: 'G419901200703140025' }
const WRONG = { ...G, idNumber: '419901200703140033' }

describe('a number that becomes another (notice 二.2, 三.(三))', () => {
  it('L becomes G: the key is the ID number from now on, both numbers lead to the person, and so does the old one', () => {
    expect(numberChange(L, G, 'former')).toEqual({
      identity: { from: L.studentNumber, to: G.idNumber },
      gained: [
        { kind: 'idNumber', number: G.idNumber },
        { kind: 'studentNumber', number: G.studentNumber },
      ],
      lost: [],
      fields: ['basic.idNumber', 'basic.studentNumber'],
    })
  })
  it('typed wrong: the wrong one leads nowhere any more', () => {
    expect(numberChange(WRONG, G, 'wrong')).toEqual({
      identity: { from: WRONG.idNumber, to: G.idNumber },
      gained: [{ kind: 'idNumber', number: G.idNumber }],
      lost: [{ kind: 'idNumber', number: WRONG.idNumber }],
      fields: ['basic.idNumber'],
    })
  })
  it('a student number beside an ID number moves no key', () => {
    expect(numberChange(G, { ...G, studentNumber: 'G1' }, 'former')).toMatchObject({
      identity: undefined,
      gained: [{ kind: 'studentNumber', number: 'G1' }],
      lost: [],
    })
  })
  it('a wrong ID number of who has none leaves the student number as the key', () => {
    const now = { idNumber: '', studentNumber: L.studentNumber }
    expect(numberChange({ ...L, idNumber: WRONG.idNumber }, now, 'wrong')).toMatchObject({
      identity: { from: WRONG.idNumber, to: L.studentNumber },
      gained: [],
      lost: [{ kind: 'idNumber', number: WRONG.idNumber }],
    })
  })
  it('without any number the key stays, so that nobody comes a second time', () => {
    expect(numberChange({ idNumber: WRONG.idNumber }, {}, 'wrong')?.identity).toBeUndefined()
  })
  it('is none where no number changes, blank or left out alike', () => {
    expect(numberChange(G, { ...G, name: '王改名' }, 'wrong')).toBeUndefined()
    expect(numberChange({ ...L, idNumber: '' }, L, 'wrong')).toBeUndefined()
  })
})

it('who has an ID number registers by it, who has none by the student number, and nobody by nothing', () => {
  expect([identityOf(G), identityOf(L), identityOf({ idNumber: '', ...L }), identityOf({})]).toEqual([
    G.idNumber,
    L.studentNumber,
    L.studentNumber,
    '',
  ])
})
