import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, cursor } from './shapes.ts'

/** The public directory of designated points (notice 一.2, 三.(五)), a page at a time: under a place, by words of place, name, address or
 *  phone. Nothing personal; the server reads it once in some seconds, a browser asks whether what it has still holds. */
export const listPoints = endpoint({
  id: 'listPoints',
  title: '指定报名点名录',
  method: 'GET',
  path: '/points',
  action: 'public.read',
  keeping: 'revalidated',
  input: Type.Object({
    place: Type.Optional(Code),
    text: Type.Optional(Type.String({ maxLength: 40 })),
    cursor,
  }),
  output: Type.Object({
    /** How many there are of what was asked. */
    count: Count,
    /** Right below the province, of the whole directory. */
    places: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), points: Count })),
    points: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        /** Names of the organisations above it, below the province: 郑州市, 中原区. */
        places: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
        address: Type.String(),
        phone: Type.String(),
        hours: Type.String(),
        /** `YYYY-MM-DD`, both days included; no last day = as long as the season. */
        openFrom: Type.String(),
        openUntil: Type.Optional(Type.String()),
        suspended: Type.Boolean(),
        note: Type.String(),
      }),
    ),
    next: Type.Optional(Type.String()),
  }),
})
