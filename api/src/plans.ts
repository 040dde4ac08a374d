import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

/** One edition of a plan as it stands. */
const PlanView = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  edition: Count,
  title: Type.String(),
  responsible: Type.String(),
  bytes: Count,
  state: Type.String(),
  stateName: Type.String(),
  version: Count,
  filedAt: Time,
  filedBy: Type.String(),
  /** Filed after the day the pack names. */
  late: Type.Boolean(),
  decidedAt: Type.Optional(Time),
  decidedBy: Type.Optional(Type.String()),
  /** Why it was sent back. */
  reason: Type.Optional(Type.String()),
  may: Type.Array(Type.String()),
})

/** 方案预案 (notice 三.(二), 三.(五)): one's own with every edition, and who directly below has filed or not. */
export const readPlans = endpoint({
  id: 'readPlans',
  title: '方案预案',
  method: 'GET',
  path: '/orgs/:org/plans',
  action: 'plan.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    org: Type.Object({ code: Type.String(), name: Type.String() }),
    maxBytes: Count,
    kinds: Type.Array(
      Type.Object({
        code: Type.String(),
        title: Type.String(),
        hint: Type.String(),
        due: Time,
        /** Whether this organisation files it, and whether the caller may. */
        here: Type.Union([Type.Literal('mine'), Type.Literal('theirs'), Type.Literal('notAsked')]),
      }),
    ),
    plans: Type.Array(PlanView),
    below: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        /** Kinds it has to file. */
        owes: Type.Array(Type.String()),
        current: Type.Array(PlanView),
        /** It and everybody below it: plans to be filed, plans that stand. */
        owed: Count,
        filed: Count,
      }),
    ),
  }),
})

/** Files a plan, or a new edition of it: `after` is the edition that stands on the caller's screen, 0 for none. */
export const filePlan = endpoint({
  id: 'filePlan',
  title: '报备方案预案',
  method: 'POST',
  path: '/orgs/:org/plans',
  action: 'plan.file',
  carrier: 'multipart',
  input: Type.Object({
    org: Code,
    kind: Type.String({ minLength: 1, maxLength: 40 }),
    after: Type.Integer({ minimum: 0 }),
    title: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
    responsible: Type.String({ minLength: 2, maxLength: 50, pattern: '\\S' }),
  }),
  output: Type.Object({ plan: Type.String() }),
})

/** The PDF of one edition; recorded. */
export const openPlan = endpoint({
  id: 'openPlan',
  title: '打开方案预案',
  method: 'GET',
  path: '/plans/:plan/file',
  action: 'plan.read',
  input: Type.Object({ plan: Id }),
  output: Type.Unknown(),
  answer: 'file',
})

/** Noted, or sent back with what is to be changed; by an organisation above only. */
export const decidePlan = endpoint({
  id: 'decidePlan',
  title: '阅知或退回方案预案',
  method: 'POST',
  path: '/plans/:plan',
  action: 'plan.oversee',
  input: Type.Object({
    plan: Id,
    version: Count,
    event: Type.Union([Type.Literal('note'), Type.Literal('sendBack')]),
    reason: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  output: Done,
})
