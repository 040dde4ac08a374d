import { useEffect, useState } from 'react'
import type { Instant } from '@zhongzhao/domain/base/time'
import { serverNow } from '../../shared/clock.ts'

/** The season's time as the server has it (sandbox: not today's), looked at again every `everyMs`. */
export function useSeasonNow(everyMs: number): Instant {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
