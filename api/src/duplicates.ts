import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Count, Done, Id, Time, cursor } from './shapes.ts'

const State = Type.Union([
  Type.Literal('found'),
  Type.Literal('dismissed'),
  Type.Literal('proposed'),
  Type.Literal('merged'),
  Type.Literal('undoing'),
  Type.Literal('undone'),
])
const Kind = Type.Union([
  Type.Literal('sameNumber'),
  Type.Literal('sameStudentNumber'),
  Type.Literal('changedNumber'),
  Type.Literal('nameVariant'),
  Type.Literal('samePortrait'),
])
const Which = Type.Union([Type.Literal('first'), Type.Literal('second')])

/** Where a candidate stands; names are there for whoever answers for the candidate alone. */
const Stand = Type.Object({
  name: Type.String(),
  school: Type.String(),
  covered: Type.Boolean(),
})

const Head = {
  id: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  twins: Type.Boolean(),
  foundAt: Time,
  /** Whose office decides. */
  office: Type.String(),
  weight: Type.Integer(),
}

/** 疑似重复 (G4) inside the own organisation: what waits first, oldest first. */
export const listDuplicates = endpoint({
  id: 'listDuplicates',
  title: '疑似重复列表',
  method: 'GET',
  path: '/duplicates',
  action: 'duplicate.read',
  input: Type.Object({ state: Type.Optional(State), kind: Type.Optional(Kind), cursor }),
  output: Type.Object({
    lines: Type.Array(Type.Object({ ...Head, first: Stand, second: Stand, mine: Type.Boolean() })),
    /** By state, each up to 1,000. */
    counts: Type.Record(Type.String(), Count),
    /** Changed registrations that nobody has compared yet, up to 1,000; of the whole province. */
    comparing: Count,
    next: Type.Optional(Type.String()),
  }),
})

const SideView = Type.Object({
  /** Absent where the reader does not answer for this candidate. */
  registration: Type.Optional(Type.String()),
  name: Type.String(),
  school: Type.String(),
  className: Type.String(),
  number: Type.String(),
  stateName: Type.String(),
  version: Count,
  portrait: Type.Boolean(),
  covered: Type.Boolean(),
  /** Signed and locked: this one cannot be closed. */
  locked: Type.Boolean(),
})

const CaseView = Type.Object({
  ...Head,
  version: Count,
  first: SideView,
  second: SideView,
  /** Trait by trait: covered values and what comparing the full ones gave. */
  rows: Type.Array(
    Type.Object({
      trait: Type.String(),
      label: Type.String(),
      signal: Type.String(),
      signalName: Type.String(),
      first: Type.String(),
      second: Type.String(),
    }),
  ),
  stays: Type.Optional(Which),
  may: Type.Array(Type.String()),
  /** The own proposal waits for somebody else. */
  own: Type.Boolean(),
  /** Acts since the merging that undoing would break. */
  later: Type.Array(Type.String()),
  history: Type.Array(
    Type.Object({
      event: Type.String(),
      title: Type.String(),
      at: Time,
      by: Type.String(),
      org: Type.String(),
      reason: Type.String(),
    }),
  ),
})

export const readDuplicate = endpoint({
  id: 'readDuplicate',
  title: '疑似重复对照',
  method: 'GET',
  path: '/duplicates/:case',
  action: 'duplicate.read',
  input: Type.Object({ case: Id }),
  output: CaseView,
})

/** The same with full values, for a stated purpose; recorded with both candidates (个人信息保护法). */
export const uncoverDuplicate = endpoint({
  id: 'uncoverDuplicate',
  title: '查看两份报名的完整信息',
  method: 'POST',
  path: '/duplicates/:case/uncover',
  action: 'duplicate.decide',
  input: Type.Object({ case: Id, purpose: Type.String({ minLength: 4, maxLength: 100 }) }),
  output: CaseView,
})

export const duplicatePortrait = endpoint({
  id: 'duplicatePortrait',
  title: '疑似重复考生的照片',
  method: 'GET',
  path: '/duplicates/:case/portraits/:side',
  action: 'duplicate.decide',
  answer: 'file',
  input: Type.Object({ case: Id, side: Which }),
  output: Type.Unknown(),
})

/** One step of a case. Proposing names which record stays; proposing and approving name the versions that were looked at. */
export const decideDuplicate = endpoint({
  id: 'decideDuplicate',
  title: '处理疑似重复',
  method: 'POST',
  path: '/duplicates/:case/decide',
  action: 'duplicate.decide',
  input: Type.Object({
    case: Id,
    version: Count,
    event: Type.Union([
      Type.Literal('dismiss'),
      Type.Literal('propose'),
      Type.Literal('takeBack'),
      Type.Literal('decline'),
      Type.Literal('approve'),
      Type.Literal('askUndo'),
      Type.Literal('takeUndoBack'),
      Type.Literal('keepMerged'),
      Type.Literal('undo'),
      Type.Literal('reopen'),
    ]),
    reason: Type.Optional(Type.String({ maxLength: 300 })),
    stays: Type.Optional(Which),
    seen: Type.Optional(Type.Object({ first: Count, second: Count })),
  }),
  output: Done,
})
