import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Nothing, Time } from './shapes.ts'

/** The public directory of designated points (notice 一.2, 三.(五)): nothing personal, kept for some seconds by the server. */
export const listPoints = endpoint({
  id: 'listPoints',
  title: '指定报名点名录',
  method: 'GET',
  path: '/points',
  action: 'public.read',
  input: Nothing,
  output: Type.Object({
    now: Time,
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
  }),
})
