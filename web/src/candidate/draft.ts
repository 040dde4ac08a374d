import type { Values } from '@zhongzhao/domain/forms/form'
import { CallLost, CallRefused, intentKey } from '../shared/call.ts'
import { sameRows } from './merge.ts'

export type Rows = readonly Values[]

/** What the line below the form says. */
export type DraftStatus =
  | { readonly kind: 'clean' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly message: string }
  /** Another device saved meanwhile: somebody has to choose. */
  | { readonly kind: 'stale' }

export interface DraftSnapshot {
  readonly rows: Rows
  readonly status: DraftStatus
}

/** What stays in this browser while the server does not have it. `sent` is on its way and may have arrived. */
export interface KeptDraft {
  readonly rows: Rows
  readonly base: Rows
  readonly version: number
  readonly sent?: Rows
}

export interface DraftPort {
  readonly send: (rows: Rows, version: number, key: string) => Promise<{ version: number; at: number }>
  readonly keep: (draft: KeptDraft | undefined) => void
  /** Runs `act` after `ms`; answers with what cancels it. */
  readonly later: (ms: number, act: () => void) => () => void
}

/** Typing pauses this long before a draft leaves (UX: saved as you type), ms. */
export const TYPING_PAUSE = 800
const RETRY_FIRST = 4000
const RETRY_MOST = 60_000

/** Where a draft starts: what is on the screen, what the server holds, the draft version it says (0 = none). */
export interface DraftStart {
  readonly rows: Rows
  readonly held: Rows
  readonly version: number
}

/** One form's draft: every change is kept in this browser at once, sent after a pause, sent again with the same key after
 *  a lost reply, and never sent over another device's newer draft (D2). */
export class DraftKeeper {
  readonly #port: DraftPort
  readonly #watchers = new Set<() => void>()
  #rows: Rows
  /** What the server has, as far as an answer told; the common ground when two devices differ. */
  #held: Rows
  #version: number
  #flying: { readonly rows: Rows; readonly key: string; readonly version: number } | undefined
  #wait = RETRY_FIRST
  #cancel: (() => void) | undefined
  #running: Promise<void> | undefined
  #snapshot: DraftSnapshot
  #holding = false

  constructor(port: DraftPort, { rows, held, version }: DraftStart) {
    this.#port = port
    this.#rows = rows
    this.#held = held
    this.#version = version
    this.#snapshot = { rows, status: { kind: 'clean' } }
    if (!this.settled()) this.#schedule(TYPING_PAUSE)
  }

  readonly read = (): DraftSnapshot => this.#snapshot

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  get held(): Rows {
    return this.#held
  }

  /** Nothing here that the server lacks. */
  settled(): boolean {
    return this.#flying === undefined && sameRows(this.#rows, this.#held)
  }

  edit(rows: Rows): void {
    this.#rows = rows
    this.#remember()
    const { status } = this.#snapshot
    if (status.kind === 'stale') return this.#tell(status)
    if (this.settled()) return this.#tell({ kind: 'clean' })
    this.#tell(status.kind === 'offline' ? status : { kind: 'waiting' })
    if (this.#running === undefined) this.#schedule(TYPING_PAUSE)
  }

  /** Sends what waits, now; resolves when all is with the server or a try has failed. */
  flush(): Promise<void> {
    this.#cancel?.()
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Begins anew from what the server holds: a section was saved, a conflict settled, the page reloaded. */
  restart({ rows, held, version }: DraftStart): void {
    this.#cancel?.()
    this.#rows = rows
    this.#held = held
    this.#version = version
    this.#flying = undefined
    this.#remember()
    if (this.settled()) return this.#tell({ kind: 'clean' })
    this.#tell({ kind: 'waiting' })
    this.#schedule(TYPING_PAUSE)
  }

  /** Waits for what is on its way and sends nothing more by itself: a section is about to be saved. */
  async quiet(): Promise<void> {
    this.#cancel?.()
    this.#holding = true
    await this.#running
    this.#holding = false
  }

  /** The server has the same rows under another draft version. */
  continueFrom(version: number): void {
    if (this.settled()) this.#version = version
  }

  /** Two devices differ and somebody has to choose; nothing is sent until `restart`. */
  markStale(): void {
    this.#cancel?.()
    this.#tell({ kind: 'stale' })
  }

  stop(): void {
    this.#cancel?.()
  }

  #tell(status: DraftStatus): void {
    this.#snapshot = { rows: this.#rows, status }
    for (const watcher of this.#watchers) watcher()
  }

  #remember(): void {
    const sent = this.#flying === undefined ? {} : { sent: this.#flying.rows }
    const kept = { rows: this.#rows, base: this.#held, version: this.#version, ...sent }
    this.#port.keep(this.settled() ? undefined : kept)
  }

  #schedule(ms: number): void {
    this.#cancel?.()
    this.#cancel = this.#port.later(ms, () => void this.flush())
  }

  async #sendAll(): Promise<void> {
    while (!this.settled() && !this.#holding && this.#snapshot.status.kind !== 'stale') {
      if ((await this.#sendOnce()) === 'failed') return
    }
  }

  async #sendOnce(): Promise<'sent' | 'failed'> {
    this.#flying ??= { rows: this.#rows, key: intentKey(), version: this.#version }
    const { rows, key, version } = this.#flying
    this.#tell({ kind: 'sending' })
    this.#remember()
    try {
      this.#arrived(key, rows, await this.#port.send(rows, version, key))
      return 'sent'
    } catch (problem) {
      this.#failed(problem)
      return 'failed'
    }
  }

  #arrived(key: string, rows: Rows, answer: { readonly version: number; readonly at: number }): void {
    // A restart while it was under way: the answer belongs to what no longer counts.
    if (this.#flying?.key !== key) return
    this.#flying = undefined
    this.#held = rows
    this.#version = answer.version
    this.#wait = RETRY_FIRST
    this.#remember()
    this.#tell(this.settled() ? { kind: 'saved', at: answer.at } : { kind: 'waiting' })
  }

  #failed(problem: unknown): void {
    if (problem instanceof CallRefused && problem.status < 500) {
      this.#flying = undefined
      const stale = problem.code === 'VERSION-STALE'
      this.#tell(stale ? { kind: 'stale' } : { kind: 'refused', message: problem.message })
    } else {
      this.#tell({ kind: 'offline' })
      this.#schedule(this.#wait)
      this.#wait = Math.min(this.#wait * 2, RETRY_MOST)
    }
    this.#remember()
    if (!(problem instanceof CallLost || problem instanceof CallRefused)) throw problem
  }
}
