import { type ChildProcess, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Answer, Crew, type CrewLimits, type Hand, type Told } from './crew.ts'

/** What a child sends back, and how much memory it holds now (bytes). */
export type ProcessAnswer<Value> = Answer<Value> & { readonly rss: number }

/** The process ended or was ended while it held the order: the order may be what kills. */
export class WorkerDied extends Error {}

export interface ProcessLimits extends CrewLimits {
  /** A child that holds more after an answer is replaced by a fresh one. Megabytes resident. */
  readonly megabytes: number
  /** An order that takes longer costs its child the life. */
  readonly seconds: number
  /** For the children: flags of Node, and what is added to their environment. */
  readonly flags?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

function started(file: string, { flags = [], environment }: ProcessLimits): ChildProcess {
  return fork(file, {
    serialization: 'advanced',
    execArgv: [...process.execArgv, ...flags],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (child.exitCode !== null || child.signalCode !== null) return settle()
    // An idle child keeps nothing alive, not even the one who waits for its end.
    child.ref()
    child.once('exit', () => settle())
    child.kill('SIGKILL')
  })
}

function hired<Order extends object, Value>(
  child: ChildProcess,
  { seconds, megabytes }: ProcessLimits,
  { answered, lost }: Told<Value>,
): Hand<Order> {
  let deadline: NodeJS.Timeout | undefined
  child.on('message', (message) => {
    clearTimeout(deadline)
    const answer = message as ProcessAnswer<Value>
    answered(answer, answer.rss > megabytes * 1024 * 1024 ? 'goes' : 'stays')
  })
  child.on('error', () => child.kill('SIGKILL'))
  child.on('exit', () => {
    clearTimeout(deadline)
    lost(new WorkerDied('the process ended before it answered'))
  })
  return {
    give: (order) => {
      child.ref()
      child.channel?.ref()
      deadline = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
      child.send(order, (error) => {
        if (error !== null) child.kill('SIGKILL')
      })
    },
    rest: () => {
      child.unref()
      child.channel?.unref()
    },
    dismiss: () => ended(child),
  }
}

/** A crew of child processes, for libraries whose threads fail or whose memory only grows: a death takes its own order with it
 *  (WorkerDied) and no other. */
export class ProcessPool<Order extends object, Value> extends Crew<Order, Value> {
  constructor(file: URL, limits: ProcessLimits) {
    super((told) => hired(started(fileURLToPath(file), limits), limits, told), limits)
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
