import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { RegistrationView } from './registration.ts'
import { Code, Count, Id, PictureFinding, Time, cursor } from './shapes.ts'

const Kind = Type.Union([Type.Literal('portrait'), Type.Literal('document')])
const Verdict = Type.Union([Type.Literal('accepted'), Type.Literal('doubtful'), Type.Literal('refused')])
const Rule = Type.String({ pattern: '^[a-z0-9_]{1,30}$' })

const DoubtfulLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  number: Type.String(),
  className: Type.String(),
  school: Type.String(),
  image: Type.String(),
  verdict: Verdict,
  /** The candidate says 这不是我. */
  disputed: Type.Boolean(),
  at: Time,
  findings: Type.Array(PictureFinding),
})
export const doubtfulPictures = endpoint({
  id: 'doubtfulPictures',
  title: '存疑的照片，先到的在前',
  method: 'GET',
  path: '/pictures/:kind/doubtful',
  action: 'image.judge',
  input: Type.Object({
    kind: Kind,
    school: Type.Optional(Code),
    class: Type.Optional(Code),
    rule: Type.Optional(Rule),
    cursor,
  }),
  output: Type.Object({
    lines: Type.Array(DoubtfulLine),
    total: Count,
    /** Of all, not only of this page; a picture counts once for each rule. */
    rules: Type.Array(Type.Object({ rule: Type.String(), pictures: Count })),
    next: Type.Optional(Type.String()),
  }),
})
export const judgePicture = endpoint({
  id: 'judgePicture',
  title: '判定存疑照片',
  method: 'POST',
  path: '/registrations/:id/pictures/:kind/judge',
  action: 'image.judge',
  input: Type.Object({
    id: Id,
    kind: Kind,
    /** The picture that was looked at, and its verdict then: of two judges the second is told. */
    image: Id,
    was: Verdict,
    verdict: Type.Union([Type.Literal('accepted'), Type.Literal('refused')]),
    /** Codes of the pack; needed to refuse. */
    reasons: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 12 })),
    /** Needed to accept what the candidate disputes. */
    identity: Type.Optional(Type.Literal('inPerson')),
  }),
  output: RegistrationView,
})
export const undoJudgement = endpoint({
  id: 'undoJudgement',
  title: '撤销刚才的照片判定',
  method: 'POST',
  path: '/registrations/:id/pictures/:kind/judge/undo',
  action: 'image.judge',
  input: Type.Object({ id: Id, kind: Kind, image: Id }),
  output: RegistrationView,
})
