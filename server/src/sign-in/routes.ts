import { activateStaff as activateStaffContract } from '@zhongzhao/api/grants'
import * as api from '@zhongzhao/api/sign-in'
import { type Route, serve } from '../platform/serve.ts'
import { activate, changePassword, checkSlip, readMe, readMessages, signIn, signOut } from './commands.ts'
import { activateStaff } from './staff.ts'

export const signInRoutes: readonly Route[] = [
  serve(api.signIn, signIn, { manner: 'apart' }),
  serve(api.activate, activate, { manner: 'apart' }),
  serve(activateStaffContract, activateStaff, { manner: 'apart' }),
  serve(api.checkSlip, checkSlip),
  serve(api.signOut, signOut),
  serve(api.me, readMe),
  serve(api.changePassword, changePassword, { manner: 'apart' }),
  serve(api.messages, readMessages),
]
