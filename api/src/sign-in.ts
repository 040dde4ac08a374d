import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Done, Nothing, Time } from './shapes.ts'

const Login = Type.String({ minLength: 1, maxLength: 64 })
const Password = Type.String({ minLength: 1, maxLength: 200 })

export const Me = Type.Object({
  kind: Type.Union([Type.Literal('candidate'), Type.Literal('staff')]),
  name: Type.String(),
  /** The candidate's own registration. */
  registration: Type.Optional(Type.String()),
  grants: Type.Array(
    Type.Object({
      role: Type.String(),
      title: Type.String(),
      org: Type.String(),
      orgName: Type.String(),
      orgKind: Type.String(),
    }),
  ),
  actions: Type.Array(Type.String()),
  now: Time,
  /** Of a candidate: that of the own registration. */
  season: Type.String(),
  sandbox: Type.Boolean(),
})

/** Candidates by any of their numbers (C9), staff by login name; the device cookie is set here. */
export const signIn = endpoint({
  id: 'signIn',
  title: '登录',
  method: 'POST',
  path: '/sign-in',
  action: 'public.read',
  input: Type.Object({ login: Login, password: Password }),
  output: Me,
})

/** First sign-in with the slip (注册密码条, C1): number + one-time code + own password + phone. */
export const activate = endpoint({
  id: 'activate',
  title: '凭注册密码条激活',
  method: 'POST',
  path: '/activate',
  action: 'public.read',
  input: Type.Object({
    login: Login,
    code: Type.String({ minLength: 1, maxLength: 40 }),
    password: Password,
    phone: Type.String({ maxLength: 30 }),
  }),
  output: Me,
})
/** Looks at the slip before a password is asked for; tells nothing but whether it fits. */
export const checkSlip = endpoint({
  id: 'checkSlip',
  title: '核对注册密码条',
  method: 'POST',
  path: '/activate/check',
  action: 'public.read',
  input: Type.Object({ login: Login, code: Type.String({ minLength: 1, maxLength: 40 }) }),
  output: Type.Object({ name: Type.String(), school: Type.String() }),
})
export const signOut = endpoint({
  id: 'signOut',
  title: '退出',
  method: 'POST',
  path: '/sign-out',
  action: 'public.read',
  input: Nothing,
  output: Done,
})
export const me = endpoint({
  id: 'me',
  title: '当前登录',
  method: 'GET',
  path: '/me',
  action: 'account.own',
  input: Nothing,
  output: Me,
})
export const changePassword = endpoint({
  id: 'changePassword',
  title: '修改密码',
  method: 'POST',
  path: '/password',
  action: 'account.own',
  input: Type.Object({ current: Password, next: Password }),
  output: Done,
})
export const messages = endpoint({
  id: 'messages',
  title: '我的通知',
  method: 'GET',
  path: '/messages',
  action: 'account.own',
  input: Nothing,
  output: Type.Object({
    messages: Type.Array(
      Type.Object({ id: Type.String(), title: Type.String(), body: Type.String(), at: Time }),
    ),
  }),
})
