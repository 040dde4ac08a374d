import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Done, Id, Time } from './shapes.ts'

const Login = Type.String({ minLength: 1, maxLength: 64 })
const Name = Type.String({ minLength: 1, maxLength: 60 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Version = Type.Integer({ minimum: 0 })

export const GrantLine = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  login: Type.String(),
  name: Type.String(),
  role: Type.String(),
  title: Type.String(),
  org: Type.String(),
  orgName: Type.String(),
  state: Type.String(),
  stateName: Type.String(),
  at: Time,
  until: Type.Optional(Time),
  /** By whom it was given; absent for the first of an installation. */
  givenBy: Type.Optional(Type.String()),
  endedAt: Type.Optional(Time),
  endedBy: Type.Optional(Type.String()),
  /** Living grants that hang from it directly. */
  below: Type.Integer(),
  /** Events of the table that the caller may bring about. */
  may: Type.Array(Type.String()),
})

const Place = Type.Object({
  code: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  /** Roles that the caller may give there, and the latest end (absent = without end). */
  gives: Type.Array(Type.Object({ role: Type.String(), title: Type.String(), latest: Type.Optional(Time) })),
  /** Nobody is there who could appoint anybody. */
  without: Type.Boolean(),
})

/** 授权管理 (A5): an organisation, what stands directly below it, and who holds what there. */
export const listGrants = endpoint({
  id: 'listGrants',
  title: '授权一览',
  method: 'GET',
  path: '/grants/at/:org',
  action: 'grant.read',
  input: Type.Object({ org: Code }),
  output: Type.Object({
    org: Place,
    below: Type.Array(Place),
    grants: Type.Array(GrantLine),
  }),
})

/** Whether a login names a member of staff; the name, so that the right one is appointed. */
export const findStaff = endpoint({
  id: 'findStaff',
  title: '按登录名找工作人员',
  method: 'POST',
  path: '/staff/find',
  action: 'grant.give',
  input: Type.Object({ login: Login }),
  output: Type.Object({ name: Type.String() }),
})

/** The code is said once, in this answer only. */
const Slip = Type.Object({
  login: Type.String(),
  name: Type.String(),
  code: Type.String(),
  until: Time,
})

/** Somebody who is there (`login`), or somebody new (with `name`). */
const Whom = { login: Login, name: Type.Optional(Name) }

export const giveGrant = endpoint({
  id: 'giveGrant',
  title: '授权',
  method: 'POST',
  path: '/grants/at/:org',
  action: 'grant.give',
  input: Type.Object({
    org: Code,
    role: Type.String({ maxLength: 60 }),
    /** Last day, Beijing; absent = as long as the giver's own. */
    lastDay: Type.Optional(Day),
    ...Whom,
  }),
  output: Type.Object({ grant: Type.String(), slip: Type.Optional(Slip) }),
})

export const renewGrant = endpoint({
  id: 'renewGrant',
  title: '授权续期',
  method: 'POST',
  path: '/grants/:grant/renewal',
  action: 'grant.give',
  input: Type.Object({ grant: Id, version: Version, lastDay: Type.Optional(Day) }),
  output: Done,
})

/** What falls with it, asked before it is done. */
export const grantBelow = endpoint({
  id: 'grantBelow',
  title: '收回的影响',
  method: 'GET',
  path: '/grants/:grant/below',
  action: 'grant.read',
  input: Type.Object({ grant: Id }),
  output: Type.Object({ grants: Type.Integer(), people: Type.Integer() }),
})

/** Everything given from it falls with it, at once. */
export const revokeGrant = endpoint({
  id: 'revokeGrant',
  title: '收回授权',
  method: 'POST',
  path: '/grants/:grant/revocation',
  action: 'grant.give',
  input: Type.Object({ grant: Id, version: Version }),
  output: Type.Object({
    revoked: Type.Integer(),
    people: Type.Integer(),
    /** Organisations where nobody is left who could appoint anybody. */
    without: Type.Array(Type.String()),
  }),
})

/** 换人: another person takes it over with everything given from it. */
export const handOverGrant = endpoint({
  id: 'handOverGrant',
  title: '移交授权',
  method: 'POST',
  path: '/grants/:grant/hand-over',
  action: 'grant.give',
  input: Type.Object({ grant: Id, version: Version, ...Whom }),
  output: Type.Object({ grant: Type.String(), slip: Type.Optional(Slip) }),
})

/** A new activation code for a lost one, or for a forgotten password: the old password is dead then. */
export const newStaffCode = endpoint({
  id: 'newStaffCode',
  title: '重发激活码',
  method: 'POST',
  path: '/grants/:grant/code',
  action: 'grant.give',
  input: Type.Object({ grant: Id }),
  output: Type.Object({ slip: Slip }),
})

/** 谁给的权限: a grant, who gave it, and so on up to the first. */
export const grantChain = endpoint({
  id: 'grantChain',
  title: '授权来源',
  method: 'GET',
  path: '/grants/:grant/chain',
  action: 'grant.read',
  input: Type.Object({ grant: Id }),
  output: Type.Object({ chain: Type.Array(GrantLine) }),
})

/** First sign-in of staff with the one-time code: an own password, and in. */
export const activateStaff = endpoint({
  id: 'activateStaff',
  title: '工作人员凭激活码启用',
  method: 'POST',
  path: '/activate/staff',
  action: 'public.read',
  input: Type.Object({
    login: Login,
    code: Type.String({ minLength: 1, maxLength: 40 }),
    password: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  output: Done,
})
