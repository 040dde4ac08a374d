import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Done, Id, Nothing, Time, cursor } from './shapes.ts'

const Person = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  post: Type.String({ maxLength: 60 }),
  phone: Type.String({ maxLength: 30 }),
  /** Login of the account, where there is one. */
  login: Type.Optional(Type.String({ maxLength: 64 })),
})
/** 谁主管、谁审核、谁负责（录入）. */
export const People = Type.Object({ leads: Person, reviews: Person, enters: Person })
const Kept = Type.Object({ version: Type.Integer(), people: People, by: Type.String(), at: Time })

/** 责任制登记 of an organisation with its earlier versions, and who below has none yet (A9). */
export const readDuty = endpoint({
  id: 'readDuty',
  title: '责任制登记',
  method: 'GET',
  path: '/duty/at/:org',
  action: 'duty.keep',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    org: Type.Object({ code: Type.String(), name: Type.String() }),
    versions: Type.Array(Kept),
    below: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        people: Type.Optional(People),
        at: Type.Optional(Time),
      }),
    ),
  }),
})
export const keepDuty = endpoint({
  id: 'keepDuty',
  title: '登记责任人',
  method: 'POST',
  path: '/duty/at/:org',
  action: 'duty.keep',
  /** `version` = the one seen; 0 when there is none. */
  input: Type.Object({ org: Code, version: Type.Integer({ minimum: 0 }), people: People }),
  output: Done,
})
/** 责任制登记表 on A4, with 填报单位（盖章）. */
export const printDuty = endpoint({
  id: 'printDuty',
  title: '打印责任制登记表',
  method: 'POST',
  path: '/duty/at/:org/print',
  action: 'duty.keep',
  input: Type.Object({ org: Code }),
  output: Type.Unknown(),
  answer: 'file',
})

/** 弄虚作假情况 in the caller's sight; what is about the own organisation is not. */
export const listCases = endpoint({
  id: 'listCases',
  title: '弄虚作假情况',
  method: 'GET',
  path: '/falsifications',
  action: 'falsification.record',
  input: Nothing,
  output: Type.Object({
    cases: Type.Array(
      Type.Object({
        id: Type.String(),
        version: Type.Integer(),
        about: Type.String(),
        orgName: Type.String(),
        candidate: Type.Optional(Type.Object({ name: Type.String(), number: Type.String() })),
        facts: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
        by: Type.String(),
        byOrg: Type.String(),
        at: Time,
        decidedBy: Type.Optional(Type.String()),
        decidedAt: Type.Optional(Time),
        outcome: Type.Optional(Type.String()),
        may: Type.Array(Type.String()),
      }),
    ),
  }),
})
const Facts = Type.String({ minLength: 10, maxLength: 2000 })
export const recordCaseOf = endpoint({
  id: 'recordCaseOf',
  title: '登记考生弄虚作假情况',
  method: 'POST',
  path: '/registrations/:id/falsification',
  action: 'falsification.record',
  input: Type.Object({ id: Id, facts: Facts }),
  output: Done,
})
export const recordCaseAt = endpoint({
  id: 'recordCaseAt',
  title: '登记单位弄虚作假情况',
  method: 'POST',
  path: '/falsifications/at/:org',
  action: 'falsification.record',
  input: Type.Object({ org: Code, facts: Facts }),
  output: Done,
})
export const decideCase = endpoint({
  id: 'decideCase',
  title: '核查弄虚作假情况',
  method: 'POST',
  path: '/falsifications/:falsification/decision',
  action: 'falsification.decide',
  input: Type.Object({
    falsification: Id,
    version: Type.Integer({ minimum: 0 }),
    event: Type.Union([Type.Literal('examine'), Type.Literal('uphold'), Type.Literal('dismiss')]),
    outcome: Type.Optional(Type.String({ maxLength: 2000 })),
  }),
  output: Done,
})

/** 留痕: acts of offices, newest first; each leads to a person, a grant, and who gave it (A9, A6). */
export const listActs = endpoint({
  id: 'listActs',
  title: '授权与办理留痕',
  method: 'GET',
  path: '/acts',
  action: 'grant.audit',
  input: Type.Object({ cursor }),
  output: Type.Object({
    acts: Type.Array(
      Type.Object({
        id: Type.String(),
        at: Time,
        what: Type.String(),
        name: Type.String(),
        title: Type.String(),
        orgName: Type.String(),
        about: Type.String(),
        grant: Type.Optional(Type.String()),
        givenBy: Type.Optional(Type.String()),
      }),
    ),
    next: Type.Optional(Type.String()),
  }),
})

/** 账号安全 (A6): a staff account by its login. */
export const secureAccount = endpoint({
  id: 'secureAccount',
  title: '查看账号登录情况',
  method: 'POST',
  path: '/security/account',
  action: 'account.secure',
  input: Type.Object({ login: Type.String({ minLength: 1, maxLength: 64 }) }),
  output: Type.Object({
    login: Type.String(),
    name: Type.String(),
    activated: Type.Boolean(),
    lockedUntil: Type.Optional(Time),
    sessions: Type.Array(Type.Object({ since: Time, seen: Time })),
  }),
})
export const freeAccount = endpoint({
  id: 'freeAccount',
  title: '解锁账号或结束登录',
  method: 'POST',
  path: '/security/act',
  action: 'account.secure',
  input: Type.Object({
    login: Type.String({ minLength: 1, maxLength: 64 }),
    act: Type.Union([Type.Literal('unlock'), Type.Literal('endSessions')]),
  }),
  output: Type.Object({ changed: Type.Integer() }),
})

/** 后台任务 (A6): how many of each kind wait, run, are done or failed. */
export const jobStates = endpoint({
  id: 'jobStates',
  title: '后台任务',
  method: 'GET',
  path: '/system/jobs',
  action: 'job.oversee',
  input: Nothing,
  output: Type.Object({
    jobs: Type.Array(
      Type.Object({
        kind: Type.String(),
        state: Type.String(),
        count: Type.Integer(),
        oldest: Type.Optional(Time),
      }),
    ),
  }),
})
