import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { type RefObject, useEffect, useState } from 'react'
import type { Eye } from './eye.ts'
import { type Hint, type LiveFacts, hintsOf } from './hints.ts'
import { LIVE, lookAt } from './look.ts'
import type { Limits } from './shift.ts'

export interface LiveView {
  readonly facts: LiveFacts
  readonly hints: readonly Hint[]
}

/** ms between two looks; a slow machine looks less often, never faster than it can. */
const PAUSE = 120

/** Looks at the live picture again and again. What is said changes only when two looks agree, so that it
 *  does not flicker. */
export function useLive(
  video: RefObject<HTMLVideoElement | null>,
  { eye, kind, limits }: { eye: Eye | undefined; kind: PictureKind; limits: Limits },
): LiveView | undefined {
  const [view, setView] = useState<LiveView>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone: 'no' | 'yes' = 'no'
    let before: readonly Hint[] = []
    let shown: readonly Hint[] = []
    const look = async () => {
      const from = video.current
      if (from !== null && from.videoWidth > 0 && !document.hidden) {
        const facts = await lookAt(from, { eye, kind, limits, longest: LIVE })
        const seen = kind === 'portrait' ? hintsOf(facts) : []
        if (seen[0] === before[0]) shown = seen
        before = seen
        if (gone === 'no') setView({ facts, hints: shown })
      }
      if (gone === 'no') timer = setTimeout(() => void look().catch(() => undefined), PAUSE)
    }
    void look().catch(() => undefined)
    return () => {
      gone = 'yes'
      clearTimeout(timer)
    }
  }, [video, eye, kind, limits])
  return view
}
