import { takeAlong } from '@zhongzhao/api/station'
import { CallLost, CallRefused, call } from '../shared/call.ts'
import type { Pupil, Shift } from './shift.ts'

/** Between the station and the server. other: signed in is somebody whose shift it is not. */
export type Connection = 'asking' | 'online' | 'offline' | 'signed-out' | 'other'

/** Refusals that pass by themselves; everything else waits for a person. */
export const passing = (problem: CallRefused): boolean =>
  problem.status >= 500 || problem.status === 429 || problem.code === 'BUSY'

/** What a failed call says about the connection; undefined when the server said no to the thing itself. */
export function connectionAfter(problem: unknown): Connection | undefined {
  if (problem instanceof CallLost) return 'offline'
  if (!(problem instanceof CallRefused)) return 'offline'
  if (problem.code === 'SIGNED-OUT') return 'signed-out'
  return passing(problem) ? 'offline' : undefined
}

/** Asks who is signed in and what the class has by now. */
export async function askServer(
  shift: Shift,
): Promise<{ readonly connection: Connection; readonly pupils?: readonly Pupil[] }> {
  try {
    const { account, pupils } = await call(takeAlong, { class: shift.class })
    return account === shift.account ? { connection: 'online', pupils } : { connection: 'other' }
  } catch (problem) {
    // Signed in, and not allowed to see this class: another account.
    return { connection: connectionAfter(problem) ?? 'other' }
  }
}
