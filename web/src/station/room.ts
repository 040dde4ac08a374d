import { deliverCapture, takeAlong } from '@zhongzhao/api/station'
import { CallLost, CallRefused, call, sentenceOf } from '../shared/call.ts'
import { type Happening, type Station, after, nextToSend } from './queue.ts'
import type { Capture } from './shift.ts'
import type { CaptureBytes, ShiftStore } from './store.ts'

/** Between the station and the server. other: signed in is somebody whose shift it is not. */
export type Connection = 'asking' | 'online' | 'offline' | 'signed-out' | 'other'

/** The running shift: its state, what happens to it, and the sending of what waits. */
export interface Room {
  readonly station: () => Station
  readonly connection: () => Connection
  readonly watch: (watcher: () => void) => () => void
  readonly happen: (happening: Happening) => void
  /** On disk before it returns. */
  readonly take: (capture: Capture, bytes: CaptureBytes) => Promise<void>
  readonly bytesOf: (capture: string) => Promise<CaptureBytes>
  /** Asks the server again who we are and what the class has by now; then sends what waits. */
  readonly recognise: () => Promise<void>
  /** Deletes everything of the shift from this machine. */
  readonly end: () => Promise<void>
}

/** ms between two tries while the network is away. */
const RETRY = 5_000

/** Refusals that pass by themselves; everything else waits for a person. */
const passing = (problem: CallRefused) =>
  problem.status >= 500 || problem.status === 429 || problem.code === 'BUSY'

export function openRoom(store: ShiftStore): Room {
  let station = store.station
  let connection: Connection = 'asking'
  let stopped: 'no' | 'yes' = 'no'
  const watchers = new Set<() => void>()
  // Writes follow one another in the order of what happened.
  let written: Promise<void> = Promise.resolve()

  const tell = () => {
    for (const watcher of watchers) watcher()
  }
  const connected = (next: Connection) => {
    connection = next
    tell()
  }
  const happen = (happening: Happening) => {
    const before = station
    station = after(station, happening)
    const now = station
    written = written
      .then(() => (stopped === 'yes' ? undefined : store.follow(before, now)))
      .catch(() => undefined)
    tell()
    void send()
  }

  const send = async (): Promise<void> => {
    const next = connection === 'online' && stopped === 'no' ? nextToSend(station) : undefined
    if (next === undefined) return
    const { capture } = next
    happen({ what: 'sending', capture })
    try {
      happen(await delivered(next, await store.bytesOf(capture)))
    } catch (problem) {
      if (problem instanceof CallRefused && !passing(problem) && problem.code !== 'SIGNED-OUT')
        return happen({ what: 'held', capture, sentence: sentenceOf(problem) })
      connected(problem instanceof CallRefused && problem.code === 'SIGNED-OUT' ? 'signed-out' : 'offline')
      happen({ what: 'lost', capture })
    }
  }

  const recognise = async (): Promise<void> => {
    try {
      const answer = await call(takeAlong, { class: station.shift.class })
      if (answer.account !== station.shift.account) return connected('other')
      connected('online')
      happen({ what: 'list', pupils: answer.pupils })
    } catch (problem) {
      if (problem instanceof CallLost) connected('offline')
      else if (problem instanceof CallRefused && problem.code === 'SIGNED-OUT') connected('signed-out')
      else connected(problem instanceof CallRefused && !passing(problem) ? 'other' : 'offline')
    }
  }

  const timer = setInterval(() => {
    if (connection === 'offline' && navigator.onLine) void recognise()
  }, RETRY)
  const back = () => void recognise()
  const away = () => connected('offline')
  window.addEventListener('online', back)
  window.addEventListener('offline', away)

  return {
    station: () => station,
    connection: () => connection,
    watch: (watcher) => {
      watchers.add(watcher)
      return () => watchers.delete(watcher)
    },
    happen,
    take: async (capture, bytes) => {
      await written
      await store.add(capture, bytes)
      happen({ what: 'taken', capture })
    },
    bytesOf: store.bytesOf,
    recognise,
    end: async () => {
      stopped = 'yes'
      clearInterval(timer)
      window.removeEventListener('online', back)
      window.removeEventListener('offline', away)
      await written
      await store.end()
    },
  }
}

/** Sends one capture and says what came of it. Throws CallLost, CallRefused. */
async function delivered(one: Capture, { frame }: CaptureBytes): Promise<Happening> {
  const { capture, pupil, kind, replaces, framing } = one
  const answer = await call(
    deliverCapture,
    { id: pupil, kind, capture, replaces, ...(framing === undefined ? {} : { framing: { ...framing } }) },
    {
      key: `${capture}/${replaces}`,
      attachment: { part: 'picture', file: new Blob([frame], { type: 'image/jpeg' }), name: 'capture.jpg' },
    },
  )
  if (answer.outcome === 'conflict') return { what: 'conflict', capture, current: answer.current }
  if (answer.outcome === 'kept')
    return { what: 'kept', capture, image: answer.image ?? '', verdict: answer.verdict }
  const sentence = answer.findings.find(({ severity }) => severity === 'error')?.sentence
  return { what: 'refused', capture, sentence: sentence ?? '照片不合格，请重新拍摄。' }
}
