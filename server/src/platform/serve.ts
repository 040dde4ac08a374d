import { openToAll, openToSignedIn } from '@zhongzhao/domain/access/actions'
import { actions } from '@zhongzhao/domain/access/actions'
import { reachOf } from '@zhongzhao/domain/access/can'
import type { Endpoint, InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type { Ctx } from './context.ts'
import { holdGrants } from './held-grants.ts'
import { refused } from './errors.ts'
import type { SealedFile } from './sealed-file.ts'

/** A file as an answer. `fileName` may not hold personal data: it ends in download folders and proxies' logs. */
export interface FileAnswer {
  readonly kind: 'file'
  readonly bytes: Uint8Array
  readonly type: string
  readonly fileName: string
  /** private, immutable content may be cached by the browser for a day. */
  readonly cache: 'never' | 'day'
}

/** One uploaded file of a multipart request, whole in memory (bounded by the route); or `landed`, where the route says `disk`:
 *  sealed on disk, and the command's to keep or to drop. */
export interface Upload {
  readonly name: string
  readonly bytes: Buffer
  readonly landed?: SealedFile
}

export type Command<E extends Endpoint> = (
  ctx: Ctx,
  input: InputOf<E>,
  upload: Upload,
) => Promise<OutputOf<E> | FileAnswer>

/** `inside`: the transaction wraps the command. `apart`: the command opens its own (`inTransaction`), because it hashes
 *  passwords or reads pictures first and must not hold a connection meanwhile. */
export type Manner = 'inside' | 'apart'

/** Where an upload lands: archives are larger than memory. */
export type Landing = 'memory' | 'disk'

export interface Route {
  readonly endpoint: Endpoint
  readonly manner: Manner
  readonly maxUpload: number
  readonly landing: Landing
  readonly run: (ctx: Ctx, input: unknown, upload: Upload) => Promise<unknown>
}

/** Binds a contract to its command. Without an action the endpoint does not compile. */
export function serve<E extends Endpoint>(
  endpoint: E,
  command: Command<E>,
  {
    manner = 'inside',
    maxUpload = 0,
    landing = 'memory',
  }: { manner?: Manner; maxUpload?: number; landing?: Landing } = {},
): Route {
  const run: Route['run'] = (ctx, input, upload) => command(ctx, input as InputOf<E>, upload)
  return { endpoint, manner, maxUpload, landing, run }
}

/** First net: somebody who holds the action nowhere is refused before anything is loaded. The second net is the Scope.
 *  Refuses SIGNED-OUT, REG-OVER, NOT-ALLOWED. */
export function checkAction(ctx: Ctx, { action }: Endpoint): void {
  if (openToAll.includes(action)) return
  if (ctx.actor === undefined) throw refused('SIGNED-OUT')
  if (openToSignedIn.includes(action)) return
  // A candidate holds exactly what the own registration gives; where none stands any more, that is what to say.
  if (ctx.actor.kind === 'candidate' && ctx.actor.registration === undefined) throw refused('REG-OVER')
  const reach = reachOf(ctx.actor, action, ctx.pack.roles)
  if (reach.orgs.length + reach.registrations.length === 0)
    throw refused('NOT-ALLOWED', { action: actions[action].zh })
}

/** A transaction of its own for a command that is served `apart`; the grants it stands on are held in it. Refuses GRANT-REVOKED. */
export function inTransaction<T>(ctx: Ctx, work: (inside: Ctx) => Promise<T>): Promise<T> {
  return ctx.services.db.transaction().execute(async (db) => {
    await holdGrants({ ...ctx, db })
    return work({ ...ctx, db })
  })
}
