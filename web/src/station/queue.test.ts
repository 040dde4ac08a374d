import { describe, expect, it } from 'vitest'
import {
  type Happening,
  type Station,
  after,
  isLookedAt,
  nextPupil,
  nextToSend,
  standingOf,
  waitingIn,
} from './queue.ts'
import type { Capture, Pupil } from './shift.ts'

const pupil = (id: string, held?: { id: string; verdict: string }): Pupil => ({
  id,
  name: id,
  sex: '女',
  number: '1',
  idNumber: '',
  ...(held === undefined ? {} : { portrait: held }),
})
const limits = { width: 450, height: 600, emitBytes: 30_000, minDpi: 300 }
const start: Station = {
  shift: {
    id: 's',
    account: 'a',
    class: 'c',
    className: '九年级1班',
    school: '',
    startedAt: 0,
    pupils: [pupil('王'), pupil('李'), pupil('赵', { id: 'old', verdict: 'accepted' })],
    limits: { portrait: limits, document: limits },
  },
  captures: [],
  again: {},
}
const capture = (id: string, of: string, replaces = 'none'): Capture => ({
  capture: id,
  pupil: of,
  kind: 'portrait',
  replaces,
  at: 0,
  state: 'waiting',
})
const through = (...happenings: readonly Happening[]) => happenings.reduce(after, start)
const taken = (id: string, of: string, replaces?: string): Happening => ({
  what: 'taken',
  capture: capture(id, of, replaces),
})
const standing = (station: Station, id: string) =>
  standingOf(station, station.shift.pupils.find((one) => one.id === id) ?? pupil(id), 'portrait')

describe('what waits at the station (E4)', () => {
  it('is sent one at a time, oldest first, and is gone when it has arrived', () => {
    const two = through(taken('1', '王'), taken('2', '李'))
    expect([waitingIn(two), nextToSend(two)?.capture]).toEqual([2, '1'])
    const sending = after(two, { what: 'sending', capture: '1' })
    expect(nextToSend(sending)).toBeUndefined()
    const arrived = after(sending, { what: 'kept', capture: '1', image: 'i', verdict: 'accepted' })
    expect([waitingIn(arrived), nextToSend(arrived)?.capture]).toEqual([1, '2'])
    expect([standing(arrived, '王'), standing(arrived, '李')]).toEqual(['accepted', 'waiting'])
  })

  it('waits again when the reply was lost', () => {
    const lost = through(taken('1', '王'), { what: 'sending', capture: '1' }, { what: 'lost', capture: '1' })
    expect(nextToSend(lost)?.capture).toBe('1')
  })

  it('is replaced by a retake while it waits, so that only the last is sent', () => {
    const retaken = through(taken('1', '王'), taken('2', '王'))
    expect(retaken.captures.map((one) => one.capture)).toEqual(['2'])
  })

  it('is no conflict with ourselves: a retake made while the first is on its way is based on the first', () => {
    const retaken = through(taken('1', '王'), { what: 'sending', capture: '1' }, taken('2', '王'))
    expect(retaken.captures).toHaveLength(2)
    const arrived = after(retaken, { what: 'kept', capture: '1', image: 'first', verdict: 'accepted' })
    expect(arrived.captures.map((one) => one.replaces)).toEqual(['first'])
    // Somebody else's pupil is not touched by it.
    const other = after(after(retaken, taken('3', '李')), {
      what: 'kept',
      capture: '1',
      image: 'first',
      verdict: 'accepted',
    })
    expect(other.captures.find((one) => one.capture === '3')?.replaces).toBe('none')
  })

  it('is held with the sentence of the server, does not stop the others, and is tried again when asked', () => {
    const held = through(taken('1', '王'), taken('2', '李'), {
      what: 'held',
      capture: '1',
      sentence: '现在不能采集。',
    })
    expect([standing(held, '王'), nextToSend(held)?.capture, waitingIn(held)]).toEqual(['held', '2', 2])
    expect(nextToSend(after(held, { what: 'retry' }))?.capture).toBe('1')
  })

  it('that the server refuses is told as 重拍, until the pupil has been taken again', () => {
    const refused = through(taken('1', '王'), { what: 'refused', capture: '1', sentence: '背景不是蓝色' })
    expect([standing(refused, '王'), waitingIn(refused), refused.again['王/portrait']]).toEqual([
      'again',
      0,
      '背景不是蓝色',
    ])
    expect(nextPupil(refused, '李', 'portrait')).toBe('王')
    expect(after(refused, taken('2', '王')).again).toEqual({})
  })

  it('that the eye looks at later is told as such, and as 重拍 when it was not kept', () => {
    const looking = through(taken('1', '王'), { what: 'kept', capture: '1', image: 'b', verdict: 'looking' })
    expect([standing(looking, '王'), isLookedAt(looking)]).toEqual(['looking', true])
    const fine = after(looking, { what: 'list', pupils: [pupil('王', { id: 'b', verdict: 'accepted' })] })
    expect([standing(fine, '王'), isLookedAt(fine)]).toEqual(['accepted', false])
    for (const held of [undefined, { id: 'a', verdict: 'accepted' }]) {
      const left = after(looking, { what: 'list', pupils: [pupil('王', held)] })
      expect(standing(left, '王')).toBe('again')
    }
  })

  it('ignores news of what is gone', () => {
    expect(after(start, { what: 'kept', capture: '9', image: 'i', verdict: 'accepted' })).toBe(start)
  })
})

describe('somebody else took the pupil meanwhile', () => {
  const current = { id: 'theirs', verdict: 'doubtful', at: 5 }
  const conflict = through(taken('1', '赵', 'old'), { what: 'conflict', capture: '1', current })

  it('waits for a person, and the others go on', () => {
    expect([standing(conflict, '赵'), nextToSend(conflict)]).toEqual(['conflict', undefined])
    expect(nextToSend(after(conflict, taken('2', '李')))?.capture).toBe('2')
  })

  it('用我这张: is sent again, now knowing the other', () => {
    const mine = after(conflict, { what: 'mine', capture: '1' })
    expect(nextToSend(mine)).toMatchObject({ capture: '1', replaces: 'theirs', state: 'waiting' })
  })

  it('留下对方的: ours is dropped and the list shows theirs', () => {
    const theirs = after(conflict, { what: 'theirs', capture: '1' })
    expect([waitingIn(theirs), standing(theirs, '赵')]).toEqual([0, 'doubtful'])
  })
})

describe('who comes next', () => {
  it('is the next in the list without a picture, and from the top after the last', () => {
    expect(nextPupil(start, '王', 'portrait')).toBe('李')
    expect(nextPupil(start, '李', 'portrait')).toBe('王')
    expect(nextPupil(through(taken('1', '王')), '王', 'portrait')).toBe('李')
  })
  it('is nobody when all have been, whether it has arrived or not', () => {
    expect(nextPupil(through(taken('1', '王'), taken('2', '李')), '李', 'portrait')).toBeUndefined()
    expect(nextPupil(start, '赵', 'document')).toBe('王')
  })
})
