import { type Static, Type } from 'typebox'

/** UUIDv7 of a record. */
export const Id = Type.String({ pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' })
/** Code of an organisation or class. */
export const Code = Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z-]{0,39}$' })
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const Time = Type.Integer()
export const Text = Type.String({ maxLength: 2000 })
export const Count = Type.Integer({ minimum: 0 })
export const Nothing = Type.Object({})
export const Done = Type.Object({ done: Type.Literal(true) })

/** One row of a form: field → text. */
export const Row = Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 2000 }))
export const Rows = Type.Array(Row, { maxItems: 30 })

export const Refusal = Type.Object({
  code: Type.String(),
  message: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  requestId: Type.String(),
})

export const FindingView = Type.Object({
  field: Type.String(),
  severity: Type.String(),
  code: Type.String(),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  sentence: Type.String(),
})
/** A page of a list: `next` is the cursor to send for the page after it. */
export const cursor = Type.Optional(Type.String({ maxLength: 200 }))

/** A point of a picture: parts of its width and height from the top left, 0–1. */
const Place = Type.Tuple([Type.Number(), Type.Number()])

/** Drawn over a picture; `meaning` is a MarkMeaning of the domain. */
export const MarkView = Type.Object({
  shape: Type.Union([Type.Literal('line'), Type.Literal('box')]),
  meaning: Type.String(),
  from: Place,
  to: Place,
})

/** What was found on a picture: measured and required as shown, the sentence, and where. */
export const PictureFinding = Type.Object({
  rule: Type.String(),
  severity: Type.String(),
  code: Type.String(),
  measured: Type.String(),
  required: Type.String(),
  sentence: Type.String(),
  marks: Type.Optional(Type.Array(MarkView)),
})
export type PictureFindingView = Static<typeof PictureFinding>
