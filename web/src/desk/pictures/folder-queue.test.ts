import { describe, expect, it } from 'vitest'
import {
  type Entry,
  type Report,
  advice,
  again,
  folderOf,
  outcomeOf,
  place,
  tally,
  toSend,
  together,
} from './folder-queue.ts'

const file = (name: string) => new File(['x'], name)
const folder = (count: number) => folderOf(Array.from({ length: count }, (_, i) => file(`${i}.jpg`)))
const report = (more: Partial<Report>): Report => ({
  verdict: 'accepted',
  kept: true,
  findings: [],
  steps: [],
  name: '张三',
  registration: 'r',
  ...more,
})
const answered = (at: number, more: Partial<Report>): Entry => ({
  state: 'answered',
  at,
  file: file('a'),
  report: report(more),
})

describe('a folder on its way', () => {
  it('sends a few at once, the next when one is answered', () => {
    let queue = folder(5)
    const first = toSend(queue)
    expect(first.map((e) => e.at)).toEqual([0, 1, 2])
    for (const e of first) queue = place(queue, { state: 'sending', at: e.at, file: e.file })
    expect(toSend(queue)).toEqual([])
    queue = place(queue, answered(1, {}))
    expect(toSend(queue).map((e) => e.at)).toEqual([together])
  })
  it('sends nothing while paused and goes on where it stood', () => {
    const paused = { ...folder(2), pace: 'paused' as const }
    expect(toSend(paused)).toEqual([])
    expect(toSend({ ...paused, pace: 'running' as const })).toHaveLength(2)
  })
  it('leaves out what Windows and macOS put into folders', () => {
    const names = ['a.jpg', 'Thumbs.db', '.DS_Store', 'desktop.ini', 'b.png']
    expect(folderOf(names.map(file)).entries.map((e) => e.file.name)).toEqual(['a.jpg', 'b.png'])
  })
  it('tries again only what was lost on the way, never what was refused', () => {
    let queue = folder(3)
    queue = place(queue, { state: 'lost', at: 0, file: file('a'), sentence: '网络断开' })
    queue = place(queue, { state: 'failed', at: 1, file: file('b'), sentence: '文件名不是证件号码' })
    queue = place(queue, answered(2, {}))
    expect(again(queue).entries.map((e) => e.state)).toEqual(['waiting', 'failed', 'answered'])
  })
  it('counts what came out', () => {
    let queue = folder(6)
    queue = place(queue, answered(0, {}))
    queue = place(queue, answered(5, { looking: 'later' }))
    queue = place(queue, answered(1, { verdict: 'doubtful' }))
    queue = place(queue, answered(2, { verdict: 'refused', kept: false }))
    queue = place(queue, { state: 'lost', at: 3, file: file('a'), sentence: '' })
    expect(tally(queue)).toEqual({ accepted: 1, doubtful: 1, later: 1, refused: 1, lost: 1, open: 0 })
  })
  it('says what to do with each', () => {
    const finding = {
      rule: 'bytes',
      severity: 'error',
      code: 'X',
      measured: '',
      required: '',
      sentence: '请压缩',
    }
    expect(advice(answered(0, { findings: [finding], kept: false }))).toEqual(['请压缩'])
    expect(advice({ state: 'failed', at: 0, file: file('a'), sentence: '查无此人' })).toEqual(['查无此人'])
    expect(outcomeOf({ state: 'failed', at: 0, file: file('a'), sentence: '' })).toBe('refused')
    expect(advice({ state: 'waiting', at: 0, file: file('a') })).toEqual([])
  })
})
