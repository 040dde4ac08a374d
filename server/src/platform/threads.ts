import { Worker } from 'node:worker_threads'
import { refused } from './errors.ts'

/** What a thread posts back: the value, or in words what went wrong. */
export type ThreadAnswer<Value> = { readonly value: Value } | { readonly failure: string }

interface Waiting<Order, Value> {
  readonly order: Order
  readonly done: (value: Value) => void
  readonly failed: (reason: Error) => void
}

interface Thread<Order, Value> {
  readonly worker: Worker
  current: Waiting<Order, Value> | undefined
}

/** Threads that do one kind of work, each one order at a time, in the order asked. Started when needed; an idle one does not keep the
 *  process alive; one that dies takes only its own order with it. */
export class ThreadPool<Order, Value> {
  readonly #file: URL
  readonly #most: number
  readonly #longestQueue: number
  readonly #threads: Thread<Order, Value>[] = []
  readonly #queue: Waiting<Order, Value>[] = []

  /** `longestQueue`: beyond it the caller is told to come again (BUSY) instead of the process filling up. */
  constructor(file: URL, { most, longestQueue }: { most: number; longestQueue: number }) {
    this.#file = file
    this.#most = most
    this.#longestQueue = longestQueue
  }

  run(order: Order): Promise<Value> {
    if (this.#queue.length >= this.#longestQueue) return Promise.reject(refused('BUSY'))
    return new Promise((done, failed) => {
      this.#queue.push({ order, done, failed })
      this.#feed()
    })
  }

  /** Ends the threads (graceful stop); what still waits is refused as BUSY. */
  async stop(): Promise<void> {
    for (const waiting of this.#queue.splice(0)) waiting.failed(refused('BUSY'))
    await Promise.all(this.#threads.splice(0).map((thread) => thread.worker.terminate()))
  }

  #feed(): void {
    while (this.#queue.length > 0) {
      const thread = this.#threads.find((t) => t.current === undefined) ?? this.#start()
      const next = thread === undefined ? undefined : this.#queue.shift()
      if (thread === undefined || next === undefined) return
      thread.current = next
      thread.worker.ref()
      thread.worker.postMessage(next.order)
    }
  }

  #start(): Thread<Order, Value> | undefined {
    if (this.#threads.length >= this.#most) return undefined
    const thread: Thread<Order, Value> = { worker: new Worker(this.#file), current: undefined }
    thread.worker.on('message', (answer: ThreadAnswer<Value>) => {
      const waiting = thread.current
      thread.current = undefined
      thread.worker.unref()
      if ('value' in answer) waiting?.done(answer.value)
      else waiting?.failed(new Error(answer.failure))
      this.#feed()
    })
    thread.worker.on('error', (reason) => this.#lose(thread, reason))
    thread.worker.on('exit', () => this.#lose(thread, new Error('the thread ended')))
    this.#threads.push(thread)
    return thread
  }

  #lose(thread: Thread<Order, Value>, reason: unknown): void {
    const at = this.#threads.indexOf(thread)
    if (at >= 0) this.#threads.splice(at, 1)
    thread.current?.failed(reason instanceof Error ? reason : new Error(String(reason)))
    thread.current = undefined
    this.#feed()
  }
}
