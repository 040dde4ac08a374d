import type { RefusalEntry } from './refusal-entry.ts'

/** Refusals about seasons side by side, their end, what is carried over, and the made-up season's clock; part of the one catalogue. */
export const seasonRefusals = {
  'SEASON-UNKNOWN': {
    kind: 'missing',
    zh: '没有这个招生年度。请在页面上方重新选择招生年度。',
    en: 'No such season.',
  },
  'SEASON-OTHER': {
    kind: 'conflict',
    zh: '这是另一个招生年度的登记，现在只能查看。要办理，请先在页面上方切换到那个年度。',
    en: 'The record belongs to another season than the one worked in.',
  },
  'SEASON-CLOSED': {
    kind: 'closed',
    zh: '这个招生年度已经结束，只能查看，不能再办理。要办理本年度的事，请在页面上方切换招生年度。',
    en: 'The season is closed: read only.',
  },
  'SEASON-RUNS': {
    kind: 'closed',
    zh: '这个招生年度还没有办完：{until} 之前仍有开放的时间（含延期和补报）。请到期后再结束。',
    en: 'A window or an extension is still to come or open.',
  },
  'SEASON-TWO-PEOPLE': {
    kind: 'conflict',
    zh: '提出结束的人不能自己批准。请由另一位有权限的人批准。',
    en: 'Who asked does not approve.',
  },
  'SEASON-GONE': {
    kind: 'conflict',
    zh: '另一个人刚刚办理过，情况已经变了。请刷新页面再看。',
    en: 'Moved meanwhile, or not there.',
  },
  'SEASON-NONE-BEFORE': {
    kind: 'invalid',
    zh: '系统里没有上一个招生年度的登记，不需要衔接。',
    en: 'There is no earlier season to carry from.',
  },
  'SANDBOX-ONLY': {
    kind: 'denied',
    zh: '只有演练环境才能调整时间，正式系统不能使用。',
    en: 'Only in the sandbox.',
  },
} as const satisfies Record<string, RefusalEntry>
