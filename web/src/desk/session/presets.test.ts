import { describe, expect, it } from 'vitest'
import type { Window } from '@zhongzhao/domain/season/timetable'
import { clockPresets } from './presets.ts'

const windows: readonly Window[] = [
  {
    track: 'inPlace',
    activities: ['fill'],
    from: '2022-03-01T09:00',
    until: '2022-03-25T17:00',
    basis: '一.1',
  },
  {
    track: 'any',
    activities: ['check'],
    from: '2022-03-01T09:00',
    until: '2022-05-10T17:00',
    basis: 'assumed',
  },
]

describe('times a trainer may jump to', () => {
  it('are the edges of every window and the second before each, once and in order', () => {
    expect(clockPresets(windows).map((p) => p.at)).toEqual([
      '2022-03-01T08:59:59',
      '2022-03-01T09:00:00',
      '2022-03-25T16:59:59',
      '2022-03-25T17:00:00',
      '2022-05-10T16:59:59',
      '2022-05-10T17:00:00',
    ])
  })
  it('say in words what happens then', () => {
    const open = clockPresets(windows).find((p) => p.at === '2022-03-01T09:00:00')
    expect(open?.time).toBe('2022年3月1日 09:00:00')
    expect(open?.meaning).toBe('九年级在学籍所在地报考 填报和确认：开始；核验：开始')
  })
})
