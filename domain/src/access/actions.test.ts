import { describe, expect, it } from 'vitest'
import { registrationLifecycle } from '../registration/lifecycle.ts'
import { actions, candidateOnly, openToAll, openToSignedIn } from './actions.ts'

describe('the closed list of actions', () => {
  it.each(Object.entries(actions))('%s has a Chinese name and a clause', (name, { zh, basis }) => {
    expect(name).toMatch(/^[a-z]+\.[a-z]+$/)
    expect(zh).toMatch(/^[\u4e00-\u9fff、]+$/)
    expect(basis).toMatch(/^(assumed|[一二三].*)$/)
  })
  it('has a word for the `by` of every transition', () => {
    for (const [, event, , by] of registrationLifecycle.table) expect(actions, event).toHaveProperty([by])
  })
  it('opens nothing of a registration to who holds no grant', () => {
    expect([...openToAll, ...openToSignedIn].filter((a) => a.startsWith('registration.'))).toEqual([])
  })
  it('keeps filling in, confirming and disputing for the candidate (notice 三.(二))', () => {
    expect(candidateOnly).toEqual([
      'registration.fill',
      'registration.confirm',
      'image.dispute',
      'evaluation.object',
      'claim.make',
    ])
  })
})
