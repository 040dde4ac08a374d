import { useEffect, useRef, useState } from 'react'

/** Minutes without a touch after which the desk signs out by itself (C10: shared computers). */
export const idleMinutes = 30
const warnSeconds = 60

export type Idle =
  | { readonly kind: 'active' }
  | { readonly kind: 'warning'; readonly seconds: number }
  | { readonly kind: 'over' }

/** What an idle time of `ms` means. */
export function idleAfter(ms: number): Idle {
  const left = Math.ceil((idleMinutes * 60_000 - ms) / 1000)
  if (left <= 0) return { kind: 'over' }
  return left <= warnSeconds ? { kind: 'warning', seconds: left } : { kind: 'active' }
}

const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** Counts from the last touch; `onOver` runs once. */
export function useIdle(onOver: () => void): Idle {
  const last = useRef(0)
  const [idle, setIdle] = useState<Idle>({ kind: 'active' })
  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  })
  useEffect(() => {
    const touched = () => {
      last.current = performance.now()
    }
    touched()
    const timer = setInterval(() => {
      const now = idleAfter(performance.now() - last.current)
      setIdle((before) => (before.kind === 'active' && now.kind === 'active' ? before : now))
      if (now.kind === 'over') {
        clearInterval(timer)
        over.current()
      }
    }, 1000)
    for (const name of touches) addEventListener(name, touched, { passive: true })
    return () => {
      clearInterval(timer)
      for (const name of touches) removeEventListener(name, touched)
    }
  }, [])
  return idle
}
