import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { type RefObject, useEffect, useState } from 'react'
import type { Eye } from './eye.ts'
import { LIVE, type Look, lookAt } from './look.ts'
import type { Limits } from './shift.ts'

/** ms between two looks; a slow machine looks less often, never faster than it can. */
const PAUSE = 120

/** Looks at the live picture again and again. What is said changes only when two looks agree, so that it
 *  does not flicker. */
export function useLive(
  video: RefObject<HTMLVideoElement | null>,
  { eye, kind, limits }: { eye: Eye | undefined; kind: PictureKind; limits: Limits },
): Look | undefined {
  const [view, setView] = useState<Look>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone: 'no' | 'yes' = 'no'
    let before: readonly string[] = []
    let shown: readonly string[] = []
    const look = async () => {
      const from = video.current
      if (from !== null && from.videoWidth > 0 && !document.hidden) {
        const seen = await lookAt(from, { eye, kind, limits, longest: LIVE })
        if (seen.hints[0] === before[0]) shown = seen.hints
        before = seen.hints
        if (gone === 'no') setView({ ...seen, hints: shown })
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
