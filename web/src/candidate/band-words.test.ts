import { beijing } from '@zhongzhao/domain/base/time'
import { expect, it } from 'vitest'
import { bandWords } from './band-words.ts'
import type { RegistrationView } from './checklist.ts'

const period = { from: beijing('2022-03-01T09:00'), until: beijing('2022-03-25T17:00') }
const filling: RegistrationView = {
  id: 'r',
  number: '224100000001',
  grade: 9,
  track: 'inPlace',
  state: 'filling',
  stateName: '填报中',
  version: 1,
  school: { code: 's', name: '样例中学' },
  class: { code: 'c', name: '九（1）班' },
  sections: {},
  sectionVersions: {},
  drafts: {},
  roster: {},
  differs: [],
  pictures: {},
  findings: [],
  may: ['save', 'confirm'],
  open: ['fill'],
  consent: { needed: false },
  times: {},
  period,
}
const march23 = beijing('2022-03-23T14:00')
const april1 = beijing('2022-04-01T09:00')
const confirmedAt = { confirmed: beijing('2022-03-20T10:00') }

it('while filling in, says what to do and until when', () => {
  expect(bandWords(filling, march23)).toEqual({
    look: 'during',
    head: '现在填报并确认',
    time: ['3月25日 17:00 截止，', '还有 2 天 3 小时'],
  })
})

it('the guardian’s consent comes before everything else (C11)', () => {
  expect(bandWords({ ...filling, consent: { needed: true } }, march23).head).toBe('先交监护人同意书，再填报')
  const given = { needed: true, at: beijing('2022-03-22T08:00') }
  expect(bandWords({ ...filling, consent: given }, march23).head).toBe('现在填报并确认')
})

it('who has not confirmed in time is told whom to ask, who has is not', () => {
  expect(bandWords({ ...filling, may: [] }, april1)).toMatchObject({
    look: 'after',
    head: '填报时间已过',
    help: expect.stringContaining('班主任') as string,
  })
  const done = { ...filling, state: 'confirmed', may: [], times: confirmedAt }
  expect(bandWords(done, april1)).toEqual({ look: 'done', head: '现在等学校核验，你不用做什么', time: [] })
})

it('after confirming, the deadline is only how long one may change it', () => {
  const done = { ...filling, state: 'confirmed', may: ['reopen'], times: confirmedAt }
  expect(bandWords(done, march23).time.join('')).toBe('想修改，请在 3月25日 17:00 前')
  expect(bandWords({ ...done, state: 'sealed', may: [] }, march23).time).toEqual([])
})

it('giving up is not shown as done, though it was confirmed before', () => {
  const gone = { ...filling, state: 'withdrawn', may: [], times: confirmedAt }
  expect(bandWords(gone, march23)).toMatchObject({ look: 'none', head: '已登记放弃报考' })
})
