import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Done, Id, Time } from './shapes.ts'

const Words = Type.Object({ code: Type.String(), text: Type.String() })

/** A list as its offices see it. */
const ListView = Type.Object({
  id: Type.String(),
  version: Count,
  kind: Type.String(),
  title: Type.String(),
  orgCode: Type.String(),
  orgName: Type.String(),
  remark: Type.String(),
  lines: Count,
  state: Type.String(),
  stateName: Type.String(),
  preparedAt: Time,
  opensAt: Type.Optional(Time),
  endsAt: Type.Optional(Time),
  haltedFor: Type.Optional(Type.String()),
  objections: Count,
  unanswered: Count,
  may: Type.Array(Type.String()),
})

/** A line as anybody sees it. */
const LineView = Type.Object({
  position: Count,
  className: Type.String(),
  name: Type.String(),
  numberEnd: Type.String(),
  result: Type.String(),
  /** Taken off after an objection that was found true. */
  struck: Type.Boolean(),
})
const Columns = Type.Array(Type.String())

/** Lists in the caller's sight, newest first; at most 200. */
export const listPublicity = endpoint({
  id: 'listPublicity',
  title: '公示名单',
  method: 'GET',
  path: '/publicity',
  action: 'publicity.read',
  input: Type.Object({ show: Type.Union([Type.Literal('live'), Type.Literal('over'), Type.Literal('all')]) }),
  output: Type.Object({ lists: Type.Array(ListView) }),
})

/** Makes the list of a kind from what stands now; nothing is public yet. */
export const preparePublicity = endpoint({
  id: 'preparePublicity',
  title: '生成公示名单',
  method: 'POST',
  path: '/orgs/:org/publicity',
  action: 'publicity.open',
  input: Type.Object({
    org: Code,
    kind: Type.String({ maxLength: 40 }),
    remark: Type.String({ maxLength: 300 }),
  }),
  output: Type.Object({ list: Type.String(), lines: Count }),
})

export const readPublicity = endpoint({
  id: 'readPublicity',
  title: '查看公示名单',
  method: 'GET',
  path: '/publicity/:list',
  action: 'publicity.read',
  input: Type.Object({ list: Id }),
  output: Type.Object({ list: ListView, columns: Columns, lines: Type.Array(LineView) }),
})

export const movePublicity = endpoint({
  id: 'movePublicity',
  title: '办理公示',
  method: 'POST',
  path: '/publicity/:list',
  action: 'publicity.open',
  input: Type.Object({
    list: Id,
    version: Count,
    event: Type.Union([
      Type.Literal('open'),
      Type.Literal('discard'),
      Type.Literal('halt'),
      Type.Literal('conclude'),
    ]),
    reason: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  output: Done,
})

export const printPublicity = endpoint({
  id: 'printPublicity',
  title: '打印公示名单',
  method: 'POST',
  path: '/publicity/:list/print',
  action: 'publicity.read',
  input: Type.Object({ list: Id }),
  output: Type.Unknown(),
  answer: 'file',
})

/** Objections that the caller's office answers, those that wait first; at most 200. */
export const listPublicObjections = endpoint({
  id: 'listPublicObjections',
  title: '公示异议',
  method: 'GET',
  path: '/public-objections',
  action: 'publicity.answer',
  input: Type.Object({ show: Type.Union([Type.Literal('open'), Type.Literal('done')]) }),
  output: Type.Object({
    objections: Type.Array(
      Type.Object({
        id: Type.String(),
        version: Count,
        list: Type.String(),
        title: Type.String(),
        orgName: Type.String(),
        line: Type.Optional(LineView),
        ground: Type.String(),
        words: Type.String(),
        contact: Type.Optional(Type.String()),
        answer: Type.Optional(Type.String()),
        state: Type.String(),
        stateName: Type.String(),
        at: Time,
        dueAt: Time,
        decidedBy: Type.Optional(Type.String()),
        decidedAt: Type.Optional(Time),
        /** Why the caller may not decide; absent where it may, and where it is decided. */
        whyNot: Type.Optional(Type.String()),
        may: Type.Array(Type.String()),
      }),
    ),
  }),
})

export const decidePublicObjection = endpoint({
  id: 'decidePublicObjection',
  title: '处理公示异议',
  method: 'POST',
  path: '/public-objections/:objection',
  action: 'publicity.answer',
  input: Type.Object({
    objection: Id,
    version: Count,
    event: Type.Union([Type.Literal('examine'), Type.Literal('uphold'), Type.Literal('dismiss')]),
    answer: Type.String({ maxLength: 1000 }),
  }),
  output: Done,
})

/** Lists open now whose school or place has the words in its name; at most 50. */
export const findPublicity = endpoint({
  id: 'findPublicity',
  title: '查找公示',
  method: 'GET',
  path: '/public/publicity',
  action: 'public.read',
  input: Type.Object({ text: Type.String({ minLength: 1, maxLength: 40 }) }),
  output: Type.Object({
    lists: Type.Array(
      Type.Object({
        id: Type.String(),
        title: Type.String(),
        orgName: Type.String(),
        places: Type.String(),
        endsAt: Time,
      }),
    ),
    more: Type.Boolean(),
  }),
})

/** One list while it is public; afterwards nobody reads it here. */
export const readPublic = endpoint({
  id: 'readPublic',
  title: '公示',
  method: 'GET',
  path: '/public/publicity/:list',
  action: 'public.read',
  input: Type.Object({ list: Id }),
  output: Type.Object({
    title: Type.String(),
    orgName: Type.String(),
    officeName: Type.String(),
    remark: Type.String(),
    words: Type.Array(Type.String()),
    opensAt: Time,
    endsAt: Time,
    columns: Columns,
    lines: Type.Array(LineView),
    grounds: Type.Array(Words),
  }),
})

/** Anybody, without a name. `mark`: made by the browser, so that sent twice is received once. */
export const objectTo = endpoint({
  id: 'objectTo',
  title: '提出异议',
  method: 'POST',
  path: '/public/publicity/:list/objections',
  action: 'public.read',
  input: Type.Object({
    list: Id,
    mark: Id,
    position: Type.Optional(Type.Integer({ minimum: 1 })),
    ground: Type.String({ maxLength: 40 }),
    words: Type.String({ minLength: 4, maxLength: 1000 }),
    contact: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  output: Type.Object({ receipt: Type.String(), dueAt: Time }),
})

/** What became of an objection, for who holds its receipt. */
export const followObjection = endpoint({
  id: 'followObjection',
  title: '查询异议结果',
  method: 'POST',
  path: '/public/objections',
  action: 'public.read',
  input: Type.Object({ receipt: Type.String({ maxLength: 40 }) }),
  output: Type.Object({
    title: Type.String(),
    state: Type.String(),
    stateName: Type.String(),
    at: Time,
    dueAt: Time,
    answer: Type.Optional(Type.String()),
    decidedAt: Type.Optional(Time),
  }),
})
