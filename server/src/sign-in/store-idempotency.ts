import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import type { Keys } from '../platform/sealed-text.ts'

/** A question asked under a key, and the answer it got. Answers are sealed: they may hold personal data. */
export interface Asking {
  readonly key: string
  readonly hash: Buffer
}
export interface Answered {
  readonly hash: Buffer
  readonly body: Buffer
}

const place = (account: string, key: string) => `answer:${account}:${key}`

/** The answer that was given. Refuses KEY-REUSED when the same key asks something else. */
export function openAnswer(
  keys: Keys,
  { account, asking, answered }: { account: string; asking: Asking; answered: Answered },
): unknown {
  if (!answered.hash.equals(asking.hash)) throw refused('KEY-REUSED')
  return JSON.parse(keys.open(answered.body, place(account, asking.key)).toString()) as unknown
}

/** Keeps the answer in the transaction of the act. A twin that was faster makes this fail, and everything is rolled back: the
 *  caller then gives the twin's answer. */
export async function keepAnswer(
  ctx: Ctx,
  { account, asking, answer }: { account: string; asking: Asking; answer: unknown },
): Promise<void> {
  const body = ctx.services.keys.seal(JSON.stringify(answer), place(account, asking.key))
  await ctx.db
    .insertInto('idempotency')
    .values({ account_id: account, key: asking.key, request_hash: asking.hash, status: 200, body })
    .execute()
}

/** The answer of a twin that was faster, if there is one. */
export async function findAnswer(
  db: Ctx['db'],
  { account, key }: { account: string; key: string },
): Promise<Answered | undefined> {
  const row = await db
    .selectFrom('idempotency')
    .select(['request_hash', 'body'])
    .where('account_id', '=', account)
    .where('key', '=', key)
    .executeTakeFirst()
  return row === undefined ? undefined : { hash: row.request_hash, body: row.body }
}

/** Answers older than a day are forgotten. */
export async function forgetAnswers(db: Ctx['db']): Promise<void> {
  await sql`delete from idempotency where at < now() - interval '1 day'`.execute(db)
}
