import { describe, expect, it } from 'vitest'
import {
  type BonusEffect,
  type BonusItem,
  countedWords,
  effectWords,
  highestOnly,
  scopeWords,
} from './bonus.ts'

const item = (code: string, effect: BonusEffect, scope: BonusItem['scope'] = 'everywhere'): BonusItem => ({
  code,
  title: code,
  says: '',
  effect,
  scope,
  from: 'candidate',
  clauses: [],
  papers: [],
  basis: 'assumed',
})
const ten = item('ten', { points: 10 })
const share = item('share', { percentOfLine: 5 })
const priority = item('priority', { priority: 'equalScore' })

describe('加分不累计，取最高一项 (I3)', () => {
  it('only the highest counts, shares of the line compared at the line of the pack', () => {
    expect(highestOnly([ten, share, priority], 500)?.counts).toBe(share)
    expect(highestOnly([ten, share, priority], 190)?.counts).toBe(ten)
    expect(highestOnly([priority], 500)?.counts).toBe(priority)
    expect(highestOnly([], 500)).toBeUndefined()
  })
  it('of equal ones the wider scope counts, then the order of the list', () => {
    const own = item('own', { points: 10 }, 'ownCounty')
    expect(highestOnly([own, ten], 500)?.counts).toBe(ten)
    expect(highestOnly([ten, item('other', { points: 10 })], 500)?.counts).toBe(ten)
  })
  it('says which one counts and that the others do not add up', () => {
    expect(highestOnly([ten], 500)?.why).toBe('按“ten”计：加 10 分（全省范围）。')
    expect(highestOnly([ten, priority], 500)?.why).toBe(
      '按“ten”计：加 10 分（全省范围）。加分不累计，取最高一项；“priority”不再另加。',
    )
  })
  it('of each it is said what it comes to', () => {
    expect(countedWords(ten, [ten, priority], 500)).toBe('加 10 分（全省范围）')
    expect(countedWords(priority, [ten, priority], 500)).toBe('不另加（按“ten”计）')
  })
  it('is said in words a family understands', () => {
    expect([ten, share, priority].map(({ effect }) => effectWords(effect))).toEqual([
      '加 10 分',
      '降低录取线的 5%',
      '同等条件下优先录取',
    ])
    expect([scopeWords('ownCounty'), scopeWords({ at: '民族中学' })]).toEqual([
      '只在本县（市、区）有效',
      '民族中学',
    ])
  })
})
