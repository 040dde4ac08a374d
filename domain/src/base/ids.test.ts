import { describe, expect, it } from 'vitest'
import {
  parseAccountId,
  parseImageId,
  parseOrgCode,
  parsePersonId,
  parseRegistrationId,
  parseSeasonId,
  parseSheetId,
} from './ids.ts'

const uuid = '0193f0a0-0000-7000-8000-00000000000a'

describe('ids', () => {
  it.each([parsePersonId, parseRegistrationId, parseAccountId, parseImageId, parseSheetId])(
    'are UUIDs and nothing else: %o',
    (parse) => {
      expect(parse(uuid)).toEqual({ ok: true, value: uuid })
      for (const bad of [
        '',
        'x',
        uuid.toUpperCase(),
        `${uuid} `,
        `${uuid}'`,
        uuid.slice(1),
        '../../etc/passwd',
      ])
        expect(parse(bad), bad).toMatchObject({ ok: false, refusal: { code: 'NOT-FOUND' } })
    },
  )
  it('read codes of organisations: divisions, schools, classes', () => {
    for (const good of ['41', '4101', '410105', '2141010001', '2141010001-0903', 'A'.repeat(40)])
      expect(parseOrgCode(good)).toEqual({ ok: true, value: good })
  })
  it('refuse codes that could leave their place in a path', () => {
    for (const bad of ['', '-1', '41/4101', '4101%', '41 01', '郑州', 'A'.repeat(41)])
      expect(parseOrgCode(bad).ok, bad).toBe(false)
  })
  it('read seasons as province and year', () => {
    expect(parseSeasonId('henan-2022').ok).toBe(true)
    for (const bad of ['', 'henan', 'Henan-2022', 'henan-22', 'henan-2022 '])
      expect(parseSeasonId(bad).ok, bad).toBe(false)
  })
})
