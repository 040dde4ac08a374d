import { type Ctx, type Services, packOfSeason, seasonTime } from './platform/context.ts'
import { databaseTime } from './season/store.ts'
import { readAccountActor } from './sign-in/store-actor.ts'

/** The context of work in the background: in the name of an account, with the rights it has now, in the season the work belongs to. */
export async function contextOf(
  services: Services,
  { account, requestId, season }: { account: string; requestId: string; season?: string },
): Promise<Ctx> {
  const { wall, offsetMs } = await databaseTime(services.db)
  const actor = await readAccountActor(services.db, account)
  return {
    db: services.db,
    services,
    pack: (season === undefined ? undefined : packOfSeason(services.packs, season)) ?? services.packs.current,
    actor,
    wall,
    now: seasonTime(wall, offsetMs),
    requestId,
    device: undefined,
    outgoing: {},
  }
}
