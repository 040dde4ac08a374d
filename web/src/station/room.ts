import { sentenceOf } from '../shared/call.ts'
import { type Connection, askServer, connectionAfter } from './connection.ts'
import { delivered } from './deliver.ts'
import { type Happening, type Station, after, isLookedAt, nextToSend } from './queue.ts'
import type { Capture } from './shift.ts'
import type { CaptureBytes, ShiftStore } from './store.ts'
import { watched } from './watched.ts'

/** ms between two tries while the network is away. */
const RETRY = 5_000
/** ms between two questions what the eye has found since. */
const ASK_AGAIN = 15_000

/** The running shift: its state, what happens to it, and the sending of what waits. Made once for a store. */
export class Room {
  readonly station
  readonly connection = watched<Connection>('asking')
  readonly #store: ShiftStore
  /** Writes follow one another in the order of what happened. */
  #written: Promise<void> = Promise.resolve()
  readonly #stop = new AbortController()

  constructor(store: ShiftStore) {
    this.#store = store
    this.station = watched<Station>(store.station)
    const { signal } = this.#stop
    window.addEventListener('online', () => void this.recognise(), { signal })
    window.addEventListener('offline', () => this.connection.set('offline'), { signal })
    const timers = [
      setInterval(() => {
        if (this.connection.get() === 'offline' && navigator.onLine) void this.recognise()
      }, RETRY),
      setInterval(() => {
        if (this.connection.get() === 'online' && isLookedAt(this.station.get())) void this.recognise()
      }, ASK_AGAIN),
    ]
    signal.addEventListener('abort', () => timers.forEach(clearInterval))
  }

  /** Changes the state, writes the change down, and sends on. */
  happen(happening: Happening): void {
    const before = this.station.get()
    const now = after(before, happening)
    this.#written = this.#written.then(() => this.#store.follow(before, now)).catch(() => undefined)
    this.station.set(now)
    void this.#send()
  }

  /** On disk before it returns. */
  async take(capture: Capture, bytes: CaptureBytes): Promise<void> {
    await this.#store.add(capture, bytes)
    this.happen({ what: 'taken', capture })
  }

  bytesOf(capture: string): Promise<CaptureBytes> {
    return this.#store.bytesOf(capture)
  }

  /** Asks the server again who we are and what the class has by now; then sends what waits. */
  async recognise(): Promise<void> {
    const { connection, pupils } = await askServer(this.station.get().shift)
    this.connection.set(connection)
    if (pupils !== undefined) this.happen({ what: 'list', pupils })
  }

  async #send(): Promise<void> {
    const may = this.connection.get() === 'online' && !this.#stop.signal.aborted
    const next = may ? nextToSend(this.station.get()) : undefined
    if (next === undefined) return
    const { capture } = next
    this.happen({ what: 'sending', capture })
    try {
      this.happen(await delivered(next, await this.#store.bytesOf(capture)))
    } catch (problem) {
      const connection = connectionAfter(problem)
      if (connection === undefined)
        return this.happen({ what: 'held', capture, sentence: sentenceOf(problem) })
      this.connection.set(connection)
      this.happen({ what: 'lost', capture })
    }
  }

  /** Deletes everything of the shift from this machine. */
  async end(): Promise<void> {
    this.#stop.abort()
    await this.#written
    await this.#store.end()
  }
}
