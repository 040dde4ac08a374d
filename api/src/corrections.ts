import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Count, Done, Id, Time, cursor } from './shapes.ts'

const Path = Type.String({ pattern: '^[A-Za-z]{1,40}(\\.\\d{1,2})?\\.[A-Za-z0-9]{1,40}$' })
const Reason = Type.String({ maxLength: 500 })

const paper = {
  paper: Type.String(),
  code: Type.String(),
  type: Type.String(),
  bytes: Count,
}

/** One paper of a request to come (户口簿, signed application): JPEG, PNG or PDF. */
export const keepCorrectionPaper = endpoint({
  id: 'keepCorrectionPaper',
  title: '上传更正材料',
  method: 'POST',
  path: '/registrations/:id/correction-papers',
  action: 'correction.ask',
  carrier: 'multipart',
  input: Type.Object({ id: Id, code: Type.String({ maxLength: 20 }) }),
  output: Type.Object(paper),
})

/** 申请更正 of named fields (notice 三.(三)): by the candidate, or by the school with the application that candidate and guardian signed.
 *  `version`: of the registration that was looked at. */
export const askCorrection = endpoint({
  id: 'askCorrection',
  title: '申请信息更正',
  method: 'POST',
  path: '/registrations/:id/corrections',
  action: 'correction.ask',
  input: Type.Object({
    id: Id,
    version: Count,
    changes: Type.Array(Type.Object({ field: Path, to: Type.String({ maxLength: 2000 }) }), { maxItems: 40 }),
    reason: Reason,
    papers: Type.Array(Id, { maxItems: 20 }),
  }),
  output: Type.Object({ correction: Type.String() }),
})

const Change = Type.Object({
  field: Type.String(),
  label: Type.String(),
  from: Type.String(),
  to: Type.String(),
  /** The values are covered; whoever approves uncovers them for a purpose. */
  covered: Type.Boolean(),
})

const Head = {
  id: Type.String(),
  registration: Type.String(),
  name: Type.String(),
  school: Type.String(),
  className: Type.String(),
  fields: Type.Array(Type.String()),
  askedAs: Type.String(),
  askedAt: Time,
  state: Type.String(),
  stateName: Type.String(),
  /** What it waits for, or waited for last: the step and its office. */
  level: Type.String(),
  office: Type.String(),
  /** When the level's days are over. */
  due: Time,
  /** Waits for somebody with the reader's right. */
  mine: Type.Boolean(),
}

const Step = Type.Object({
  event: Type.String(),
  title: Type.String(),
  at: Time,
  by: Type.String(),
  org: Type.String(),
  reason: Type.String(),
})

export const CorrectionView = Type.Object({
  ...Head,
  version: Count,
  scheme: Type.String(),
  changes: Type.Array(Change),
  reason: Type.String(),
  papers: Type.Array(Type.Object({ ...paper, title: Type.String() })),
  levels: Type.Array(
    Type.Object({
      title: Type.String(),
      office: Type.String(),
      standing: Type.Union([Type.Literal('done'), Type.Literal('now'), Type.Literal('open')]),
    }),
  ),
  history: Type.Array(Step),
  may: Type.Array(Type.String()),
  /** The reader has taken a step already: somebody else has to take this one. */
  own: Type.Boolean(),
})

/** All requests of one registration, newest first; the candidate's own with full values. */
export const correctionsOf = endpoint({
  id: 'correctionsOf',
  title: '一名考生的信息更正',
  method: 'GET',
  path: '/registrations/:id/corrections',
  action: 'correction.read',
  input: Type.Object({ id: Id }),
  output: Type.Object({ corrections: Type.Array(CorrectionView), mayAsk: Type.Boolean() }),
})

const Show = Type.Union([
  Type.Literal('asked'),
  Type.Literal('approved'),
  Type.Literal('done'),
  Type.Literal('rejected'),
  Type.Literal('withdrawn'),
  Type.Literal('revoked'),
])

/** Requests inside the own organisation: what has waited longest first. */
export const listCorrections = endpoint({
  id: 'listCorrections',
  title: '信息更正列表',
  method: 'GET',
  path: '/corrections',
  action: 'correction.read',
  input: Type.Object({ state: Type.Optional(Show), cursor }),
  output: Type.Object({
    lines: Type.Array(Type.Object(Head)),
    /** By state, each up to 1,000. */
    counts: Type.Record(Type.String(), Count),
    next: Type.Optional(Type.String()),
  }),
})

export const readCorrection = endpoint({
  id: 'readCorrection',
  title: '信息更正申请',
  method: 'GET',
  path: '/corrections/:correction',
  action: 'correction.read',
  input: Type.Object({ correction: Id }),
  output: CorrectionView,
})

/** The same with full values, for a stated purpose; recorded with the candidate (个人信息保护法). */
export const uncoverCorrection = endpoint({
  id: 'uncoverCorrection',
  title: '查看更正的完整内容',
  method: 'POST',
  path: '/corrections/:correction/uncover',
  action: 'correction.approve',
  input: Type.Object({ correction: Id, purpose: Type.String({ minLength: 4, maxLength: 100 }) }),
  output: CorrectionView,
})

export const openCorrectionPaper = endpoint({
  id: 'openCorrectionPaper',
  title: '查看更正材料',
  method: 'POST',
  path: '/corrections/:correction/papers/:paper/open',
  action: 'correction.approve',
  answer: 'file',
  input: Type.Object({ correction: Id, paper: Id }),
  output: Type.Unknown(),
})

/** One level agrees, or does not; or an approval that nobody has signed yet is taken back. */
export const decideCorrection = endpoint({
  id: 'decideCorrection',
  title: '审批信息更正',
  method: 'POST',
  path: '/corrections/:correction/decide',
  action: 'correction.approve',
  input: Type.Object({
    correction: Id,
    version: Count,
    event: Type.Union([Type.Literal('approve'), Type.Literal('reject'), Type.Literal('revoke')]),
    reason: Type.Optional(Reason),
  }),
  output: Done,
})

export const withdrawCorrection = endpoint({
  id: 'withdrawCorrection',
  title: '撤回信息更正申请',
  method: 'POST',
  path: '/corrections/:correction/withdraw',
  action: 'correction.ask',
  input: Type.Object({ correction: Id, version: Count }),
  output: Done,
})

/** Every version of a registration: when, by whom, in which state. */
export const listVersions = endpoint({
  id: 'listVersions',
  title: '考生信息的历次版本',
  method: 'GET',
  path: '/registrations/:id/versions',
  action: 'correction.read',
  input: Type.Object({ id: Id }),
  output: Type.Object({
    versions: Type.Array(
      Type.Object({
        version: Count,
        at: Time,
        by: Type.String(),
        state: Type.String(),
        stateName: Type.String(),
      }),
    ),
  }),
})

const Differences = Type.Object({ differences: Type.Array(Change) })
const Two = { id: Id, from: Count, to: Count }

/** Two versions field by field, covered. */
export const compareVersions = endpoint({
  id: 'compareVersions',
  title: '对比两个版本',
  method: 'GET',
  path: '/registrations/:id/versions/compare',
  action: 'correction.read',
  input: Type.Object(Two),
  output: Differences,
})

/** The same with full values, for a stated purpose; recorded. */
export const uncoverVersions = endpoint({
  id: 'uncoverVersions',
  title: '查看两个版本的完整内容',
  method: 'POST',
  path: '/registrations/:id/versions/uncover',
  action: 'correction.approve',
  input: Type.Object({ ...Two, purpose: Type.String({ minLength: 4, maxLength: 100 }) }),
  output: Differences,
})
