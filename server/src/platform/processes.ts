import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { refused } from './errors.ts'

/** What a child sends back: the value or in words what went wrong, and how much memory it holds now (bytes). */
export type ProcessAnswer<Value> = ({ readonly value: Value } | { readonly failure: string }) & {
  readonly rss: number
}

/** The process ended or was ended while it held the order: the order may be what kills. */
export class WorkerDied extends Error {}

interface Waiting<Order, Value> {
  readonly order: Order
  readonly done: (value: Value) => void
  readonly failed: (reason: Error) => void
}

interface Held<Order, Value> {
  readonly child: ChildProcess
  current: Waiting<Order, Value> | undefined
  deadline: NodeJS.Timeout | undefined
}

export interface ProcessLimits {
  readonly most: number
  /** Orders that may wait; beyond it the caller is told to come again (BUSY). */
  readonly longestQueue: number
  /** A child that holds more after an answer is replaced by a fresh one. Megabytes resident. */
  readonly megabytes: number
  /** An order that takes longer costs its child the life. */
  readonly seconds: number
  /** For the children: flags of Node, and what is added to their environment. */
  readonly flags?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Child processes that do one kind of work, each one order at a time, in the order asked: for libraries whose threads fail or whose
 *  memory only grows. Started when needed; an idle one does not keep this process alive; a death takes its own order with it
 *  (WorkerDied) and no other. */
export class ProcessPool<Order extends object, Value> {
  readonly #file: string
  readonly #limits: ProcessLimits
  readonly #held: Held<Order, Value>[] = []
  readonly #queue: Waiting<Order, Value>[] = []

  constructor(file: URL, limits: ProcessLimits) {
    this.#file = fileURLToPath(file)
    this.#limits = limits
  }

  run(order: Order): Promise<Value> {
    if (this.#queue.length >= this.#limits.longestQueue) return Promise.reject(refused('BUSY'))
    return new Promise((done, failed) => {
      this.#queue.push({ order, done, failed })
      this.#feed()
    })
  }

  /** Ends the children (graceful stop); what still waits is refused as BUSY. */
  async stop(): Promise<void> {
    for (const waiting of this.#queue.splice(0)) waiting.failed(refused('BUSY'))
    await Promise.all(
      this.#held.splice(0).map(
        ({ child }) =>
          new Promise<void>((ended) => {
            if (child.exitCode !== null || child.signalCode !== null) return ended()
            // An idle child keeps nothing alive, not even the one who waits for its end.
            child.ref()
            child.once('exit', () => ended())
            child.kill('SIGKILL')
          }),
      ),
    )
  }

  #feed(): void {
    while (this.#queue.length > 0) {
      const held = this.#held.find((h) => h.current === undefined) ?? this.#start()
      const next = held === undefined ? undefined : this.#queue.shift()
      if (held === undefined || next === undefined) return
      held.current = next
      held.child.ref()
      held.child.channel?.ref()
      held.deadline = setTimeout(() => held.child.kill('SIGKILL'), this.#limits.seconds * 1000)
      held.child.send(next.order, (error) => {
        if (error !== null) held.child.kill('SIGKILL')
      })
    }
  }

  #start(): Held<Order, Value> | undefined {
    if (this.#held.length >= this.#limits.most) return undefined
    const child = fork(this.#file, {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...(this.#limits.flags ?? [])],
      env: { ...process.env, ...this.#limits.environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const held: Held<Order, Value> = { child, current: undefined, deadline: undefined }
    child.on('message', (answer) => this.#answered(held, answer as ProcessAnswer<Value>))
    child.on('error', () => child.kill('SIGKILL'))
    child.on('exit', () => this.#lose(held))
    this.#held.push(held)
    return held
  }

  #answered(held: Held<Order, Value>, answer: ProcessAnswer<Value>): void {
    const waiting = held.current
    clearTimeout(held.deadline)
    held.current = undefined
    held.child.unref()
    held.child.channel?.unref()
    if (answer.rss > this.#limits.megabytes * 1024 * 1024) {
      this.#held.splice(this.#held.indexOf(held), 1)
      held.child.kill('SIGKILL')
    }
    if ('value' in answer) waiting?.done(answer.value)
    else waiting?.failed(new Error(answer.failure))
    this.#feed()
  }

  #lose(held: Held<Order, Value>): void {
    clearTimeout(held.deadline)
    const at = this.#held.indexOf(held)
    if (at >= 0) this.#held.splice(at, 1)
    held.current?.failed(new WorkerDied('the process ended before it answered'))
    held.current = undefined
    this.#feed()
  }
}

/** The child's side: answers each order with what `work` makes of it; what it throws is told in words that hold no data. */
export function answerOrders<Order, Value>(work: (order: Order) => Promise<Value>): void {
  // People wait for pages, pictures for a free moment: where both want the same core the page goes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  process.on('message', (order: Order) => {
    void work(order).then(
      (value) => process.send?.({ value, rss: process.memoryUsage.rss() }),
      (error: unknown) =>
        process.send?.({
          failure: error instanceof Error ? error.message : 'failed',
          rss: process.memoryUsage.rss(),
        }),
    )
  })
  // The parent is gone: nobody waits for an answer.
  process.on('disconnect', () => process.exit(0))
}
