import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Marks } from './evaluation.ts'
import { Count, Done, Id, Text, Time } from './shapes.ts'

const objectionFields = {
  id: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  version: Count,
  columns: Type.Array(Type.String()),
  words: Type.String(),
  reply: Type.Optional(Type.String()),
  askedAt: Time,
  answeredAt: Type.Optional(Time),
  may: Type.Array(Type.String()),
}

/** 我的综合素质评价 (notice 二.2(4)): what is signed, explained, and what was objected. Refuses NOT-FOUND. */
export const myEvaluation = endpoint({
  id: 'myEvaluation',
  title: '我的综合素质评价',
  method: 'GET',
  path: '/evaluation/mine',
  action: 'evaluation.object',
  input: Type.Object({}),
  output: Type.Object({
    title: Type.String(),
    lead: Type.String(),
    standing: Type.String(),
    standingName: Type.String(),
    columns: Type.Array(
      Type.Object({
        code: Type.String(),
        title: Type.String(),
        about: Type.String(),
        /** Absent = 待评定. */
        grade: Type.Optional(Type.String()),
        grades: Type.Array(Type.String()),
      }),
    ),
    signedAt: Type.Optional(Time),
    /** Until when an objection is taken. */
    until: Type.Optional(Time),
    mayObject: Type.Boolean(),
    objections: Type.Array(Type.Object(objectionFields)),
  }),
})

/** 提出异议. */
export const objectEvaluation = endpoint({
  id: 'objectEvaluation',
  title: '对综合素质评价提出异议',
  method: 'POST',
  path: '/evaluation/mine/objections',
  action: 'evaluation.object',
  input: Type.Object({ columns: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }), words: Text }),
  output: Done,
})

/** 撤回、我已知道. */
export const moveMyObjection = endpoint({
  id: 'moveMyObjection',
  title: '撤回或办结本人的异议',
  method: 'POST',
  path: '/evaluation/mine/objections/:objection',
  action: 'evaluation.object',
  input: Type.Object({
    objection: Id,
    version: Count,
    event: Type.Union([Type.Literal('withdraw'), Type.Literal('acknowledge')]),
  }),
  output: Done,
})

const Line = Type.Object({
  ...objectionFields,
  name: Type.String(),
  number: Type.String(),
  school: Type.String(),
  className: Type.String(),
  signed: Marks,
  proposed: Type.Optional(Marks),
  note: Type.Optional(Type.String()),
  /** The reader entered a grade of this pupil, and does not answer. */
  own: Type.Boolean(),
})

/** 异议: open ones first; at most 300. */
export const listObjections = endpoint({
  id: 'listObjections',
  title: '综合素质评价异议',
  method: 'GET',
  path: '/evaluation/objections',
  action: 'evaluation.read',
  input: Type.Object({}),
  output: Type.Object({ objections: Type.Array(Line) }),
})

/** 答复: explain, or uphold with other grades, which the head signs. */
export const answerObjection = endpoint({
  id: 'answerObjection',
  title: '答复综合素质评价异议',
  method: 'POST',
  path: '/evaluation/objections/:objection/answer',
  action: 'evaluation.answer',
  input: Type.Object({
    objection: Id,
    version: Count,
    event: Type.Union([Type.Literal('explain'), Type.Literal('uphold')]),
    text: Text,
    grades: Type.Optional(Marks),
  }),
  output: Done,
})

/** 校长审签更正, or 退回重新答复. */
export const signObjection = endpoint({
  id: 'signObjection',
  title: '审签综合素质评价更正',
  method: 'POST',
  path: '/evaluation/objections/:objection/sign',
  action: 'evaluation.sign',
  input: Type.Object({
    objection: Id,
    version: Count,
    event: Type.Union([Type.Literal('sign'), Type.Literal('sendBack')]),
    text: Type.Optional(Text),
  }),
  output: Done,
})
