import { describe, expect, it } from 'vitest'
import { canHappen, willHappen } from './consequences.ts'
import { choices } from './work-life.ts'

const of = { standing: 'confirmed', titles: ['姓名', '民族'], place: '示例二中九年级5班' } as const

describe('what a choice will do is said before it is done', () => {
  it('following asks who has confirmed to confirm again, and nobody else', () => {
    expect(willHappen('follow', of)).toMatch(/“姓名、民族”.*退回考生.*重新确认/)
    expect(willHappen('follow', { ...of, standing: 'filling' })).not.toContain('退回')
  })
  it('what is sealed is said to be so', () => {
    for (const choice of ['follow', 'move'] as const)
      expect(willHappen(choice, { ...of, standing: 'sealed' })).toContain('已签字锁定')
    expect(willHappen('renumber', { ...of, standing: 'sealed' })).toContain('锁定的内容不动')
  })
  it('what cannot be done is not offered: nothing sealed is followed or moved', () => {
    const offered = (standing: Parameters<typeof canHappen>[1]) =>
      choices.filter((one) => canHappen(one, standing))
    expect(offered('confirmed')).toEqual([...choices])
    expect(offered('sealed')).toEqual(['renumber', 'keep', 'leave', 'drop', 'reopen'])
    expect(offered('correcting')).toEqual(offered('sealed'))
  })
  it('moving names the place, and what becomes of the old school’s check', () => {
    expect(willHappen('move', of)).toContain('示例二中九年级5班')
    expect(willHappen('move', of)).not.toContain('重新核验')
    expect(willHappen('move', { ...of, standing: 'checked' })).toContain('重新核验')
  })
  it('every choice says something of its own', () => {
    expect(new Set(choices.map((choice) => willHappen(choice, of))).size).toBe(choices.length)
  })
})
