import type { Services } from '../platform/context.ts'
import { noteBug } from '../platform/note-bug.ts'
import { runClassPrint } from './class-print.ts'
import { finishJob, takeJob } from './store-jobs.ts'

export interface Worker {
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/** Runs waiting jobs one after the other; several processes share the table. A job whose process dies is taken up again when its
 *  lease runs out. */
export function startWorker(services: Services, { pollMs = 5_000 }: { pollMs?: number } = {}): Worker {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const drain = async () => {
    for (
      let job = await takeJob(services.db);
      job !== undefined && !stopped;
      job = await takeJob(services.db)
    ) {
      try {
        await runClassPrint(services, job)
      } catch (error) {
        noteBug('job', error)
        await finishJob(services.db, job.job_id, {
          state: 'failed',
          failures: [{ name: '', reason: '生成文件时出错，请重试' }],
          file: null,
          fileName: null,
        })
      }
    }
  }
  const wake = () => {
    running = running
      .then(() => (stopped ? undefined : drain()))
      .catch((error: unknown) => noteBug('worker', error))
  }
  const timer = setInterval(wake, pollMs)
  return {
    wake,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
