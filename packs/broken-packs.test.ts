import { sourceFaults } from '@zhongzhao/domain/publicity/source-faults'
import { packFaults } from '@zhongzhao/domain/season/pack-faults'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { describe, expect, it } from 'vitest'
import { namedPack } from '../server/src/found-packs.ts'

/** What strangers get wrong: one thing of a sound season is spoiled, and the start says which, in a sentence. */
const sound = await namedPack(undefined)

/** A copy in which what stands at the path is another value; `undefined` takes it away. */
function spoiled(path: string, value: unknown): SeasonPack {
  const copy = structuredClone(sound)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), copy)
  if (value === undefined) Reflect.deleteProperty(Object(holder), last)
  else Reflect.set(Object(holder), last, value)
  return copy
}

const again = (path: string) => {
  const list = path.split('.').reduce<unknown>((at, key) => Reflect.get(Object(at), key), sound)
  return [...(list as readonly unknown[]), (list as readonly unknown[])[0]]
}

const windowsWithout = (activity: string) =>
  sound.windows.map((w) => ({ ...w, activities: w.activities.filter((one) => one !== activity) }))

const cases: readonly (readonly [what: string, path: string, value: unknown, told: string])[] = [
  ['a part that is forgotten', 'publicity', undefined, '没有 publicity（公示）'],
  ['something inside a part', 'eligibility.appeal', undefined, '没有 eligibility.appeal.within'],
  ['a number inside a part', 'undoSeconds', {}, '没有 undoSeconds.value'],
  ['a list that is none', 'roles', { admin: [] }, 'roles 应为一个列表'],
  ['another year than the folder says', 'year', 1999, '与年份 1999 不一致'],
  ['a window that ends before it begins', 'windows.0.until', '2000-01-01T00:00', '结束不晚于开始'],
  ['a day that does not exist', 'windows.0.from', '2022-13-01T09:00', '不是北京时间'],
  ['no window to declare in', 'windows', windowsWithout('declare'), '没有一个窗口包含 declare'],
  [
    'a track whose pictures nobody may take',
    'windows',
    sound.windows.map((w) => (w.activities.includes('supply') ? { ...w, track: 'inPlace' } : w)),
    '报考类别 grade8 没有采集照片和证件（supply）窗口',
  ],
  [
    'a claim for those who never may declare',
    'eligibility.kinds.0.tracks',
    ['grade8'],
    '允许 grade8 申报，但没有 grade8 的申报（declare）窗口',
  ],
  ['a track nobody knows', 'eligibility.kinds.0.tracks', ['evening'], '的报考类别“evening”不存在'],
  ['a chain without a step', 'eligibility.kinds.0.chain', [], '没有审核环节'],
  ['a level nobody knows', 'eligibility.kinds.0.chain.0.at', ['village'], '的单位层级“village”不存在'],
  ['a level without a day', 'eligibility.kinds.0.chain.0.days', 0, '的天数应为不小于 1 的整数，现在是“0”'],
  ['a kind of claim twice', 'eligibility.kinds', again('eligibility.kinds'), '资格种类的代码'],
  ['a reason twice', 'returnReasons', again('returnReasons'), '退回理由的代码'],
  ['a role twice', 'roles', again('roles'), '角色的代码“province-admin”重复'],
  ['no reason to refuse with', 'eligibility.reasons', [], '审核理由里没有一条可以用于“退回”'],
  ['conditions of another province', 'eligibility.schemes.0.at', '3301', '的地区“3301”不在河南省（41）'],
  [
    'a share of another province',
    'eligibility.quota.shares',
    [{ at: '11', percent: 50 }],
    '分配生比例的地区“11”不在',
  ],
  [
    'a share beyond the whole',
    'eligibility.quota.shares',
    [{ at: '41', percent: 150 }],
    '不在 0 到 100 之间',
  ],
  [
    'a condition on a field nobody fills in',
    'eligibility.schemes.0.clauses.0.test',
    { field: 'horoscope', in: ['1'] },
    '的条件问到没有的字段“horoscope”',
  ],
  [
    'a condition on a paper nobody brings',
    'eligibility.schemes.0.clauses.0.test',
    { any: [{ paper: 'PASSPORT' }] },
    '的条件要材料“PASSPORT”，但没有列在材料里',
  ],
  ['a bonus under no kind', 'eligibility.bonus.kind', 'extra', '资格种类“extra”没有定义'],
  ['a public list of no kind of claim', 'publicity.kinds.1.from.claim', 'extra', '的资格种类“extra”没有定义'],
  ['a public list of no state', 'publicity.kinds.0.from.states', ['done'], '的状态“done”不存在'],
  [
    'a column that would show too much',
    'publicity.kinds.0.columns',
    ['name', 'idNumber'],
    '的栏目“idNumber”不存在',
  ],
  ['a list that is public for no day', 'publicity.kinds.0.days', 0, '至少一整天'],
  ['a reminder nobody wrote', 'points.kinds.0.reminder', 'slot-soon', '的提醒消息“slot-soon”没有定义'],
  ['a proof nobody explained', 'credentials.rules.0.accepts', [['library']], '要的证件“library”没有定义'],
  [
    'a last day that is none',
    'credentials.deferral.latest.value',
    'in May',
    '暂缺证件的最后期限“in May”不是北京时间',
  ],
  ['a role apart that is none', 'apart.0.roles', ['king'], '里的角色“king”没有定义'],
  ['a role at a place that is none', 'roles.0.at', ['moon'], '的单位层级“moon”不存在'],
  ['more guardians at least than at most', 'forms.1.repeats', { min: 3, max: 2 }, '前后矛盾'],
  [
    'a number as long as an identity card’s',
    'registrationNumber.value.serialDigits',
    14,
    '会与身份证件号码混淆',
  ],
  ['a grade nobody gives', 'evaluation.scheme.pass', 'Z', '总评没有等级“Z”'],
  ['a correction of no field', 'corrections.schemes.0.fields', ['basic.shoeSize'], '没有这个字段'],
]

describe('a season that is not sound does not start (ADR 36)', () => {
  it('the one that is spoiled here is sound', () => {
    expect(packFaults(sound, sound.messages)).toEqual([])
  })
  it.each(cases)('%s', (_, path, value, told) => {
    const pack = spoiled(path, value)
    const faults = packFaults(pack, sound.messages)
    if (faults.length === 0) expect(sourceFaults(pack)).toEqual([expect.stringContaining(told)])
    else expect(faults).toEqual(expect.arrayContaining([expect.stringContaining(told)]))
    for (const fault of faults) expect(fault).not.toMatch(/undefined|NaN|\[object/)
  })
})
