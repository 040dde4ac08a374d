import { CannotStart } from '../platform/cannot-start.ts'
import { readConfig } from '../platform/config.ts'
import type { Services } from '../platform/context.ts'
import { Refused } from '../platform/errors.ts'
import { startServices } from '../start.ts'
import { NotDone } from './command.ts'

/** Works on the installation that the environment names (DATA_DIR, DATABASE_URL). What cannot be started (another process uses the
 *  folder) or is refused is said in its own sentence. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  try {
    const { services, stop } = await startServices(readConfig(process.env))
    try {
      return await work(services)
    } finally {
      await stop()
    }
  } catch (error) {
    if (error instanceof CannotStart) throw new NotDone(error.message, { cause: error })
    if (error instanceof Refused) throw new NotDone(error.refusal.message, { cause: error })
    throw error
  }
}
