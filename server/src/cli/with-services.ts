import { CannotStart } from '../platform/cannot-start.ts'
import { readConfig } from '../platform/config.ts'
import type { Services } from '../platform/context.ts'
import { Refused } from '../platform/errors.ts'
import { startServices } from '../start.ts'
import type { Say } from './command.ts'

/** Works on the installation that the environment names (DATA_DIR, DATABASE_URL). What cannot be started or is refused is said in its
 *  own sentence, with exit code 1. */
export async function withServices(say: Say, work: (services: Services) => Promise<number>): Promise<number> {
  try {
    const { services, stop } = await startServices(readConfig(process.env))
    try {
      return await work(services)
    } finally {
      await stop()
    }
  } catch (error) {
    if (error instanceof CannotStart) say(error.message)
    else if (error instanceof Refused) say(error.refusal.message)
    else throw error
    return 1
  }
}
