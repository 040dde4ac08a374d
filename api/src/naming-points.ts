import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Done } from './shapes.ts'

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
/** What the public is told of a point. */
const particulars = {
  address: Type.String({ minLength: 4, maxLength: 200 }),
  phone: Type.String({ minLength: 5, maxLength: 60 }),
  hours: Type.String({ minLength: 2, maxLength: 200 }),
  openFrom: Day,
  openUntil: Type.Optional(Day),
  note: Type.String({ maxLength: 300 }),
}

/** Designated points directly below an organisation, also those without particulars. */
export const pointsAt = endpoint({
  id: 'pointsAt',
  title: '指定的报名点',
  method: 'GET',
  path: '/points/at/:org',
  action: 'point.name',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    points: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        version: Type.Integer(),
        state: Type.String(),
        stateName: Type.String(),
        particulars: Type.Optional(Type.Object(particulars)),
        may: Type.Array(Type.String()),
      }),
    ),
  }),
})
export const namePoint = endpoint({
  id: 'namePoint',
  title: '指定报名点',
  method: 'POST',
  path: '/points/at/:org',
  action: 'point.name',
  input: Type.Object({ org: Code, name: Type.String({ minLength: 2, maxLength: 60 }), ...particulars }),
  output: Type.Object({ code: Type.String() }),
})
export const changePoint = endpoint({
  id: 'changePoint',
  title: '修改报名点公布的信息',
  method: 'POST',
  path: '/points/of/:point',
  action: 'point.name',
  /** `version` = the one seen, 0 when nothing was published yet. */
  input: Type.Object({ point: Code, version: Type.Integer({ minimum: 0 }), ...particulars }),
  output: Done,
})
export const suspendPoint = endpoint({
  id: 'suspendPoint',
  title: '暂停或恢复报名点',
  method: 'POST',
  path: '/points/of/:point/standing',
  action: 'point.name',
  input: Type.Object({
    point: Code,
    version: Type.Integer({ minimum: 0 }),
    event: Type.Union([Type.Literal('suspend'), Type.Literal('resume')]),
  }),
  output: Done,
})
