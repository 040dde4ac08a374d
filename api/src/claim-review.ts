import { Type } from 'typebox'
import { claimFile, ClaimStepView, ClauseView } from './claims.ts'
import { endpoint } from './endpoint.ts'
import { Code, Count, Id, Text, Time } from './shapes.ts'

const Short = Type.String({ maxLength: 40 })

export const ClaimLine = Type.Object({
  id: Type.String(),
  version: Count,
  registration: Type.String(),
  name: Type.String(),
  school: Type.String(),
  className: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  level: Type.String(),
  /** As last computed: 拟符合, 拟不符合, 待核实. */
  proposal: Type.String(),
  proposalName: Type.String(),
  since: Time,
  due: Time,
  /** Files that this office has not opened. */
  unread: Count,
})

/** When an office was reminded of a day of deadlines, how many are due by its end now, and which of them first. */
const Reminded = Type.Object({ at: Time, count: Count, due: Time, day: Type.String() })

/** What waits at the caller's office, the longest first; with those of the level below in which the office stands in. */
export const claimQueue = endpoint({
  id: 'claimQueue',
  title: '资格审核队列',
  method: 'GET',
  path: '/claims/queue',
  action: 'claim.review',
  input: Type.Object({
    show: Type.Optional(Type.Union([Type.Literal('own'), Type.Literal('standIn'), Type.Literal('decided')])),
    kind: Type.Optional(Short),
  }),
  output: Type.Object({
    lines: Type.Array(ClaimLine),
    /** How many wait here, and how many of them past their day. */
    waiting: Count,
    overdue: Count,
    /** How many wait at a level below in which this office may stand in. */
    standIn: Count,
    kinds: Type.Array(Type.Object({ code: Type.String(), title: Type.String() })),
    reminded: Type.Optional(Reminded),
  }),
})

/** How much waits at the caller's office, for its first page. */
export const claimWork = endpoint({
  id: 'claimWork',
  title: '资格审核待办',
  method: 'GET',
  path: '/claims/work',
  action: 'claim.review',
  input: Type.Object({}),
  output: Type.Object({ waiting: Count, overdue: Count, reminded: Type.Optional(Reminded) }),
})

export const ClaimView = Type.Object({
  id: Type.String(),
  version: Count,
  registration: Type.String(),
  name: Type.String(),
  number: Type.String(),
  school: Type.String(),
  className: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  /** The scheme or the item by which it is judged. */
  scheme: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  level: Type.String(),
  office: Type.String(),
  since: Time,
  due: Time,
  levels: Type.Array(Type.Object({ title: Type.String(), office: Type.String(), state: Type.String() })),
  proposal: Type.String(),
  proposalName: Type.String(),
  deciding: Type.Optional(Type.String()),
  clauses: Type.Array(ClauseView),
  /** What the clauses ask about, from the form. */
  facts: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
  files: Type.Array(Type.Object({ ...claimFile, opened: Type.Boolean() })),
  steps: Type.Array(ClaimStepView),
  /** What the family says in its appeal. */
  words: Type.Optional(Type.String()),
  /** From a list that came from above. */
  listed: Type.Boolean(),
  /** Which list, and which line of it. */
  evidence: Type.Optional(Type.String()),
  /** What passing needs beside the click. */
  needsGrounds: Type.Boolean(),
  reasons: Type.Array(
    Type.Object({
      code: Type.String(),
      text: Type.String(),
      todo: Type.String(),
      for: Type.Array(Type.String()),
    }),
  ),
  /** What a reason may be about. */
  about: Type.Array(Type.Object({ code: Type.String(), label: Type.String() })),
  may: Type.Array(Type.String()),
  undoUntil: Type.Optional(Time),
})

export const readClaim = endpoint({
  id: 'readClaim',
  title: '查看一项资格申报',
  method: 'GET',
  path: '/claims/one/:claim',
  action: 'claim.read',
  input: Type.Object({ claim: Id }),
  output: ClaimView,
})

/** A file of a claim; the opening is recorded and counts as looked at by the office. */
export const openClaimFile = endpoint({
  id: 'openClaimFile',
  title: '查看申报材料',
  method: 'POST',
  path: '/claims/one/:claim/files/:file/open',
  action: 'claim.review',
  answer: 'file',
  input: Type.Object({ claim: Id, file: Id }),
  output: Type.Unknown(),
})

const Reasons = Type.Array(Type.Object({ about: Short, code: Short }), { maxItems: 20 })

export const decideClaim = endpoint({
  id: 'decideClaim',
  title: '资格审核：通过、退回、不通过',
  method: 'POST',
  path: '/claims/decide',
  action: 'claim.review',
  input: Type.Object({
    claim: Id,
    version: Count,
    verdict: Type.Union([Type.Literal('pass'), Type.Literal('return'), Type.Literal('refuse')]),
    reasons: Type.Optional(Reasons),
    note: Type.Optional(Text),
  }),
  output: ClaimView,
})

export const undoClaim = endpoint({
  id: 'undoClaim',
  title: '撤销资格审核的上一步',
  method: 'POST',
  path: '/claims/undo',
  action: 'claim.review',
  input: Type.Object({ claim: Id, version: Count }),
  output: ClaimView,
})

/** What has passed is looked at again, after an objection. */
export const reopenClaim = endpoint({
  id: 'reopenClaim',
  title: '重新审核已通过的资格',
  method: 'POST',
  path: '/claims/reopen',
  action: 'claim.review',
  input: Type.Object({ claim: Id, version: Count, note: Text }),
  output: ClaimView,
})

/** Claims at this office in which nothing is doubtful, and which of them have to be looked at before the rest is passed. */
export const cleanClaims = endpoint({
  id: 'cleanClaims',
  title: '没有疑点、可以批量通过的申报',
  method: 'GET',
  path: '/claims/clean',
  action: 'claim.review',
  input: Type.Object({ kind: Type.Optional(Short) }),
  output: Type.Object({
    lines: Type.Array(ClaimLine),
    sample: Type.Array(Type.String()),
    /** Looked at as well, and not among them. */
    doubtful: Count,
  }),
})

export const passClaims = endpoint({
  id: 'passClaims',
  title: '批量通过资格审核',
  method: 'POST',
  path: '/claims/pass',
  action: 'claim.review',
  input: Type.Object({
    claims: Type.Array(Type.Object({ id: Id, version: Count }), { minItems: 1, maxItems: 500 }),
    /** Of the sample: those that were opened. */
    looked: Type.Array(Id, { maxItems: 50 }),
  }),
  output: Type.Object({ passed: Count }),
})

const Counts = Type.Object({
  code: Type.String(),
  name: Type.String(),
  waiting: Count,
  overdue: Count,
  returned: Count,
  appealed: Count,
  passed: Count,
  refused: Count,
})

/** Of an organisation and each directly below, by kind (notice 三.(一)1: 检查、督促). */
export const claimCounts = endpoint({
  id: 'claimCounts',
  title: '资格审核进度',
  method: 'GET',
  path: '/claims/counts',
  action: 'claim.read',
  input: Type.Object({ org: Code, kind: Type.Optional(Short) }),
  output: Type.Object({ org: Counts, lines: Type.Array(Counts) }),
})

/** 分配生资格名单, 加分名单 (K9): who passed, as a sheet or on paper, names masked nowhere and no numbers. */
export const claimList = endpoint({
  id: 'claimList',
  title: '资格名单',
  method: 'GET',
  path: '/claims/list',
  action: 'claim.read',
  answer: 'file',
  input: Type.Object({
    org: Code,
    kind: Short,
    format: Type.Union([Type.Literal('xlsx'), Type.Literal('pdf')]),
  }),
  output: Type.Unknown(),
})
