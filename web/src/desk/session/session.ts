import { createContext, use } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { me } from '@zhongzhao/api/sign-in'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Hat } from './hats.ts'

export type Me = OutputOf<typeof me>

/** Who is signed in, in which role just now, and the season. Present on every screen behind the sign-in. */
export interface Session {
  readonly me: Me
  readonly pack: SeasonPack
  readonly hat: Hat
  readonly hats: readonly Hat[]
  readonly wear: (hat: Hat) => void
}

export const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('outside the frame')
  return session
}
