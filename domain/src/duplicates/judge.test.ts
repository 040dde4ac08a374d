import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { smallSeason } from '../../test/small-season.ts'
import { checkDigitOf } from '../identity/id-number.ts'
import { isNews, isSuspect, judgePair } from './judge.ts'
import { type Traits, consecutiveNumbers, keysOf, portraitDistance } from './traits.ts'

const policy = smallSeason.duplicates
const number = (first17: string) => first17 + checkDigitOf(first17)

const one: Traits = {
  registration: 'a',
  person: 'p',
  name: '王子涵',
  sound: 'wangzihan',
  birthDate: '2007-03-14',
  sex: '2',
  idNumber: number('41019920070314002'),
  studentNumber: `G${number('41019920070314002')}`,
  phones: ['14400000001'],
  guardians: ['王示例'],
  addresses: ['文化路1号'],
  portrait: '00ff00ff00ff00ff',
}
const bare: Traits = {
  ...one,
  idNumber: '',
  studentNumber: '',
  phones: [],
  guardians: [],
  addresses: [],
  portrait: '',
}
const other = (over: Partial<Traits>, of: Traits = one): Traits => ({
  ...of,
  registration: 'b',
  person: 'q',
  ...over,
})
const judge = (a: Traits, b: Traits) => judgePair(a, b, policy)

describe('what two registrations have in common (notice 三.(三); G4)', () => {
  it('is told of one ID number under two persons', () => {
    const found = judge(bare, other({ idNumber: one.idNumber }, bare))
    expect(found.signals.idNumber).toBe('unknown')
    const same = judge(
      { ...bare, idNumber: one.idNumber },
      other({ idNumber: one.idNumber, name: '李某' }, bare),
    )
    expect([same.kind, same.signals.idNumber, isSuspect(same, policy)]).toEqual([
      'sameNumber',
      'agrees',
      true,
    ])
  })

  it('takes a name in traditional characters for the name, as a variant: found by the same key, told by what else agrees', () => {
    const written = { ...one, name: '陈刘峰', sound: 'chenliufeng' }
    const abroad = other({ name: '陳劉峯', idNumber: '', studentNumber: '', portrait: '' }, written)
    const found = judge(written, abroad)
    expect([found.signals.name, found.kind, isSuspect(found, policy)]).toEqual([
      'variant',
      'nameVariant',
      true,
    ])
    const texts = (traits: Traits) => keysOf(traits).filter(({ kind }) => kind === 'name')
    expect(texts(abroad)).toEqual(texts(written))
    const stranger = other(
      { name: '陳劉峯', birthDate: '2006-01-01', phones: [], guardians: [], addresses: [] },
      bare,
    )
    expect(isSuspect(judge({ ...bare, name: '陈刘峰' }, stranger), policy)).toBe(false)
  })

  it('is told of a changed ID number: the student number still carries the old one', () => {
    const found = judge(one, other({ idNumber: number('41019920070314118'), studentNumber: '', phones: [] }))
    expect(found.signals.studentNumber).toBe('unknown')
    const old = judge(one, other({ idNumber: number('41019920070314118') }))
    expect([old.kind, old.twins, isSuspect(old, policy)]).toEqual(['changedNumber', 'none', true])
    const carried = judge({ ...one, idNumber: number('41019920070314118') }, other({ studentNumber: '' }))
    expect(carried.signals.studentNumber).toBe('agrees')
  })

  it('is told of a name written otherwise, folded for comparison only', () => {
    for (const [a, b] of [
      ['阿依古丽·买买提', '阿依古丽・买买提'],
      ['王\ufa1a涵', '王祥涵'],
      ['王\ue863', '王䶮'],
    ] as const) {
      const found = judge({ ...one, name: a }, other({ name: b, idNumber: number('41019920070314118') }))
      expect([found.signals.name, found.kind, found.twins]).toEqual(['variant', 'nameVariant', 'none'])
    }
  })

  it('is told of one portrait under two names, and of one that differs in two bits but not in three', () => {
    const stranger = other({
      name: '赵六',
      sound: 'zhaoliu',
      birthDate: '2007-09-01',
      idNumber: number('41019920070901003'),
      studentNumber: '',
      phones: [],
      guardians: [],
      addresses: [],
    })
    const found = judge(one, stranger)
    expect([found.kind, found.twins, isSuspect(found, policy)]).toEqual(['samePortrait', 'none', true])
    expect(judge(one, { ...stranger, portrait: '00ff00ff00ff00fc' }).signals.portrait).toBe('agrees')
    expect(judge(one, { ...stranger, portrait: '00ff00ff00ff00f8' }).signals.portrait).toBe('differs')
  })

  it('is not told of strangers in two counties with one name and one birthday', () => {
    const stranger = other({
      idNumber: number('41029920070314118'),
      studentNumber: `G${number('41029920070314118')}`,
      phones: ['14400000009'],
      guardians: ['赵示例'],
      addresses: ['建设路9号'],
      portrait: 'ff00ff00ff00ff00',
    })
    const found = judge(one, stranger)
    expect([found.twins, isSuspect(found, policy)]).toEqual(['none', false])
  })
})

describe('twins (双胞胎, G4)', () => {
  const sister = other({
    name: '王子寒',
    idNumber: number('41019920070314004'),
    studentNumber: `G${number('41019920070314004')}`,
    portrait: '',
  })
  it('are recognised by the family and the given name, whatever else agrees', () => {
    const found = judge(one, sister)
    expect([found.twins, found.signals.name, isSuspect(found, policy)]).toEqual(['twins', 'sound', true])
    expect(judge(one, { ...sister, portrait: one.portrait }).twins).toBe('twins')
    expect(judge(one, { ...sister, name: '王子墨', sound: 'wangzimo' }).twins).toBe('twins')
  })

  it('are recognised by numbers given out together even with one name and no family written down', () => {
    const alone = { ...bare, idNumber: one.idNumber }
    expect(judge(alone, other({ idNumber: sister.idNumber }, bare)).twins).toBe('twins')
    expect(consecutiveNumbers(one.idNumber, sister.idNumber, 9)).toBe('together')
    expect(consecutiveNumbers(one.idNumber, number('41019920070314012'), 9)).toBe('apart')
  })

  it('are recognised when one number was typed for both', () => {
    const typed = { ...sister, idNumber: one.idNumber, name: '王子墨', sound: 'wangzimo' }
    expect(judge(one, typed).twins).toBe('twins')
    expect(judge(one, { ...typed, name: '王子寒', sound: 'wangzihan' }).twins).toBe('none')
  })

  it('are not what strangers of one birthday are', () => {
    const stranger = {
      ...sister,
      idNumber: number('41029920070314118'),
      phones: [],
      guardians: [],
      addresses: [],
    }
    expect(judge(one, stranger).twins).toBe('none')
  })
})

const text = (values: readonly string[]) => fc.constantFrom(...values)
const traits: fc.Arbitrary<Traits> = fc.record({
  registration: fc.uuid(),
  person: fc.uuid(),
  name: text(['王子涵', '王子寒', '李四']),
  sound: text(['wangzihan', 'lisi', '']),
  birthDate: text(['2007-03-14', '2007-03-15']),
  sex: text(['1', '2', '']),
  idNumber: text([one.idNumber, number('41019920070314004'), number('41029920070314118'), '']),
  studentNumber: text([one.studentNumber, 'L123456789012345678', '']),
  phones: fc.subarray(['14400000001', '14400000002']),
  guardians: fc.subarray(['王示例', '李示例']),
  addresses: fc.subarray(['文化路1号', '建设路2号']),
  portrait: fc.oneof(
    fc.constant(''),
    fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }).map((n) => n.toString(16).padStart(16, '0')),
  ),
})

describe('whatever the two are', () => {
  it('comparing does not ask which comes first, and what is suspect has a key in common', () => {
    fc.assert(
      fc.property(traits, traits, (a, b) => {
        const found = judge(a, b)
        expect(judge(b, a)).toEqual(found)
        if (!isSuspect(found, policy)) return
        const keys = new Set(keysOf(a).map(({ kind, text: said }) => `${kind} ${said}`))
        expect(keysOf(b).some(({ kind, text: said }) => keys.has(`${kind} ${said}`))).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  it('one picture is found by a part of its hash while it differs in two bits at most', () => {
    const bits = fc.tuple(fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }), fc.nat(63), fc.nat(63))
    fc.assert(
      fc.property(bits, ([hash, i, j]) => {
        const hex = (n: bigint) => n.toString(16).padStart(16, '0')
        const near = hash ^ (1n << BigInt(i)) ^ (1n << BigInt(j))
        expect(portraitDistance(hex(hash), hex(near))).toBeLessThanOrEqual(2)
        const parts = (n: bigint) =>
          keysOf({ ...bare, name: '', sound: '', portrait: hex(n) }).map((k) => k.text)
        expect(parts(hash).some((part) => parts(near).includes(part))).toBe(true)
      }),
    )
  })

  it('what was dismissed is not told again for the same, and is for more', () => {
    const { signals } = judge(one, other({ idNumber: '' }))
    expect(isNews(signals, signals)).toBe(false)
    expect(isNews(signals, { ...signals, phone: 'differs' })).toBe(false)
    expect(isNews({ ...signals, phone: 'differs' }, signals)).toBe(true)
  })
})
