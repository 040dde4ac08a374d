import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, Id, Nothing, PictureFinding, Time } from './shapes.ts'

const Kind = Type.Union([Type.Literal('portrait'), Type.Literal('document')])

/** Classes whose pupils the caller may photograph. */
export const stationClasses = endpoint({
  id: 'stationClasses',
  title: '可采集的班级',
  method: 'GET',
  path: '/station/classes',
  action: 'image.supply',
  input: Nothing,
  output: Type.Object({
    classes: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        school: Type.String(),
        pupils: Count,
        portraits: Count,
        documents: Count,
      }),
    ),
  }),
})

const Held = Type.Object({ id: Type.String(), verdict: Type.String() })

/** One pupil as the station takes it along: enough to call the name and to know what is missing. */
export const StationPupil = Type.Object({
  id: Type.String(),
  name: Type.String(),
  sex: Type.String(),
  /** 报名序号. */
  number: Type.String(),
  /** Masked. */
  idNumber: Type.String(),
  portrait: Type.Optional(Held),
  document: Type.Optional(Held),
})
export type StationPupilView = Static<typeof StationPupil>

const Limits = Type.Object({
  width: Type.Integer(),
  height: Type.Integer(),
  emitBytes: Type.Integer(),
  minDpi: Type.Integer(),
})

/** 随班带走: the class list of a shift (E4). */
export const takeAlong = endpoint({
  id: 'takeAlong',
  title: '领取班级名单',
  method: 'GET',
  path: '/station/classes/:class',
  action: 'image.supply',
  input: Type.Object({ class: Code }),
  output: Type.Object({
    class: Type.String(),
    className: Type.String(),
    school: Type.String(),
    /** Whose shift it will be: what waits belongs to this account. */
    account: Type.String(),
    pupils: Type.Array(StationPupil),
    portrait: Limits,
    document: Limits,
    now: Time,
  }),
})

/** px of the upright frame; `roll` degrees. */
const FramingShape = Type.Object({
  left: Type.Number(),
  top: Type.Number(),
  width: Type.Number({ minimum: 1, maximum: 20_000 }),
  height: Type.Number({ minimum: 1, maximum: 20_000 }),
  roll: Type.Number({ minimum: -45, maximum: 45 }),
})

/** The verdict before it is kept: the cut-out picture is measured and judged, nothing is stored. Multipart: one file. */
export const checkCapture = endpoint({
  id: 'checkCapture',
  title: '检查刚拍的照片',
  method: 'POST',
  path: '/station/registrations/:id/captures/:kind/check',
  action: 'image.supply',
  carrier: 'multipart',
  input: Type.Object({ id: Id, kind: Kind }),
  output: Type.Object({
    verdict: Type.String(),
    findings: Type.Array(PictureFinding),
    /** `later`: the eye was busy; the verdict is that of the hard checks alone. */
    looking: Type.Union([Type.Literal('now'), Type.Literal('later')]),
  }),
})

/** kept; refused by the machine and not kept; conflict: another picture is there than the station knew. */
export const CaptureAnswer = Type.Object({
  outcome: Type.Union([Type.Literal('kept'), Type.Literal('refused'), Type.Literal('conflict')]),
  verdict: Type.String(),
  findings: Type.Array(PictureFinding),
  steps: Type.Array(Type.String()),
  image: Type.Optional(Type.String()),
  /** In a conflict: the picture that is there now. */
  current: Type.Optional(Type.Object({ id: Type.String(), verdict: Type.String(), at: Time })),
})
export type CaptureAnswerView = Static<typeof CaptureAnswer>

/** One capture: the whole frame of the camera as the original, and where in it the picture lies. `capture` is the station's
 *  own id: however often it is sent, it is kept once. `replaces` is the picture the station knew (`none`: there was none). */
export const deliverCapture = endpoint({
  id: 'deliverCapture',
  title: '上传采集的照片',
  method: 'POST',
  path: '/station/registrations/:id/captures/:kind',
  action: 'image.supply',
  carrier: 'multipart',
  input: Type.Object({
    id: Id,
    kind: Kind,
    capture: Id,
    replaces: Type.Union([Id, Type.Literal('none')]),
    framing: Type.Optional(FramingShape),
  }),
  output: CaptureAnswer,
})
