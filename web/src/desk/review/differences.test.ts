import { is } from '@zhongzhao/domain/forms/condition'
import { choice, personName, phone, text } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'
import { describe, expect, it } from 'vitest'
import { blankApart, compareForm } from './differences.ts'

const basic = form({
  id: 'basic',
  title: '基本信息',
  basis: '二.1',
  fields: {
    name: personName({ label: '姓名', max: 50, owner: 'roster', required: true }),
    phone: phone({ label: '联系电话', owner: 'candidate' }),
  },
})
const guardians = form({
  id: 'guardians',
  title: '监护人',
  basis: '二.1',
  repeats: { min: 1, max: 4, rowLabel: '监护人' },
  fields: {
    kind: choice({ label: '类型', owner: 'candidate', options: [{ value: 'person', label: '个人' }] }),
    institution: text({ label: '单位', max: 60, owner: 'candidate', shown: is('kind', 'institution') }),
    homeland: text({ label: '户籍地', max: 60, owner: 'candidate', shown: is('track', 'returnHome') }),
  },
})

const standings = (
  register: Record<string, string>,
  own: Record<string, string>,
  differs: readonly string[],
) => compareForm(basic, { register: [register], own: [own], differs, facts: {} }).map((l) => l.standing)

describe('the register beside the candidate', () => {
  it('marks what the server says differs, also where both are covered alike', () => {
    const covered = { name: '张*' }
    expect(standings(covered, covered, ['basic.name'])).toEqual(['differs', 'own'])
    expect(standings(covered, covered, [])).toEqual(['same', 'own'])
  })
  it('names each row of a repeated form by its path', () => {
    const lines = compareForm(guardians, {
      register: [],
      differs: [],
      own: [{ kind: 'person' }, { kind: 'institution', institution: '福利院' }],
      facts: { track: 'inPlace' },
    })
    expect(lines.map((l) => l.path)).toEqual([
      'guardians.0.kind',
      'guardians.1.kind',
      'guardians.1.institution',
    ])
  })
  it('asks the facts for conditions on the track, and shows what is held although hidden', () => {
    const away = compareForm(guardians, {
      register: [],
      differs: [],
      own: [{ kind: 'person' }],
      facts: { track: 'returnHome' },
    })
    expect(away.map((l) => l.path)).toContain('guardians.0.homeland')
    const left = compareForm(guardians, {
      register: [],
      differs: [],
      own: [{ kind: 'person', institution: '旧值' }],
      facts: {},
    })
    expect(left.map((l) => l.path)).toContain('guardians.0.institution')
  })
  it('sets apart what is blank on both sides, but not what something is told of', () => {
    const lines = compareForm(basic, { register: [{}], own: [{ name: '张甲' }], differs: [], facts: {} })
    const names = (of: typeof lines) => of.map((l) => l.path)
    expect(names(blankApart(lines, new Set()).blank)).toEqual(['basic.phone'])
    expect(names(blankApart(lines, new Set(['basic.phone'])).filled)).toEqual(['basic.name', 'basic.phone'])
  })
  it('shows nothing of a form nobody has filled', () => {
    expect(compareForm(basic, { register: [], own: [], differs: [], facts: {} })).toEqual([])
  })
})
