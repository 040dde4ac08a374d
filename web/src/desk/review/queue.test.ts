import { describe, expect, it } from 'vitest'
import { type Queue, ahead, decide, emptyQueue, left, neighbour, nextWaiting, undecide } from './queue.ts'

const queue: Queue = {
  waiting: ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, className: '', portrait: 'accepted' })),
  decided: new Map(),
}

describe('the queue of the review desk', () => {
  it('steps to the neighbour and stays at both ends', () => {
    expect(neighbour(queue, 'b', 1)).toBe('c')
    expect(neighbour(queue, 'b', -1)).toBe('a')
    expect(neighbour(queue, 'a', -1)).toBe('a')
    expect(neighbour(queue, 'd', 1)).toBe('d')
  })
  it('begins at the first for somebody who is not in it', () => {
    expect(neighbour(queue, 'x', 1)).toBe('a')
    expect(neighbour(emptyQueue, 'x', 1)).toBeUndefined()
  })
  it('goes on to the next who still waits, round the end, past the decided', () => {
    const some = decide(decide(queue, 'c', 'pass'), 'd', 'return')
    expect(nextWaiting(some, 'b')).toBe('a')
    expect(nextWaiting(some, 'c')).toBe('a')
    expect(nextWaiting(some, undefined)).toBe('a')
  })
  it('knows when nobody is left, also when only the one in hand is', () => {
    const all = ['a', 'b', 'c'].reduce((q, id) => decide(q, id, 'pass'), queue)
    expect(nextWaiting(all, 'd')).toBeUndefined()
    expect(left(all)).toBe(1)
    expect(left(decide(all, 'd', 'return'))).toBe(0)
  })
  it('gives an undone pupil back', () => {
    const undone = undecide(decide(queue, 'a', 'return'), 'a')
    expect(left(undone)).toBe(4)
    expect(left(undecide(queue, 'not-there'))).toBe(4)
  })
  it('loads the next two ahead, never the one in hand', () => {
    expect(ahead(queue, 'a')).toEqual(['b', 'c'])
    expect(ahead(queue, 'd')).toEqual(['a', 'b'])
    expect(ahead({ ...queue, waiting: queue.waiting.slice(0, 1) }, 'a')).toEqual([])
    expect(ahead({ ...queue, waiting: queue.waiting.slice(0, 2) }, 'a')).toEqual(['b'])
  })
})
