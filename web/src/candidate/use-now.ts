import type { Instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { serverNow } from '../shared/clock.ts'

/** The season's time, told anew every `everyMs`. */
export function useNow(everyMs = 10_000): Instant {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
