import { describe, expect, it } from 'vitest'
import { nameFaults, tidyName } from '@zhongzhao/domain/identity/person-name'
import { hardNameGroups, hardNames, harmedNames } from './hard-names.ts'

describe('the hard names of the sandbox', () => {
  it('are sound names that nothing changes', () => {
    for (const name of hardNames) {
      expect(tidyName(name)).toBe(name)
      expect(nameFaults(name), name).toEqual([])
    }
  })
  it('have groups only for names that are there', () => {
    for (const name of Object.keys(hardNameGroups)) expect(hardNames).toContain(name)
  })
  it('are mended where the original is certain', () => {
    for (const { written, kept } of harmedNames) expect(tidyName(written)).toBe(kept)
  })
})
