import { describe, expect, it } from 'vitest'
import { basic, smallSeason } from '../../test/small-season.ts'
import type { Role } from '../access/role.ts'
import { choice, phone, text } from '../forms/field.ts'
import type { SeasonPack } from './pack.ts'
import { packFaults } from './pack-faults.ts'

/** The small season leaves much out that a real one needs: what a change adds to that. */
const before = new Set(packFaults(smallSeason, []))
const added = (over: Partial<SeasonPack>, sent: SeasonPack['messages'] = []) =>
  packFaults({ ...smallSeason, ...over }, sent).filter((fault) => !before.has(fault))
const withField = (field: Parameters<typeof Object.entries>[0]) => ({
  forms: smallSeason.forms.map((form) =>
    form.id === 'basic' ? { ...basic, fields: { ...basic.fields, ...field } } : form,
  ) as SeasonPack['forms'],
})
const [window] = smallSeason.windows
if (window === undefined) throw new Error('no window')

describe('a pack that is not sound is told what is wrong with it', () => {
  it('a window that ends before it begins, a time that is none, an activity or a track nobody knows', () => {
    const from = (time: string) => added({ windows: [...smallSeason.windows, { ...window, from: time }] })
    expect(from(window.until)).toEqual([expect.stringContaining('结束不晚于开始')])
    expect(from('2022-3-7 9:00')).toEqual([expect.stringContaining('不是北京时间')])
    const odd = { ...window, track: 'evening', activities: ['fill', 'dance'] } as unknown as typeof window
    expect(added({ windows: [...smallSeason.windows, odd] })).toEqual([
      '窗口的报考类别“evening”不存在',
      '窗口的事项“dance”不存在',
    ])
    expect(added({ windows: smallSeason.windows.filter((w) => w.track !== 'grade8') })).toContain(
      '报考类别 grade8 没有填报（fill）窗口',
    )
  })
  it('a window over midnight is none of them', () => {
    const night = { ...window, from: '2022-03-01T20:00', until: '2022-03-02T04:00' }
    expect(added({ windows: [...smallSeason.windows, night] })).toEqual([])
  })
  it('a field without its options, an open number, a condition on nothing, a field on no paper', () => {
    const empty = withField({ pet: choice({ label: '宠物', options: [], owner: 'candidate' }) })
    expect(added(empty)).toEqual(expect.arrayContaining(['basic.pet 没有选项']))
    const open = withField({ phone2: phone({ label: '备用电话', owner: 'candidate' }) })
    expect(added(open)).toEqual(expect.arrayContaining(['basic.phone2 是号码，应标明 sensitive']))
    const asks = withField({
      why: text({ label: '原因', max: 9, owner: 'candidate', shown: { is: ['pet', '1'] } }),
    })
    expect(added(asks)).toEqual(
      expect.arrayContaining([
        'basic.why 的条件问到没有的字段“pet”',
        'basic.why 没有印在登记表上（printedForm 或 elsewhere）',
      ]),
    )
  })
  it('a form that is gone, or without what the register brings', () => {
    expect(added({ forms: smallSeason.forms.filter((form) => form.id !== 'basic') })).toContain(
      '没有表单 basic',
    )
  })
  it('a chain that nobody can work through, or without a step', () => {
    const [kind] = smallSeason.eligibility.kinds
    if (kind === undefined) throw new Error('no kind')
    const kinds = (chain: typeof kind.chain) => ({
      eligibility: { ...smallSeason.eligibility, kinds: [{ ...kind, chain }] },
    })
    expect(added(kinds([]))).toContain(`“${kind.title}”没有审核环节`)
    const nobody = kind.chain.map((step) => ({ ...step, by: 'sandbox.clock' as const }))
    expect(added(kinds(nobody))).toEqual(expect.arrayContaining([expect.stringContaining('没有人能办')]))
  })
  it('a period of keeping that is offered and not defined, or shorter than a year; a loan of no day', () => {
    const { archive } = smallSeason
    const [one] = archive.periods
    expect(added({ archive: { ...archive, usual: 'NONE' } })).toEqual(['保管期限“NONE”没有定义'])
    const none = one === undefined ? [] : [{ ...one, years: 0 }]
    expect(added({ archive: { ...archive, periods: none } })).toEqual(['保管期限“定期2年”不满一年'])
    expect(added({ archive: { ...archive, loanDays: 0 } })).toEqual(['借阅天数至少一天'])
    expect(added({ archive: { ...archive, openedFor: [] } })).toEqual([
      '没有写明归档的扫描件可以为什么打开（openedFor）',
    ])
    const step = { ...archive.handedTo, by: 'sandbox.clock' as const }
    expect(added({ archive: { ...archive, handedTo: { ...step, title: '交给谁' } } })).toEqual([
      expect.stringContaining('“材料移交”的环节“交给谁”没有人能办'),
    ])
  })
  it('a grade nobody gives, a share beyond the whole', () => {
    const { evaluation } = smallSeason
    const scheme = (over: Partial<typeof evaluation.scheme>) =>
      added({ evaluation: { ...evaluation, scheme: { ...evaluation.scheme, ...over } } })
    expect(scheme({ pass: 'none' })).toEqual(['总评没有等级“none”'])
    const { overall } = evaluation.scheme
    const rule = { kind: 'derived', steps: [], otherwise: 'zero' } as const
    expect(scheme({ overall: { ...overall, rule } })).toEqual(['总评没有等级“zero”'])
    const [one] = evaluation.scheme.dimensions
    const wide = one === undefined ? [] : [{ ...one, grades: [{ code: 'A', title: 'A', cap: 130 }] }]
    expect(scheme({ dimensions: wide })).toEqual(['等级“A”的比例不在 0 到 100 之间'])
  })
  it('a role with what is a candidate’s own, or that gives upwards', () => {
    const clerk: Role = {
      id: 'clerk',
      title: '办事员',
      basis: 'assumed',
      at: ['school'],
      actions: [],
      mayGrant: [],
    }
    const told = (over: Partial<Role>) => added({ roles: [...smallSeason.roles, { ...clerk, ...over }] })
    expect(told({ actions: ['registration.confirm'] })).toContain(
      'clerk 不能有考生本人的权限“registration.confirm”',
    )
    expect(told({ mayGrant: ['clerk'] })).toContain('clerk 不能授出“clerk”：只能授给排在后面的角色')
    const odd = ['registration.fly'] as unknown as Role['actions']
    expect(told({ actions: odd })).toContain('clerk 的权限“registration.fly”不存在')
    expect(packFaults({ ...smallSeason, roles: [clerk] }, [])).toContain('没有考生（candidate）这个角色')
  })
  it('a picture that may not be as large as we write it; a number that is none', () => {
    const { portrait } = smallSeason.pictures
    const spec = { ...portrait.spec, emitBytes: portrait.spec.maxBytes + 1 }
    expect(added({ pictures: { ...smallSeason.pictures, portrait: { ...portrait, spec } } })).toEqual([
      'portrait 的 emitBytes 应大于 0 且不超过 maxBytes',
    ])
    const registrationNumber = { value: { prefix: 'A1', serialDigits: 8 }, basis: 'assumed' }
    expect(added({ registrationNumber })).toEqual([expect.stringContaining('报名序号的前缀应为数字')])
  })
  it('a message that the server sends and the season has not, or that asks for what nobody says', () => {
    const sent = [{ id: 'hello', title: '你好', body: '{name}', basis: 'assumed' }]
    expect(added({}, sent)).toEqual(['没有消息“你好”（hello）'])
    const own = [{ id: 'hello', title: '你好', body: '{name} {town}', basis: 'assumed' }]
    expect(added({ messages: [...smallSeason.messages, ...own] }, sent)).toEqual([
      '消息 hello 里的 {town} 系统不提供',
    ])
  })
})
