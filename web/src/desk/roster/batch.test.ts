import { describe, expect, it } from 'vitest'
import { firstKind, isRowKind, toWrite } from './batch.ts'

const none = { new: 0, same: 0, changed: 0, partly: 0, conflict: 0, refused: 0, suspect: 0, missing: 0 }

describe('the rows of a batch', () => {
  it('open at the problems when there are any', () => {
    expect(firstKind({ ...none, new: 500, refused: 1 })).toBe('refused')
    expect(firstKind({ ...none, new: 500, conflict: 2, suspect: 3 })).toBe('conflict')
    expect(firstKind({ ...none, same: 9 })).toBe('same')
    expect(firstKind(none)).toBeUndefined()
  })
  it('are written only when new or changed, a disputed one without what is disputed', () => {
    expect(toWrite({ ...none, new: 3, changed: 2, same: 100, refused: 7 })).toBe(5)
    expect(toWrite({ ...none, changed: 2, conflict: 4, partly: 1 })).toBe(3)
  })
  it('have kinds from a closed list', () => {
    expect(isRowKind('refused')).toBe(true)
    expect(isRowKind('missing')).toBe(false)
    expect(isRowKind(undefined)).toBe(false)
  })
})
