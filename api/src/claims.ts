import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Count, Done, Id, Text, Time } from './shapes.ts'

const Short = Type.String({ maxLength: 40 })
/** A code of the pack; empty for a kind without items. */
const Item = Type.String({ maxLength: 40 })

/** One condition, and how it stands for this candidate. */
export const ClauseView = Type.Object({
  id: Type.String(),
  text: Type.String(),
  standing: Type.Union([Type.Literal('met'), Type.Literal('unmet'), Type.Literal('unknown')]),
  missing: Type.Array(Type.String()),
})

/** What is told of a paper that lies beside a claim. */
export const claimFile = {
  id: Type.String(),
  paper: Type.String(),
  title: Type.String(),
  type: Type.String(),
  bytes: Count,
  at: Time,
  submitted: Type.Boolean(),
}
export const ClaimFileView = Type.Object(claimFile)

const ReasonView = Type.Object({
  /** A clause or a paper, in words; empty = the whole. */
  about: Type.String(),
  text: Type.String(),
  todo: Type.String(),
})

/** One act of the history, as families and offices read it: an office, never a person. */
export const ClaimStepView = Type.Object({
  event: Type.String(),
  eventName: Type.String(),
  level: Type.String(),
  office: Type.String(),
  at: Time,
  reasons: Type.Array(ReasonView),
  note: Type.Optional(Type.String()),
})

const LevelView = Type.Object({
  title: Type.String(),
  office: Type.String(),
  state: Type.Union([Type.Literal('done'), Type.Literal('here'), Type.Literal('ahead')]),
  due: Type.Optional(Time),
})

const Seat = Type.Object({ level: Type.String(), office: Type.String(), since: Time, due: Time })

const MyClaim = Type.Object({
  id: Type.String(),
  version: Count,
  kind: Type.String(),
  item: Type.String(),
  title: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  seat: Seat,
  levels: Type.Array(LevelView),
  steps: Type.Array(ClaimStepView),
  clauses: Type.Array(ClauseView),
  files: Type.Array(ClaimFileView),
  papers: Type.Array(
    Type.Object({ code: Type.String(), title: Type.String(), hint: Type.String(), must: Type.Boolean() }),
  ),
  /** Until when a refusal may be appealed against. */
  appealUntil: Type.Optional(Time),
  /** It came by a list from above: nobody claims it anew. */
  listed: Type.Boolean(),
  may: Type.Array(Type.String()),
})

/** What may be claimed here, and what is known about it already. */
const Offer = Type.Object({
  kind: Type.String(),
  item: Type.String(),
  title: Type.String(),
  says: Type.String(),
  /** Of a bonus: what it is worth and where. */
  worth: Type.String(),
  clauses: Type.Array(ClauseView),
  papers: Type.Array(
    Type.Object({ code: Type.String(), title: Type.String(), hint: Type.String(), must: Type.Boolean() }),
  ),
  files: Type.Array(ClaimFileView),
})

/** 资格申报 of the candidate (notice 一): what is claimed, what may be claimed, until when. */
export const myClaims = endpoint({
  id: 'myClaims',
  title: '我的资格申报',
  method: 'GET',
  path: '/claims/mine',
  action: 'claim.make',
  input: Type.Object({}),
  output: Type.Object({
    /** Absent where this track claims nothing. */
    window: Type.Optional(Type.Object({ from: Time, until: Time, open: Type.Boolean() })),
    claims: Type.Array(MyClaim),
    offers: Type.Array(Offer),
    cosign: Type.Object({ version: Type.String(), text: Type.String() }),
    files: Type.Object({ types: Type.Array(Type.String()), maxBytes: Count, most: Count }),
    /** Of several bonuses: which one counts, and why. */
    bonus: Type.Optional(Type.String()),
  }),
})

/** One photograph or PDF of a paper. Multipart. */
export const addClaimFile = endpoint({
  id: 'addClaimFile',
  title: '上传申报材料',
  method: 'POST',
  path: '/claims/files',
  action: 'claim.make',
  carrier: 'multipart',
  input: Type.Object({ kind: Short, item: Item, paper: Short }),
  output: Type.Object({ file: Type.String() }),
})

export const dropClaimFile = endpoint({
  id: 'dropClaimFile',
  title: '删除没有提交的材料',
  method: 'POST',
  path: '/claims/files/drop',
  action: 'claim.make',
  input: Type.Object({ file: Id }),
  output: Done,
})

/** The family's own file. */
export const myClaimFile = endpoint({
  id: 'myClaimFile',
  title: '查看自己的申报材料',
  method: 'GET',
  path: '/claims/mine/files/:file',
  action: 'claim.make',
  answer: 'file',
  input: Type.Object({ file: Id }),
  output: Type.Unknown(),
})

export const makeClaim = endpoint({
  id: 'makeClaim',
  title: '提交资格申报',
  method: 'POST',
  path: '/claims',
  action: 'claim.make',
  input: Type.Object({ kind: Short, item: Item, cosigned: Short }),
  output: Done,
})

export const amendClaim = endpoint({
  id: 'amendClaim',
  title: '补正后重新提交资格申报',
  method: 'POST',
  path: '/claims/amend',
  action: 'claim.make',
  input: Type.Object({ claim: Id, version: Count, cosigned: Short }),
  output: Done,
})

export const withdrawClaim = endpoint({
  id: 'withdrawClaim',
  title: '撤回资格申报',
  method: 'POST',
  path: '/claims/withdraw',
  action: 'claim.make',
  input: Type.Object({ claim: Id, version: Count }),
  output: Done,
})

/** Once, to the next level up. */
export const appealClaim = endpoint({
  id: 'appealClaim',
  title: '对审核不通过提出申诉',
  method: 'POST',
  path: '/claims/appeal',
  action: 'claim.make',
  input: Type.Object({ claim: Id, version: Count, words: Text }),
  output: Done,
})
