import { describe, expect, it } from 'vitest'
import { judgeCharacter, judgeName } from './judge-name.ts'
import { character, goodCard, limits } from './sample-card.ts'

const judged = (...given: Parameters<typeof character>) => judgeCharacter(character(...given), limits)
/** A character the recogniser does not know: nothing says how probable it is there. */
const unknown = (asked: string, changed: Parameters<typeof character>[1]) => {
  const { likelihood: _, ...rest } = character(asked, changed)
  return judgeCharacter(rest, limits)
}
const vanished = (asked: string, alike: number) => {
  const { likelihood: _, read: __, ...rest } = character(asked, { certainty: 0, alike })
  return judgeCharacter(rest, limits)
}

describe('one character of a name', () => {
  it('is the same when it is read surely and looks roughly like it', () => {
    expect(judged('王', { certainty: 0.9, alike: 0.5 })).toBe('same')
    expect(judged('王', { certainty: 0.9, alike: 0.49 })).toBe('unsure')
  })

  it('read unsurely needs its likeness', () => {
    expect(judged('王', { certainty: 0.89, alike: 0.7 })).toBe('same')
    expect(judged('王', { certainty: 0.89, alike: 0.69 })).toBe('unsure')
  })

  it('that vanished is confirmed by its likeness alone (䶮)', () => {
    expect(vanished('䶮', 0.7)).toBe('same')
    expect(vanished('䶮', 0.69)).toBe('unsure')
  })

  it('taken for a look-alike is the same when it looks more like itself (䶮 read as 龚)', () => {
    expect(unknown('䶮', { read: '龚', certainty: 0.95, alike: 0.87, rival: 0.77 })).toBe('same')
    expect(unknown('䶮', { read: '龚', certainty: 0.95, alike: 0.8, rival: 0.77 })).toBe('unsure')
  })

  it('is not confirmed where a surely read character belongs to another place (季㛃 for 李㛃)', () => {
    expect(unknown('㛃', { read: '季', certainty: 0.9, alike: 0.88, rival: 0.49 })).toBe('unsure')
    expect(unknown('㛃', { read: '季', certainty: 0.89, alike: 0.88, rival: 0.49 })).toBe('same')
  })

  it('is another when a sure reading and the likeness agree that it is', () => {
    expect(unknown('㛃', { read: '明', certainty: 0.99, alike: 0.3, rival: 0.9 })).toBe('other')
    expect(judged('逊', { read: '明', likelihood: 0.019, alike: 0.3, rival: 0.9 })).toBe('other')
    expect(judged('逊', { read: '明', likelihood: 0.02, alike: 0.3, rival: 0.9 })).toBe('unsure')
    expect(judged('逊', { read: '明', certainty: 0.89, likelihood: 0, alike: 0.3, rival: 0.9 })).toBe(
      'unsure',
    )
  })

  it('is never another by the reading alone, whatever its certainty (夭 read as 天)', () => {
    expect(judged('夭', { read: '天', certainty: 0.999, likelihood: 0, alike: 0.9, rival: 0.9 })).toBe(
      'unsure',
    )
  })

  it('is not passed by its likeness when the recogniser, which knows it, reads another (昊 for 吴)', () => {
    expect(judged('吴', { read: '昊', certainty: 0.95, likelihood: 0.04, alike: 0.9, rival: 0.8 })).toBe(
      'unsure',
    )
  })

  it('that no font has rests on a sure reading', () => {
    const { alike: _, ...rest } = character('王')
    expect(judgeCharacter(rest, limits)).toBe('same')
    expect(judgeCharacter({ ...rest, certainty: 0.89 }, limits)).toBe('unsure')
  })
})

describe('a name', () => {
  const { name } = goodCard

  it('is the same when every character is and nothing more is printed', () => {
    expect(judgeName(name, limits)).toEqual({ verdict: 'same', places: [] })
    expect(judgeName({ ...name, extra: [0.9] }, limits).verdict).toBe('unsure')
    expect(judgeName({ ...name, extra: [0.89] }, limits).verdict).toBe('same')
  })

  it('is not the same when ink goes on, even if nobody can read what it is', () => {
    expect(judgeName({ ...name, beyond: 0.5 }, limits).verdict).toBe('same')
    expect(judgeName({ ...name, beyond: 0.51 }, limits).verdict).toBe('unsure')
  })

  it('tells which characters differ, counted from one', () => {
    const other = character('例', { read: '山', likelihood: 0, alike: 0.2, rival: 0.9 })
    const characters = [character('王'), character('示'), other]
    expect(judgeName({ ...name, characters }, limits)).toEqual({ verdict: 'other', places: [3] })
  })
})
