import { Worker } from 'node:worker_threads'
import { type Answer, Crew, type CrewLimits } from './crew.ts'

/** What a thread posts back. */
export type ThreadAnswer<Value> = Answer<Value>

/** A crew of threads: an idle one does not keep the process alive. */
export class ThreadPool<Order, Value> extends Crew<Order, Value> {
  constructor(file: URL, limits: CrewLimits) {
    super(({ answered, lost }) => {
      const worker = new Worker(file)
      worker.on('message', (answer: ThreadAnswer<Value>) => answered(answer, 'stays'))
      worker.on('error', (reason) => lost(reason instanceof Error ? reason : new Error(String(reason))))
      worker.on('exit', () => lost(new Error('the thread ended')))
      return {
        give: (order) => {
          worker.ref()
          worker.postMessage(order)
        },
        rest: () => worker.unref(),
        dismiss: () => worker.terminate(),
      }
    }, limits)
  }
}
