import type { Services } from '../platform/context.ts'
import { dropUploads } from './uploads.ts'
import { settleUnfinished, stopJobs } from './work.ts'

/** At start: what a killed process left half done is told as failed, its files are deleted. `stop` ends what is under way: it fails,
 *  keeps nothing, and says so. */
export async function startRoster({ db, config }: Services): Promise<{ readonly stop: () => Promise<void> }> {
  await settleUnfinished(db)
  await dropUploads(config.dataDir)
  return { stop: stopJobs }
}
