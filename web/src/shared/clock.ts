import { type Instant, instant } from '@zhongzhao/domain/base/time'

let shift = 0

/** Milliseconds of this machine, free of its wrong clock once the server has been heard: `serverNow` = server's time. */
const ticks = () => performance.timeOrigin + performance.now()

/** Sets the clock by what the server said (`me.now`, `season.now`); in the sandbox that is the moved time. */
export function setClock(now: number): void {
  shift = now - ticks()
}

/** The season's time as the server has it; a wrong phone clock changes nothing. */
export function serverNow(): Instant {
  return instant(Math.round(ticks() + shift))
}
