import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const Reason = Type.Object({ text: Type.String(), todo: Type.String() })

/** An application as the candidate sees it. */
const Mine = Type.Object({
  id: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  version: Count,
  point: Type.Object({ name: Type.String(), address: Type.String(), phone: Type.String() }),
  appliedAt: Time,
  until: Time,
  decidedAt: Type.Optional(Time),
  reason: Type.Optional(Reason),
  may: Type.Array(Type.String()),
})

/** 回户籍地报考 of the candidate: the requirements, the points of the own household's place, applications, and what was asked about
 *  leaving early (notice 一.2, 二.2(3)). */
export const myTransfer = endpoint({
  id: 'myTransfer',
  title: '我的回户籍地报考',
  method: 'GET',
  path: '/transfer/mine',
  action: 'registration.fill',
  input: Type.Object({}),
  output: Type.Object({
    /** Absent where nobody has told yet: nothing of the school's is waited for. */
    informedAt: Type.Optional(Time),
    receiptAt: Type.Optional(Time),
    lines: Type.Array(Type.String()),
    local: Type.Array(Type.String()),
    bring: Type.Array(Type.String()),
    evidence: Type.Array(Type.Object({ code: Type.String(), text: Type.String(), required: Type.Boolean() })),
    collectedAt: Type.String(),
    track: Type.String(),
    window: Type.Object({ from: Time, until: Time, open: Type.Boolean() }),
    household: Type.Object({ code: Type.String(), name: Type.String() }),
    points: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        address: Type.String(),
        phone: Type.String(),
        hours: Type.String(),
        note: Type.String(),
        near: Type.String(),
        open: Type.Boolean(),
      }),
    ),
    applications: Type.Array(Mine),
    mayApply: Type.Boolean(),
    leaving: Type.Object({
      question: Type.String(),
      promise: Type.String(),
      state: Type.String(),
      stateName: Type.String(),
      version: Count,
      words: Type.Optional(Type.String()),
      reply: Type.Optional(Type.String()),
      office: Type.Optional(Type.String()),
      may: Type.Array(Type.String()),
    }),
  }),
})

/** 我已知道: the candidate or the guardian has read the requirements. */
export const acknowledgeReturning = endpoint({
  id: 'acknowledgeReturning',
  title: '我已知道报名要求',
  method: 'POST',
  path: '/transfer/receipt',
  action: 'registration.fill',
  input: Type.Object({}),
  output: Done,
})

/** The candidate's own application to one designated point. */
export const applyTransfer = endpoint({
  id: 'applyTransfer',
  title: '申请回户籍地报考',
  method: 'POST',
  path: '/transfer/apply',
  action: 'registration.fill',
  input: Type.Object({
    point: Code,
    evidence: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  }),
  output: Done,
})

export const cancelTransfer = endpoint({
  id: 'cancelTransfer',
  title: '撤回回户籍地报考的申请',
  method: 'POST',
  path: '/transfer/cancel',
  action: 'registration.fill',
  input: Type.Object({ transfer: Id, version: Count }),
  output: Done,
})

/** The class at once, or some pupils. Told already is told: nobody is told twice. */
export const informReturning = endpoint({
  id: 'informReturning',
  title: '通知回户籍地报考的要求',
  method: 'POST',
  path: '/transfer/inform',
  action: 'transfer.inform',
  input: Type.Object({
    /** One of the two. */
    school: Type.Optional(Code),
    class: Type.Optional(Code),
    registrations: Type.Optional(Type.Array(Id, { maxItems: 500 })),
  }),
  output: Type.Object({ informed: Count }),
})

/** Pupils of one school whose household is elsewhere, or who chose to return, or were told (notice 二.2(3)). */
export const listReturning = endpoint({
  id: 'listReturning',
  title: '本校回户籍地报考情况',
  method: 'GET',
  path: '/transfer/school',
  action: 'transfer.read',
  input: Type.Object({ school: Type.Optional(Code), class: Type.Optional(Code) }),
  output: Type.Object({
    pupils: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        className: Type.String(),
        household: Type.String(),
        elsewhere: Type.Boolean(),
        track: Type.String(),
        state: Type.String(),
        /** Nobody has told yet, and the registration is still the school's. */
        untold: Type.Boolean(),
        informedAt: Type.Optional(Time),
        receiptAt: Type.Optional(Time),
        transfer: Type.Optional(
          Type.Object({ state: Type.String(), stateName: Type.String(), point: Type.String(), at: Time }),
        ),
      }),
    ),
    /** Whether the caller tells the pupils here. */
    mayInform: Type.Boolean(),
  }),
})

/** What waits at a designated point, and what it has decided. */
export const transferQueue = endpoint({
  id: 'transferQueue',
  title: '报名点接收队列',
  method: 'GET',
  path: '/transfer/queue',
  action: 'transfer.decide',
  input: Type.Object({ point: Code }),
  output: Type.Object({
    lines: Type.Array(
      Type.Object({
        id: Type.String(),
        version: Count,
        state: Type.String(),
        stateName: Type.String(),
        name: Type.String(),
        sex: Type.String(),
        idNumber: Type.String(),
        household: Type.String(),
        school: Type.String(),
        evidence: Type.Array(Type.String()),
        appliedAt: Time,
        until: Time,
        decidedAt: Type.Optional(Time),
        reason: Type.Optional(Type.String()),
        /** The registration at the point, once accepted. */
        registration: Type.Optional(Type.String()),
        /** Why it can be accepted no more. */
        gone: Type.Optional(Type.String()),
        may: Type.Array(Type.String()),
      }),
    ),
    declining: Type.Array(Type.Object({ code: Type.String(), text: Type.String(), todo: Type.String() })),
    sendingBack: Type.Array(Type.Object({ code: Type.String(), text: Type.String(), todo: Type.String() })),
  }),
})

export const decideTransfer = endpoint({
  id: 'decideTransfer',
  title: '接收、不接收、退回回户籍考生',
  method: 'POST',
  path: '/transfer/decide',
  action: 'transfer.decide',
  input: Type.Object({
    transfer: Id,
    version: Count,
    event: Type.Union([Type.Literal('accept'), Type.Literal('decline'), Type.Literal('sendBack')]),
    reason: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: Done,
})

const Counts = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  elsewhere: Count,
  informed: Count,
  receipts: Count,
  home: Count,
  applied: Count,
  accepted: Count,
  declined: Count,
  waiting: Count,
  taken: Count,
})

/** Of an organisation and each directly below: told, receipts, applications of its pupils; and what its points hold. */
export const transferCounts = endpoint({
  id: 'transferCounts',
  title: '回户籍地报考统计',
  method: 'GET',
  path: '/transfer/counts',
  action: 'transfer.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({ org: Counts, lines: Type.Array(Counts) }),
})
