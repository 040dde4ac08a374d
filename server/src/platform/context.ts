import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { sandboxState } from '@zhongzhao/api/season'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import { type Actor, reachOf } from '@zhongzhao/domain/access/can'
import { type Instant, instant } from '@zhongzhao/domain/base/time'
import type { By } from '@zhongzhao/domain/lifecycle/decided'
import { covers } from '@zhongzhao/domain/orgs/org'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Kysely } from 'kysely'
import { uuidv7 } from './ids.ts'
import type { Config } from './config.ts'
import type { Files } from './files.ts'
import type { Lookers } from './looker.ts'
import type { Keys } from './sealed-text.ts'
import type { Database } from './tables.ts'

export interface SignedIn extends Actor {
  readonly kind: 'candidate' | 'staff'
  readonly name: string
  readonly person?: string
  readonly registration?: string
  readonly token: Buffer
}

/** Packs of all seasons; a record's season and pack version choose. */
export interface Packs {
  readonly current: SeasonPack
  /** One of each season, as this release has it; oldest first. */
  readonly seasons: readonly SeasonPack[]
  readonly of: (season: string, version: number) => SeasonPack
}

/** The pack of a season as this release has it; a record keeps its own version. Undefined for a season there is not. */
export const packOfSeason = ({ seasons }: Packs, season: string): SeasonPack | undefined =>
  seasons.find((pack) => pack.season === season)

/** What lives as long as the process. */
export interface Services {
  readonly config: Config
  /** The pool; commands use `ctx.db`. */
  readonly db: Kysely<Database>
  readonly keys: Keys
  readonly files: Files
  readonly packs: Packs
  readonly lookers: Lookers
  readonly sandbox: boolean
  /** Made-up accounts that a sandbox's first page lists; none in a real installation. */
  readonly signIns: readonly OutputOf<typeof sandboxState>['signIns'][number][]
  /** Tells the workers that a job waits. */
  readonly wake: () => void
}

/** What a command sets beside its answer. */
export interface Outgoing {
  session?: { readonly token: string } | 'ended'
  device?: string
}

/** The first argument of every command. */
export interface Ctx {
  /** The transaction that `serve()` opened. */
  readonly db: Kysely<Database>
  readonly services: Services
  readonly pack: SeasonPack
  readonly actor: SignedIn | undefined
  /** What the endpoint asks of the actor; absent in work of the background. */
  readonly action?: ActionName
  /** The season's time: the database's, plus the sandbox's offset. */
  readonly now: Instant
  /** For sessions, jobs, the log. */
  readonly wall: Date
  readonly requestId: string
  readonly device: string | undefined
  /** Where the request came from: to pace pages that anybody may open; never written down. Absent: nobody's request. */
  readonly address?: string
  readonly outgoing: Outgoing
}

/** The only clock of the server beside the database's. */
export function wallClock(): Date {
  return new Date()
}

export function seasonTime(wall: Date, offsetMs: number): Instant {
  return instant(wall.getTime() + offsetMs)
}

/** In whose name something is done (A9): the account, and of its offices the one whose grant gives the action, over the place where it is
 *  known. Somebody with two grants is not written down at the other one. */
export function byOf({ actor, action, pack: { roles } }: Ctx, place?: string): By {
  if (actor === undefined) return { account: 'system' }
  const [first] = actor.grants.flatMap((grant) => ('org' in grant ? [grant.org] : []))
  const giving = action === undefined ? [] : reachOf(actor, action, roles).orgs
  const org = giving.find((office) => place === undefined || covers(office, place)) ?? giving[0] ?? first
  return { account: actor.account, ...(org === undefined ? {} : { org }) }
}

export function newId(): string {
  return uuidv7(wallClock().getTime())
}
