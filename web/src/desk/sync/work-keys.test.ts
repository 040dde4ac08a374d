import { choices } from '@zhongzhao/domain/sync/work-life'
import { describe, expect, it } from 'vitest'
import type { Press } from '../review/keys.ts'
import { choiceKeys, workCommandOf } from './work-keys.ts'

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
const of = (key: string, more: Partial<Press> = {}) => workCommandOf(press(key, more), { on: 'desk' })

describe('keys of sync work', () => {
  it('J and K go on and back, held down as well', () => {
    expect([of('j'), of('K'), of('j', { repeat: true })]).toEqual(['next', 'previous', 'next'])
  })
  it('every choice has a letter of its own, none of them J or K', () => {
    const letters = choices.map((choice) => choiceKeys[choice])
    expect(new Set([...letters, 'J', 'K']).size).toBe(choices.length + 2)
    for (const choice of choices) expect(of(choiceKeys[choice].toLowerCase())).toEqual({ choose: choice })
  })
  it('Enter does what was chosen, Escape lets it be; Enter on a button or a link is its own', () => {
    expect([of('Enter'), of('Escape')]).toEqual(['sure', 'close'])
    expect(workCommandOf(press('Enter'), { on: 'control' })).toBeUndefined()
  })
  it('a key held down decides nothing', () => {
    expect([of('f', { repeat: true }), of('Enter', { repeat: true })]).toEqual([undefined, undefined])
  })
  it('letters belong to a field, a dialog, an input method and the browser', () => {
    for (const more of [
      { into: 'field' },
      { into: 'dialog' },
      { isComposing: true },
      { ctrlKey: true },
    ] as const)
      expect(of('f', more)).toBeUndefined()
  })
})
