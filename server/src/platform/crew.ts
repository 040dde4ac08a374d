import { refused } from './errors.ts'

/** What a worker sends back: the value, or in words what went wrong. */
export type Answer<Value> = { readonly value: Value } | { readonly failure: string }

/** One worker, in a thread or a process of its own. */
export interface Hand<Order> {
  /** Takes an order; keeps this process alive from now on. */
  readonly give: (order: Order) => void
  /** Has answered: an idle worker keeps nothing alive. */
  readonly rest: () => void
  /** Ends it, at once. */
  readonly dismiss: () => Promise<unknown>
}

/** What a worker tells its crew. `after`: whether it goes on or a fresh one takes its place. */
export interface Told<Value> {
  readonly answered: (answer: Answer<Value>, after: 'stays' | 'goes') => void
  readonly lost: (reason: Error) => void
}

interface Waiting<Order, Value> {
  readonly order: Order
  readonly done: (value: Value) => void
  readonly failed: (reason: Error) => void
}

interface Member<Order, Value> {
  readonly hand: Hand<Order>
  current: Waiting<Order, Value> | undefined
}

export interface CrewLimits {
  readonly most: number
  /** Orders that may wait: beyond it the caller is told to come again (BUSY) instead of the process filling up. */
  readonly longestQueue: number
}

/** Workers that do one kind of work, each one order at a time, in the order asked. Hired when needed; one that dies takes only its own
 *  order with it. */
export class Crew<Order, Value> {
  readonly #hire: (told: Told<Value>) => Hand<Order>
  readonly #limits: CrewLimits
  readonly #members: Member<Order, Value>[] = []
  readonly #queue: Waiting<Order, Value>[] = []

  constructor(hire: (told: Told<Value>) => Hand<Order>, limits: CrewLimits) {
    this.#hire = hire
    this.#limits = limits
  }

  /** Refuses BUSY; fails with what the worker told, or why it was lost. */
  run(order: Order): Promise<Value> {
    if (this.#queue.length >= this.#limits.longestQueue) return Promise.reject(refused('BUSY'))
    return new Promise((done, failed) => {
      this.#queue.push({ order, done, failed })
      this.#feed()
    })
  }

  /** Ends the workers (graceful stop); what still waits is refused as BUSY. */
  async stop(): Promise<void> {
    for (const waiting of this.#queue.splice(0)) waiting.failed(refused('BUSY'))
    await Promise.all(this.#members.splice(0).map(({ hand }) => hand.dismiss()))
  }

  #feed(): void {
    while (this.#queue.length > 0) {
      const member = this.#members.find((m) => m.current === undefined) ?? this.#newMember()
      const next = member === undefined ? undefined : this.#queue.shift()
      if (member === undefined || next === undefined) return
      member.current = next
      member.hand.give(next.order)
    }
  }

  #newMember(): Member<Order, Value> | undefined {
    if (this.#members.length >= this.#limits.most) return undefined
    const hand = this.#hire({
      answered: (answer, after) => {
        const waiting = member.current
        member.current = undefined
        hand.rest()
        if (after === 'goes') {
          this.#leave(member)
          void hand.dismiss()
        }
        if ('value' in answer) waiting?.done(answer.value)
        else waiting?.failed(new Error(answer.failure))
        this.#feed()
      },
      lost: (reason) => {
        this.#leave(member)
        member.current?.failed(reason)
        member.current = undefined
        this.#feed()
      },
    })
    const member: Member<Order, Value> = { hand, current: undefined }
    this.#members.push(member)
    return member
  }

  #leave(member: Member<Order, Value>): void {
    const at = this.#members.indexOf(member)
    if (at >= 0) this.#members.splice(at, 1)
  }
}
