import type { Services } from '../platform/context.ts'
import { noteBug } from '../platform/note-bug.ts'
import { type Rounds, startRounds } from '../platform/rounds.ts'
import { runClassPrint } from './class-print.ts'
import { finishJob, takeJob } from './store-jobs.ts'

/** Runs waiting jobs one after the other; several processes share the table. A job whose process dies is taken up again when its
 *  lease runs out. */
export function startWorker(services: Services, { pollMs = 5_000 }: { pollMs?: number } = {}): Rounds {
  const { db } = services
  const round = async (stopped: () => boolean) => {
    while (!stopped()) {
      const job = await takeJob(db)
      if (job === undefined) return
      try {
        await runClassPrint(services, job)
      } catch (error) {
        noteBug('job', error)
        const failures = [{ name: '', reason: '生成文件时出错，请重试' }]
        await finishJob(db, job.job_id, { state: 'failed', failures, file: null, fileName: null })
      }
    }
  }
  return startRounds('worker', { pollMs, round })
}
