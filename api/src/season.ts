import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Done, Id, Nothing, Time } from './shapes.ts'

/** The pack as JSON; typed by the domain's SeasonPack where it is read. */
export const season = endpoint({
  id: 'season',
  title: '招生年度',
  method: 'GET',
  path: '/season',
  action: 'public.read',
  input: Nothing,
  output: Type.Object({ pack: Type.Unknown(), now: Time, sandbox: Type.Boolean() }),
})

export const sandboxState = endpoint({
  id: 'sandboxState',
  title: '演练账号与时间',
  method: 'GET',
  path: '/sandbox',
  action: 'public.read',
  input: Nothing,
  output: Type.Object({
    sandbox: Type.Boolean(),
    now: Time,
    signIns: Type.Array(
      Type.Object({
        role: Type.String(),
        org: Type.String(),
        login: Type.String(),
        password: Type.String(),
        note: Type.String(),
      }),
    ),
  }),
})
export const moveClock = endpoint({
  id: 'moveClock',
  title: '调整演练时间',
  method: 'POST',
  path: '/sandbox/clock',
  action: 'sandbox.clock',
  input: Type.Object({ at: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$' }) }),
  output: Type.Object({ now: Time }),
})

const OrgView = Type.Object({
  code: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  path: Type.String(),
  pupils: Type.Integer(),
})
/** Organisations directly below one that the caller may see; without `parent` the caller's own. */
export const orgs = endpoint({
  id: 'orgs',
  title: '组织机构',
  method: 'GET',
  path: '/orgs',
  action: 'org.read',
  input: Type.Object({ parent: Type.Optional(Code) }),
  output: Type.Object({ orgs: Type.Array(OrgView) }),
})
/** Classes of a school, or of every school the caller sees when `school` is absent (at most 500). */
export const classes = endpoint({
  id: 'classes',
  title: '班级',
  method: 'GET',
  path: '/classes',
  action: 'registration.read',
  input: Type.Object({ school: Type.Optional(Code) }),
  output: Type.Object({ classes: Type.Array(OrgView) }),
})

/** 补报: one late candidate, by an approver (A1); published as an event. */
export const admitLate = endpoint({
  id: 'admitLate',
  title: '批准补报',
  method: 'POST',
  path: '/registrations/:id/late-admission',
  action: 'registration.admit',
  input: Type.Object({
    id: Id,
    until: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?$' }),
    reason: Type.String({ minLength: 1, maxLength: 500 }),
  }),
  output: Done,
})
