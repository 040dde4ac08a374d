import { expect, it } from 'vitest'
import { dropAll, dropOthers, keepDraft, keptDraft } from './kept-drafts.ts'

function storage(): Storage {
  const held = new Map<string, string>()
  return {
    get length() {
      return held.size
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
    clear: () => held.clear(),
  }
}
const draft = { rows: [{ recipient: '阿卜来提·如则托合提', specialty: '𬱖' }], base: [{}], version: 2 }
const DAY = 86_400_000

it('gives back what it kept, rare characters unchanged', () => {
  const browser = storage()
  keepDraft(browser, { registration: 'a', form: 'basic', draft, now: 1 })
  expect(keptDraft(browser, 'a', 'basic')).toMatchObject(draft)
  expect(keptDraft(browser, 'a', 'guardians')).toBeUndefined()
  expect(keptDraft(browser, 'b', 'basic')).toBeUndefined()
})

it('keeps nothing once the server has it', () => {
  const browser = storage()
  keepDraft(browser, { registration: 'a', form: 'basic', draft, now: 1 })
  keepDraft(browser, { registration: 'a', form: 'basic', draft: undefined, now: 2 })
  expect(browser.length).toBe(0)
})

it('removes what another candidate left, and what is older than a day, not a moment earlier', () => {
  const browser = storage()
  browser.setItem('of-somebody-else', 'stays')
  keepDraft(browser, { registration: 'other', form: 'basic', draft, now: DAY })
  keepDraft(browser, { registration: 'mine', form: 'basic', draft, now: 0 })
  dropOthers(browser, { registration: 'mine', now: DAY })
  expect(keptDraft(browser, 'other', 'basic')).toBeUndefined()
  expect(keptDraft(browser, 'mine', 'basic')).toBeDefined()
  dropOthers(browser, { registration: 'mine', now: DAY + 1 })
  expect(keptDraft(browser, 'mine', 'basic')).toBeUndefined()
  expect(browser.length).toBe(1)
})

it('leaves nothing after signing out', () => {
  const browser = storage()
  keepDraft(browser, { registration: 'a', form: 'basic', draft, now: 1 })
  keepDraft(browser, { registration: 'b', form: 'basic', draft, now: 1 })
  dropAll(browser)
  expect(browser.length).toBe(0)
})

it('is not upset by a broken entry or a full storage', () => {
  const browser = storage()
  browser.setItem('zhongzhao-draft:a:basic', '{"rows":')
  expect(keptDraft(browser, 'a', 'basic')).toBeUndefined()
  const full = { ...storage(), setItem: () => expect.fail('full') }
  expect(() => keepDraft(full, { registration: 'a', form: 'basic', draft, now: 1 })).not.toThrow()
})
