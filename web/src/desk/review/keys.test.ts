import { describe, expect, it } from 'vitest'
import { type Press, commandOf, panelCommandOf } from './keys.ts'

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

describe('keys of the review desk', () => {
  it('are J K P R U A X V, in either case', () => {
    const all = [...'jkpruaxv'].map((key) => commandOf(press(key)))
    expect(all).toEqual([
      'next',
      'previous',
      'pass',
      'return',
      'undo',
      'acceptPicture',
      'refusePicture',
      'uncover',
    ])
    expect(commandOf(press('P'))).toBe('pass')
    expect(commandOf(press('q'))).toBeUndefined()
  })
  it('are letters again inside a text field or an input method', () => {
    expect(commandOf(press('p', { into: 'field' }))).toBeUndefined()
    expect(commandOf(press('p', { isComposing: true }))).toBeUndefined()
  })
  it('do nothing behind an open dialog: nobody is passed unseen', () => {
    expect(commandOf(press('p', { into: 'dialog' }))).toBeUndefined()
  })
  it('leave the browser its own keys: Ctrl+R reloads, it returns nobody', () => {
    expect(commandOf(press('r', { ctrlKey: true }))).toBeUndefined()
    expect(commandOf(press('p', { metaKey: true }))).toBeUndefined()
    expect(commandOf(press('a', { altKey: true }))).toBeUndefined()
  })
  it('decide once however long they are held; stepping may repeat', () => {
    expect(commandOf(press('p', { repeat: true }))).toBeUndefined()
    expect(commandOf(press('j', { repeat: true }))).toBe('next')
  })
})

describe('keys of the return panel', () => {
  it('send with Ctrl+Enter, close with Escape, also from the note', () => {
    expect(panelCommandOf(press('Enter', { ctrlKey: true, into: 'field' }))).toBe('send')
    expect(panelCommandOf(press('Escape', { into: 'field' }))).toBe('close')
  })
  it('do not send with a plain Enter or while composing', () => {
    expect(panelCommandOf(press('Enter'))).toBeUndefined()
    expect(panelCommandOf(press('Enter', { ctrlKey: true, isComposing: true }))).toBeUndefined()
    expect(panelCommandOf(press('Enter', { ctrlKey: true, repeat: true }))).toBeUndefined()
  })
})
