import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, cursor, Done, Id, Nothing, Time } from './shapes.ts'

export const SyncRunView = Type.Object({
  id: Type.String(),
  at: Time,
  by: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  mode: Type.Union([Type.Literal('full'), Type.Literal('changes')]),
  pages: Count,
  lines: Count,
  left: Count,
  failure: Type.Optional(Type.String()),
  batch: Type.Optional(Type.String()),
  counts: Type.Record(Type.String(), Count),
  endedAt: Type.Optional(Time),
  may: Type.Array(Type.String()),
})

/** The runs of the caller's organisations, newest first, and how much work waits. */
export const listSyncRuns = endpoint({
  id: 'listSyncRuns',
  title: '学籍同步',
  method: 'GET',
  path: '/sync/runs',
  action: 'roster.sync',
  input: Nothing,
  output: Type.Object({
    setUp: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    runs: Type.Array(SyncRunView),
    open: Type.Record(Type.String(), Count),
  }),
})

/** Begins in the background; `full` asks upstream for everything and compares. */
export const startSync = endpoint({
  id: 'startSync',
  title: '开始同步',
  method: 'POST',
  path: '/sync/runs',
  action: 'roster.sync',
  input: Type.Object({
    org: Type.Optional(Code),
    mode: Type.Optional(Type.Union([Type.Literal('full'), Type.Literal('changes')])),
  }),
  output: SyncRunView,
})

export const moveSync = endpoint({
  id: 'moveSync',
  title: '停止、继续、放弃同步',
  method: 'POST',
  path: '/sync/runs/:run/move',
  action: 'roster.sync',
  input: Type.Object({
    run: Id,
    event: Type.Union([Type.Literal('stop'), Type.Literal('resume'), Type.Literal('giveUp')]),
  }),
  output: SyncRunView,
})

/** One piece of sync work: both values, covered where they are sensitive. */
export const SyncWorkView = Type.Object({
  id: Type.String(),
  registration: Type.String(),
  name: Type.String(),
  number: Type.String(),
  school: Type.String(),
  class: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  standing: Type.String(),
  version: Count,
  at: Time,
  values: Type.Array(
    Type.Object({ field: Type.String(), title: Type.String(), upstream: Type.String(), ours: Type.String() }),
  ),
  decidedBy: Type.Optional(Type.String()),
  /** `will`: what happens when it is chosen. */
  may: Type.Array(Type.Object({ event: Type.String(), name: Type.String(), will: Type.String() })),
})

export const listSyncWork = endpoint({
  id: 'listSyncWork',
  title: '同步待办',
  method: 'GET',
  path: '/sync/work',
  action: 'roster.sync',
  input: Type.Object({
    show: Type.Union([
      Type.Literal('open'),
      Type.Literal('underWay'),
      Type.Literal('corrections'),
      Type.Literal('settled'),
    ]),
    kind: Type.Optional(
      Type.Union([
        Type.Literal('differs'),
        Type.Literal('missing'),
        Type.Literal('moved'),
        Type.Literal('renumbered'),
      ]),
    ),
    cursor,
  }),
  output: Type.Object({ work: Type.Array(SyncWorkView), next: Type.Optional(Type.String()) }),
})

/** A person decides one piece of work; `version` is the one that was before the eyes. */
export const decideSyncWork = endpoint({
  id: 'decideSyncWork',
  title: '处理同步待办',
  method: 'POST',
  path: '/sync/work/:work/decide',
  action: 'roster.sync',
  input: Type.Object({
    work: Id,
    version: Count,
    choice: Type.Union([
      Type.Literal('follow'),
      Type.Literal('renumber'),
      Type.Literal('move'),
      Type.Literal('keep'),
      Type.Literal('leave'),
      Type.Literal('drop'),
      Type.Literal('reopen'),
    ]),
  }),
  output: Done,
})
