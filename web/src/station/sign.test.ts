import { describe, expect, it } from 'vitest'
import type { Station } from './queue.ts'
import type { CaptureState } from './shift.ts'
import { signOf } from './sign.ts'

const limits = { width: 450, height: 600, emitBytes: 30_000, minDpi: 300 }

/** A shift in which captures stand like this. */
function waiting(...states: readonly CaptureState[]): Station {
  const captures = states.map((state, i) => ({
    capture: `${i}`,
    pupil: `${i}`,
    kind: 'portrait' as const,
    replaces: 'none',
    at: i,
    state,
  }))
  const shift = {
    id: 's',
    account: 'a',
    class: 'c',
    className: '九年级1班',
    school: '',
    startedAt: 0,
    pupils: [],
    limits: { portrait: limits, document: limits },
  }
  return { shift, captures, again: {} }
}

describe('the small sign that says how many wait', () => {
  it('is calm when everything has arrived', () => {
    expect(signOf(waiting(), 'online')).toEqual({ tone: 'calm', text: '全部已上传' })
  })

  it('counts what is on its way', () => {
    expect(signOf(waiting('sending', 'waiting'), 'online').text).toBe('正在上传，还有 2 张')
  })

  it('says without a network that one may go on, and how many wait here', () => {
    expect(signOf(waiting(), 'offline').text).toBe('没有网络，可以照常拍')
    expect(signOf(waiting('waiting', 'waiting'), 'offline')).toMatchObject({
      text: '没有网络，2 张在本机等待',
      act: 'retry',
    })
  })

  it('asks to sign in again, and tells somebody else whose shift it is not', () => {
    expect(signOf(waiting('waiting'), 'signed-out')).toMatchObject({
      text: '登录已过期，1 张在本机等待',
      act: 'sign-in',
    })
    expect(signOf(waiting('waiting'), 'other').text).toContain('属于另一个账号')
  })

  it('names first what a person must decide', () => {
    expect(signOf(waiting('conflict', 'held', 'waiting'), 'online').text).toBe('1 人需要选一张，共 3 张等待')
    expect(signOf(waiting('held', 'waiting'), 'online')).toMatchObject({
      text: '1 张没能上传，存在本机',
      act: 'retry',
    })
  })
})
