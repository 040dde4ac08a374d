import { describe, expect, it } from 'vitest'
import { henan2022 } from './pack.ts'

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '')

describe('the wording', () => {
  it('uses exactly the variables each message is sent with', () => {
    const used = henan2022.messages.map((m) => [m.id, placeholders(m.title + m.body)])
    expect(Object.fromEntries(used)).toEqual({
      'claim-level-passed': ['claim', 'office'],
      'claim-confirmed': ['claim', 'office'],
      'claim-returned': ['office', 'claim'],
      'claim-refused': ['office', 'claim', 'days'],
      'claim-upheld': ['office', 'claim'],
      'claim-reopened': ['office', 'claim'],
      'claim-listed': ['office'],
      'review-passed': [],
      'review-returned': ['count', 'note'],
      'slip-reprinted': [],
      'phone-changed': [],
      'portrait-taken': [],
      'portrait-refused': ['reasons'],
      sealed: [],
      'register-followed': ['count'],
      'school-followed': ['school'],
      'extension-granted': ['until'],
      'correction-asked': ['count'],
      'correction-passed': ['office'],
      'correction-approved': [],
      'correction-rejected': ['office'],
      'correction-revoked': ['office'],
      'correction-done': [],
      'returning-informed': [],
      'transfer-accepted': ['point', 'until'],
      'transfer-declined': ['point', 'reason', 'todo'],
      'transfer-sent-back': ['point', 'reason', 'todo'],
      'publicity-opened': ['list', 'from', 'until'],
      'publicity-struck': ['list'],
      'transfer-lapsed': [],
      'superior-answered': [],
      'evaluation-published': ['until'],
      'evaluation-explained': [],
      'evaluation-corrected': [],
      'slot-booked': ['time', 'place'],
      'slot-cancelled': ['time', 'place', 'reason', 'others'],
      'slot-tomorrow-collect': ['time', 'place'],
      'slot-tomorrow-computer': ['time', 'place'],
      'duplicate-closed': ['office', 'office'],
      'duplicate-stays': ['office', 'office'],
      'duplicate-undone': ['office', 'office'],
    })
  })
  it('gives every reason a code of its own and a sentence that says what to do', () => {
    for (const reasons of [henan2022.returnReasons, henan2022.paperReturnReasons]) {
      expect(new Set(reasons.map((r) => r.code)).size).toBe(reasons.length)
      for (const { text } of reasons) expect(text).toMatch(/请.+。$/)
    }
  })
  it('pledges what the notice wants pledged', () => {
    for (const word of [
      '姓名',
      '性别',
      '身份证件号码',
      '出生日期',
      '民族',
      '照片',
      '真实性负责',
      '不得擅自更改',
    ])
      expect(henan2022.pledge.value).toContain(word)
  })
  it('tells the guardian purpose, extent, keeping, safety, refusal, rights and where to complain', () => {
    for (const word of [
      '为什么收集',
      '收集什么',
      '谁能看到',
      '多久',
      '怎样保护',
      '不同意',
      '撤回',
      '更正',
      '投诉',
    ])
      expect(henan2022.consent.text).toContain(word)
    expect(henan2022.consent.underAge).toBe(14)
  })
  it('teaches in about a minute: at most 350 characters', () => {
    expect([...henan2022.lesson.join('')].length).toBeLessThanOrEqual(350)
  })
  it('says that the portrait costs nothing (notice 二.2(1))', () => {
    expect(henan2022.messages.find((m) => m.id === 'portrait-taken')?.body).toContain('不收取任何费用')
  })
})
