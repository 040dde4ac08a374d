import type { OutputOf } from '@zhongzhao/api/endpoint'
import { me as meEndpoint, signOut } from '@zhongzhao/api/sign-in'
import { useSyncExternalStore } from 'react'
import { CallRefused, call, onSignedOut } from './call.ts'
import { setClock } from './clock.ts'

export type Me = OutputOf<typeof meEndpoint>

/** Why nobody is signed in: first visit, signed out by hand, no activity, or the server forgot the session. */
export type OutReason = 'fresh' | 'left' | 'idle' | 'expired'

export type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'unreachable' }
  | { readonly state: 'out'; readonly why: OutReason }
  | { readonly state: 'in'; readonly me: Me }

let session: Session = { state: 'asking' }
const watchers = new Set<() => void>()

function become(next: Session): void {
  session = next
  for (const watcher of watchers) watcher()
}

export const currentSession = (): Session => session

export function watchSession(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Who is signed in, for a component. */
export function useSession(): Session {
  return useSyncExternalStore(watchSession, currentSession)
}

/** After signIn or activate answered. */
export function enter(me: Me): void {
  setClock(me.now)
  become({ state: 'in', me })
}

/** Set while a sign-out has not reached the server: on a shared computer the next visitor must not find the session (C10). */
const LEAVING = 'zhongzhao-leaving'

async function tellLeaving(): Promise<void> {
  localStorage.setItem(LEAVING, '1')
  await call(signOut, {}, { retries: 3 })
  localStorage.removeItem(LEAVING)
}

/** Asks the server who this browser is; keeps who is known while the network is away. */
export async function askWho(): Promise<void> {
  try {
    if (localStorage.getItem(LEAVING) !== null) await tellLeaving()
    enter(await call(meEndpoint, {}))
  } catch (problem) {
    if (problem instanceof CallRefused && problem.status < 500) {
      if (session.state !== 'out') become({ state: 'out', why: session.state === 'in' ? 'expired' : 'fresh' })
    } else if (session.state !== 'in') become({ state: 'unreachable' })
  }
}

/** Signs out here at once and on the server when it can be reached; `clear` removes what this browser kept (C10). */
export async function leave(why: OutReason, clear: () => void): Promise<void> {
  clear()
  become({ state: 'out', why })
  await tellLeaving().catch(() => undefined)
}

onSignedOut(() => {
  if (session.state === 'in') become({ state: 'out', why: 'expired' })
})
