import { describe, expect, it } from 'vitest'
import type { Press } from '../review/keys.ts'
import { dayCommandOf, stepFrom } from './day-keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  into: 'desk',
  ...more,
})

describe('keys of the list of a day', () => {
  it('are J K A M U, in either case', () => {
    expect([...'jkaMu'].map((key) => dayCommandOf(press(key)))).toEqual([
      'next',
      'previous',
      'arrive',
      'miss',
      'undo',
    ])
  })
  it('are letters in a field, behind a dialog, with Ctrl, and while a name is composed', () => {
    for (const more of [
      { into: 'field' },
      { into: 'dialog' },
      { ctrlKey: true },
      { isComposing: true },
    ] as const)
      expect(dayCommandOf(press('a', more))).toBeUndefined()
  })
  it('a key that is held walks on, and marks nobody', () => {
    expect(dayCommandOf(press('j', { repeat: true }))).toBe('next')
    expect(dayCommandOf(press('a', { repeat: true }))).toBeUndefined()
  })
  it('walking ends at the ends; from nobody, or from one who is gone, it leads to the first', () => {
    const ids = ['a', 'b']
    expect(stepFrom(ids, { at: 'a', by: 1 })).toBe('b')
    expect(stepFrom(ids, { at: 'b', by: 1 })).toBe('b')
    expect(stepFrom(ids, { at: 'a', by: -1 })).toBe('a')
    expect([stepFrom(ids, { at: undefined, by: 1 }), stepFrom(ids, { at: 'gone', by: -1 })]).toEqual([
      'a',
      'a',
    ])
    expect(stepFrom([], { at: undefined, by: 1 })).toBeUndefined()
  })
})
