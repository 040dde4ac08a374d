import { noteBug } from './platform/note-bug.ts'
import { type Services, seasonTime } from './platform/context.ts'
import { remindOffices } from './eligibility/remind.ts'
import { takeDaily } from './progress/daily.ts'
import { endPublicity } from './publicity/public.ts'
import { databaseTime } from './season/store.ts'
import { lapseDue } from './transfer/lapse.ts'

const works = { lapseDue, endPublicity, remindOffices, takeDaily }

/** What is over or due by the season's clock. Each on its own: what fails is noted, and stops nothing after it. */
export async function clockWork(services: Services): Promise<void> {
  const { wall, offsetMs } = await databaseTime(services.db)
  const now = seasonTime(wall, offsetMs)
  for (const [name, work] of Object.entries(works))
    await work(services, now).catch((error: unknown) => noteBug(name, error))
}
