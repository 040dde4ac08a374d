import { checkCapture } from '@zhongzhao/api/station'
import type { PictureFindingView } from '@zhongzhao/api/shapes'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { useEffect, useState } from 'react'
import { call } from '../shared/call.ts'
import type { Room } from './room.ts'
import type { Shot } from './shoot.ts'
import type { Pupil } from './shift.ts'

/** asking: the server is looking. unasked: it cannot be reached; what this machine sees has to do for now. */
export type Verdict =
  | { readonly state: 'asking' }
  | { readonly state: 'unasked' }
  | {
      readonly state: 'judged'
      readonly verdict: string
      readonly findings: readonly PictureFindingView[]
      /** `later`: the server had no time to look at the face; it will when the picture has arrived. */
      readonly looking: 'now' | 'later'
    }

/** ms; a teacher does not wait longer than this for the verdict, the picture is judged again when it arrives. */
const PATIENCE = 5_000

/** The server's verdict over what was just taken; the small cut-out picture alone travels for it. */
export function useVerdict(
  room: Room,
  { pupil, kind, shot }: { pupil: Pupil; kind: PictureKind; shot: Shot },
): Verdict {
  const [verdict, setVerdict] = useState<Verdict>(() => ({
    state: room.connection.get() === 'online' ? 'asking' : 'unasked',
  }))
  useEffect(() => {
    if (room.connection.get() !== 'online') return undefined
    const abort = new AbortController()
    const timer = setTimeout(() => {
      abort.abort()
      setVerdict({ state: 'unasked' })
    }, PATIENCE)
    const file = new Blob([shot.cut], { type: 'image/jpeg' })
    call(
      checkCapture,
      { id: pupil.id, kind },
      { attachment: { part: 'picture', file, name: 'capture.jpg' }, signal: abort.signal },
    )
      .then(
        (answer) => setVerdict({ state: 'judged', ...answer }),
        () => {
          if (!abort.signal.aborted) setVerdict({ state: 'unasked' })
        },
      )
      .finally(() => clearTimeout(timer))
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [room, pupil.id, kind, shot])
  return verdict
}
