import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Count, Done, Id, Text, Time } from './shapes.ts'

/** 学校是否要求提前离校: the candidate's own answer (notice 二.2(3)). */
export const answerLeaving = endpoint({
  id: 'answerLeaving',
  title: '说明是否被要求提前离校',
  method: 'POST',
  path: '/leaving/mine',
  action: 'registration.fill',
  input: Type.Object({
    version: Count,
    answer: Type.Union([Type.Literal('sayNo'), Type.Literal('saySilent'), Type.Literal('sayYes')]),
    words: Type.Optional(Text),
  }),
  output: Done,
})

/** What came to the office above the school; never a school's to see. */
export const listLeaving = endpoint({
  id: 'listLeaving',
  title: '提前离校反映',
  method: 'GET',
  path: '/leaving',
  action: 'leaving.answer',
  input: Type.Object({}),
  output: Type.Object({
    reports: Type.Array(
      Type.Object({
        id: Type.String(),
        version: Count,
        state: Type.String(),
        stateName: Type.String(),
        school: Type.String(),
        office: Type.String(),
        name: Type.String(),
        words: Type.Optional(Type.String()),
        saidAt: Time,
        reply: Type.Optional(Type.String()),
        repliedAt: Type.Optional(Time),
        may: Type.Array(Type.String()),
      }),
    ),
  }),
})

export const replyLeaving = endpoint({
  id: 'replyLeaving',
  title: '答复、办结提前离校反映',
  method: 'POST',
  path: '/leaving/reply',
  action: 'leaving.answer',
  input: Type.Object({
    report: Id,
    version: Count,
    event: Type.Union([Type.Literal('answer'), Type.Literal('close')]),
    reply: Type.Optional(Text),
  }),
  output: Done,
})
