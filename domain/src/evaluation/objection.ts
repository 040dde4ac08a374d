import { type Result, ok, refuse } from '../base/result.ts'
import { type Instant, beijing, beijingDay, chineseTime, instant } from '../base/time.ts'
import { type By, type Decided, decided } from '../lifecycle/decided.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'
import { enough } from './class-life.ts'
import { settled } from './overall.ts'
import type { Marks, Scheme } from './scheme.ts'

export type ObjectionState = 'none' | 'asked' | 'explained' | 'upheld' | 'corrected' | 'withdrawn' | 'closed'
export type ObjectionEvent =
  'object' | 'withdraw' | 'explain' | 'uphold' | 'sign' | 'sendBack' | 'acknowledge'
export type ObjectionGuard =
  'wordsGiven' | 'anotherPerson' | 'replyGiven' | 'gradesChanged' | 'anotherSigner' | 'reasonGiven'

/** 对综合素质评价的异议 (notice 二.2(4)): asked by the candidate, answered by somebody who did not enter the grades; a grade that is changed is
 *  signed by the head once more, for this one alone. */
export const objectionLifecycle: Lifecycle<ObjectionState, ObjectionEvent, never, ObjectionGuard> = {
  title: '综合素质评价异议',
  states: {
    none: '没有异议',
    asked: '已提出，等待答复',
    explained: '已说明理由，等级不变',
    upheld: '已采纳，等待校长审签',
    corrected: '已更正',
    withdrawn: '本人已撤回',
    closed: '已办结',
  },
  events: {
    object: '提出异议',
    withdraw: '撤回',
    explain: '说明理由',
    uphold: '采纳并更正等级',
    sign: '审签更正',
    sendBack: '退回重新答复',
    acknowledge: '我已知道',
  },
  refusalOf: {
    wordsGiven: 'EVALUATION-WORDS',
    anotherPerson: 'EVALUATION-SAME-PERSON',
    replyGiven: 'EVALUATION-REPLY',
    gradesChanged: 'EVALUATION-UNCHANGED',
    anotherSigner: 'EVALUATION-SIGNER',
    reasonGiven: 'EVALUATION-REASON',
  },
  table: [
    // from    event       to           by                   during    needs
    ['none', 'object', 'asked', 'evaluation.object', 'always', ['wordsGiven']],
    ['asked', 'withdraw', 'withdrawn', 'evaluation.object', 'always', []],
    ['asked', 'explain', 'explained', 'evaluation.answer', 'always', ['anotherPerson', 'replyGiven']],
    [
      'asked',
      'uphold',
      'upheld',
      'evaluation.answer',
      'always',
      ['anotherPerson', 'replyGiven', 'gradesChanged'],
    ],
    ['upheld', 'sign', 'corrected', 'evaluation.sign', 'always', ['anotherSigner']],
    ['upheld', 'sendBack', 'asked', 'evaluation.sign', 'always', ['reasonGiven']],
    ['explained', 'acknowledge', 'closed', 'evaluation.object', 'always', []],
    ['corrected', 'acknowledge', 'closed', 'evaluation.object', 'always', []],
  ],
}

/** The same table in the candidate's words: an answer that the head has not signed is not told, so it waits still. */
export function asCandidateSees(): typeof objectionLifecycle {
  const { states } = objectionLifecycle
  return { ...objectionLifecycle, states: { ...states, upheld: states.asked } }
}

/** Events that tell of an answer before it is signed: not the candidate's to read. */
export const unsignedAnswers: readonly string[] = [
  'evaluation.objectionUpheld',
  'evaluation.objectionSentBack',
]

/** States in which somebody has to act; one such objection a registration. */
export const openObjections: readonly ObjectionState[] = ['asked', 'upheld']

export interface Objection {
  readonly id: string
  readonly state: ObjectionState
  readonly version: number
  /** Columns it is about. */
  readonly columns: readonly string[]
  readonly answeredBy?: string
  /** The grades that shall stand instead, once signed; nothing but these. */
  readonly proposed?: Marks
}

/** Days after the signing, the day of it not counted, and the Beijing hour at which the last of them ends. */
export interface ObjectionPeriod {
  readonly days: number
  readonly hour: number
}

const [HOUR, DAY] = [3600_000, 86_400_000]

/** Until when objections are taken, exclusive. */
export function objectionUntil(signedAt: Instant, { days, hour }: ObjectionPeriod): Instant {
  return instant(beijing(`${beijingDay(signedAt)}T00:00`) + days * DAY + hour * HOUR)
}

const nothing = new Set<never>()

/** 提出异议. Refuses EVALUATION-UNPUBLISHED, EVALUATION-LATE, EVALUATION-WORDS. */
export function decideObjecting(
  asked: { readonly id: string; readonly columns: readonly string[]; readonly words: string },
  { signedAt, period }: { readonly signedAt: Instant | undefined; readonly period: ObjectionPeriod },
  { at, by }: { readonly at: Instant; readonly by: By },
): Result<Decided<Objection>> {
  if (signedAt === undefined) return refuse('EVALUATION-UNPUBLISHED')
  const until = objectionUntil(signedAt, period)
  if (at >= until) return refuse('EVALUATION-LATE', { until: chineseTime(until) })
  const said = asked.columns.length > 0 && enough(asked.words)
  const met = new Set<ObjectionGuard>(said ? ['wordsGiven'] : [])
  const moved = step(objectionLifecycle, 'none', 'object', { open: nothing, met })
  if (!moved.ok) return moved
  const next: Objection = { id: asked.id, state: moved.value, version: 1, columns: asked.columns }
  return ok(decided(next, { kind: 'evaluation.objected', at, by, fields: asked.columns }))
}

/** What an answer, a signature or the candidate says; whatever the event does not ask for is left out. */
export interface ObjectionAct {
  readonly event: Exclude<ObjectionEvent, 'object'>
  readonly text?: string
  /** Column → grade that shall stand instead. */
  readonly grades?: Marks
}

/** What is in force for the pupil, and who had entered it. */
export interface Standing {
  readonly signed: Marks
  readonly enteredBy: readonly string[]
}

/** Marks once an upheld objection is signed: its grades over what stands at that moment, with 总评 as it comes out then. */
export function withProposed(scheme: Scheme, marks: Marks, proposed: Marks): Marks {
  return settled(scheme, { ...marks, ...proposed })
}

const kinds: Readonly<Record<ObjectionAct['event'], string>> = {
  withdraw: 'evaluation.objectionWithdrawn',
  explain: 'evaluation.objectionExplained',
  uphold: 'evaluation.objectionUpheld',
  sign: 'evaluation.objectionSigned',
  sendBack: 'evaluation.objectionSentBack',
  acknowledge: 'evaluation.objectionClosed',
}

export interface Deciding {
  readonly of: Standing
  readonly at: Instant
  readonly by: By
  /** In whose words a refusal is said; the candidate's do not tell of an answer that is not signed. */
  readonly seen?: typeof objectionLifecycle
}

/** Moves an objection by its table. Refuses STATE-NO-WAY, EVALUATION-SAME-PERSON, EVALUATION-REPLY, EVALUATION-UNCHANGED,
 *  EVALUATION-SIGNER, EVALUATION-REASON. */
export function decideObjection(
  o: Objection,
  { event, text = '', grades = {} }: ObjectionAct,
  { of, at, by, seen = objectionLifecycle }: Deciding,
): Result<Decided<Objection>> {
  const named = Object.entries(grades).filter(([column, grade]) => of.signed[column] !== grade)
  const changed = named.map(([column]) => column)
  const met = new Set<ObjectionGuard>([
    ...(of.enteredBy.includes(by.account) ? [] : (['anotherPerson'] as const)),
    ...(enough(text) ? (['replyGiven', 'reasonGiven'] as const) : []),
    ...(changed.length > 0 ? (['gradesChanged'] as const) : []),
    ...(o.answeredBy === by.account ? [] : (['anotherSigner'] as const)),
  ])
  const moved = step(seen, o.state, event, { open: nothing, met })
  if (!moved.ok) return moved
  const { proposed: _, answeredBy: __, ...kept } = o
  const answers = event === 'explain' || event === 'uphold'
  const next: Objection = {
    ...(event === 'sendBack' ? kept : o),
    ...(answers ? { answeredBy: by.account } : {}),
    ...(event === 'uphold' ? { proposed: Object.fromEntries(named) } : {}),
    state: moved.value,
    version: o.version + 1,
  }
  return ok(decided(next, { kind: kinds[event], at, by, fields: changed }))
}
