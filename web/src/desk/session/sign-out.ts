import { signOut } from '@zhongzhao/api/sign-in'
import { call } from '../../shared/call.ts'

/** Signs out and loads the sign-in page afresh, so that nothing of this account stays in memory (C10). */
export async function leave(reason?: 'idle'): Promise<void> {
  try {
    await call(signOut, {})
  } catch {
    // Without a network the session ends by itself; the page must still be cleared.
  }
  sessionStorage.clear()
  location.assign(reason === undefined ? '/desk/sign-in' : '/desk/sign-in?kind=idle')
}
