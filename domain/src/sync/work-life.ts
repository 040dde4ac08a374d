import type { RefusalCode } from '../base/refusals.ts'
import type { Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

/** What upstream and we do not agree about: single values; a pupil gone from the register; one told to be at another school; a number
 *  that changed (L → G), so that somebody new may be somebody we hold. */
export type WorkKind = 'differs' | 'missing' | 'moved' | 'renumbered'
export const workKindNames: Readonly<Record<WorkKind, string>> = {
  differs: '内容不一致',
  missing: '学籍中已没有',
  moved: '学籍已在他校',
  renumbered: '疑似更换号码',
}

export type WorkState = 'open' | 'atRegister' | 'asked' | 'leaving' | 'dropped' | 'agreed' | 'corrected'
export type WorkEvent =
  'follow' | 'keep' | 'renumber' | 'move' | 'leave' | 'drop' | 'reopen' | 'differ' | 'agree'
export type WorkGuard = 'ofValues' | 'ofPlace' | 'ofNumber' | 'placeKnown'

/** The life of a piece of sync work (同步待办状态流转表, notice 二.2; B3, B4). `differ` and `agree` are what a sync finds; nothing here
 *  writes over what a candidate confirmed: following the register means that the candidate is asked. */
export const syncWorkLifecycle: Lifecycle<WorkState, WorkEvent, never, WorkGuard> = {
  title: '同步待办',
  states: {
    open: '待处理',
    atRegister: '已转学籍管理员更正',
    asked: '已请考生核改',
    leaving: '办理转出或放弃中',
    dropped: '不予处理',
    agreed: '两边已一致',
    corrected: '学籍已更正',
  },
  events: {
    follow: '跟随学籍，请考生核改',
    keep: '保留本人填写，转学籍管理员更正',
    renumber: '是同一人，换用新号码',
    move: '转到新学校继续报名',
    leave: '确已离校，办理转出或放弃报考',
    drop: '不予处理',
    reopen: '重新处理',
    differ: '学籍又有变化',
    agree: '两边一致',
  },
  refusalOf: {
    ofValues: 'SYNC-WORK-OTHER-KIND',
    ofPlace: 'SYNC-WORK-OTHER-KIND',
    ofNumber: 'SYNC-WORK-OTHER-KIND',
    placeKnown: 'SYNC-PLACE-UNKNOWN',
  } satisfies Record<WorkGuard, RefusalCode>,
  table: [
    // from        event     to            by             during    needs
    ['open', 'follow', 'asked', 'roster.sync', 'always', ['ofValues']],
    ['open', 'renumber', 'asked', 'roster.sync', 'always', ['ofNumber']],
    ['open', 'move', 'agreed', 'roster.sync', 'always', ['ofPlace', 'placeKnown']],
    ['open', 'keep', 'atRegister', 'roster.sync', 'always', []],
    ['open', 'leave', 'leaving', 'roster.sync', 'always', ['ofPlace']],
    ['open', 'drop', 'dropped', 'roster.sync', 'always', []],
    ['open', 'differ', 'open', 'roster.sync', 'always', []],
    ['open', 'agree', 'agreed', 'roster.sync', 'always', []],
    ['atRegister', 'reopen', 'open', 'roster.sync', 'always', []],
    ['atRegister', 'differ', 'open', 'roster.sync', 'always', []],
    // What stood on the list of corrections is told apart from what settled by itself: the keeper of the register has done it.
    ['atRegister', 'agree', 'corrected', 'roster.sync', 'always', []],
    ['asked', 'reopen', 'open', 'roster.sync', 'always', []],
    ['asked', 'differ', 'open', 'roster.sync', 'always', []],
    ['asked', 'agree', 'agreed', 'roster.sync', 'always', []],
    ['leaving', 'reopen', 'open', 'roster.sync', 'always', []],
    ['leaving', 'differ', 'open', 'roster.sync', 'always', []],
    ['leaving', 'agree', 'agreed', 'roster.sync', 'always', []],
    ['dropped', 'reopen', 'open', 'roster.sync', 'always', []],
    ['dropped', 'differ', 'open', 'roster.sync', 'always', []],
    ['dropped', 'agree', 'agreed', 'roster.sync', 'always', []],
    ['agreed', 'differ', 'open', 'roster.sync', 'always', []],
    ['corrected', 'differ', 'open', 'roster.sync', 'always', []],
  ],
}

/** Guards that hold for a kind. */
export const heldFor: Readonly<Record<WorkKind, readonly WorkGuard[]>> = {
  differs: ['ofValues'],
  missing: ['ofPlace'],
  moved: ['ofPlace'],
  renumbered: ['ofNumber'],
}

/** What a piece of work is about: its kind, and whether the school and class that the register names are known here. */
export interface WorkSubject {
  readonly kind: WorkKind
  readonly place: 'known' | 'unknown'
}

/** What a person chooses, what fits best first; the rest is what a sync finds. */
export const choices = ['follow', 'renumber', 'move', 'keep', 'leave', 'drop', 'reopen'] as const
export type Choice = (typeof choices)[number]

/** Refuses STATE-NO-WAY, SYNC-WORK-OTHER-KIND, SYNC-PLACE-UNKNOWN. */
export function decideWork(
  state: WorkState,
  event: WorkEvent,
  { kind, place }: WorkSubject,
): Result<WorkState> {
  const met = new Set([...heldFor[kind], ...(place === 'known' ? (['placeKnown'] as const) : [])])
  return step(syncWorkLifecycle, state, event, { open: new Set<never>(), met })
}

/** What a person may choose now. */
export function choicesOf(state: WorkState, subject: WorkSubject): readonly Choice[] {
  return choices.filter((choice) => decideWork(state, choice, subject).ok)
}

/** From where to where an event leads, to be named where many are moved at once. */
export const waysOf = (event: WorkEvent): readonly { readonly from: WorkState; readonly to: WorkState }[] =>
  syncWorkLifecycle.table.filter((row) => row[1] === event).map(([from, , to]) => ({ from, to }))

/** States on 学籍更正清单 (B3): asked of the keeper of the register, and done by them. */
export const correctionStates: readonly WorkState[] = ['atRegister', 'corrected']
