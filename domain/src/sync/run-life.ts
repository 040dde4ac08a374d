import type { Result } from '../base/result.ts'
import { type Lifecycle, step } from '../lifecycle/table.ts'

/** Where a sync run stands. */
export type RunState = 'pulling' | 'judging' | 'writing' | 'done' | 'stopped' | 'cancelled'
export type RunEvent =
  'pulled' | 'judged' | 'again' | 'written' | 'fail' | 'stop' | 'resume' | 'giveUp' | 'expire'

/** The life of a sync run (学籍同步状态流转表, notice 二.2; B2). Everything up to `done` is done in the name of who started it. */
export const syncRunLifecycle: Lifecycle<RunState, RunEvent, never, never> = {
  title: '学籍同步',
  states: {
    pulling: '正在取数',
    judging: '正在比对',
    writing: '正在写入',
    done: '已完成',
    stopped: '已停下',
    cancelled: '已放弃',
  },
  events: {
    pulled: '取完',
    judged: '比对完',
    again: '重新比对',
    written: '写完',
    fail: '连续失败',
    stop: '停止',
    resume: '继续',
    giveUp: '放弃这次同步',
    expire: '断点过期，从头取数',
  },
  refusalOf: {},
  table: [
    // from     event     to           by             during    needs
    ['pulling', 'expire', 'pulling', 'roster.sync', 'always', []],
    ['pulling', 'pulled', 'judging', 'roster.sync', 'always', []],
    ['judging', 'judged', 'writing', 'roster.sync', 'always', []],
    // The register moved between comparing and writing, or the process died: compared anew.
    ['judging', 'again', 'judging', 'roster.sync', 'always', []],
    ['writing', 'again', 'judging', 'roster.sync', 'always', []],
    ['writing', 'written', 'done', 'roster.sync', 'always', []],
    ['pulling', 'fail', 'stopped', 'roster.sync', 'always', []],
    ['judging', 'fail', 'stopped', 'roster.sync', 'always', []],
    ['writing', 'fail', 'stopped', 'roster.sync', 'always', []],
    // What is being written is written whole: it cannot be stopped half-way.
    ['pulling', 'stop', 'stopped', 'roster.sync', 'always', []],
    ['judging', 'stop', 'stopped', 'roster.sync', 'always', []],
    ['stopped', 'resume', 'pulling', 'roster.sync', 'always', []],
    ['stopped', 'giveUp', 'cancelled', 'roster.sync', 'always', []],
  ],
}

const nothing = { open: new Set<never>(), met: new Set<never>() }

/** Refuses STATE-NO-WAY. */
export function decideRun(state: RunState, event: RunEvent): Result<RunState> {
  return step(syncRunLifecycle, state, event, nothing)
}

/** Failures in a row after which a run stops and asks a person (assumed). */
export const MOST_FAILURES = 8

/** Milliseconds to wait after so many failures in a row: twice as long each time, at most a minute. `first` after the first. */
export function waitAfter(failures: number, first: number): number {
  return Math.min(60_000, first * 2 ** Math.max(0, failures - 1))
}
