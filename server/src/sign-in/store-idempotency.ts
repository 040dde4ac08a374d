import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'

export type Kept = { readonly kind: 'new' } | { readonly kind: 'answered'; readonly answer: unknown }

const place = (account: string, key: string) => `answer:${account}:${key}`

/** Takes the key for this question. A second click waits here until the first is done, then gets its answer; a question that was
 *  rolled back left nothing. Answers are sealed: they may hold personal data. Refuses KEY-REUSED. */
export async function takeKey(
  ctx: Ctx,
  { account, key, hash }: { account: string; key: string; hash: Buffer },
): Promise<Kept> {
  const taken =
    await sql`insert into idempotency (account_id, key, request_hash, status, body) values (${account}, ${key}, ${hash}, 0, '') on conflict do nothing returning 1`.execute(
      ctx.db,
    )
  if (taken.rows.length === 1) return { kind: 'new' }
  const row = await ctx.db
    .selectFrom('idempotency')
    .select(['request_hash', 'body'])
    .where('account_id', '=', account)
    .where('key', '=', key)
    .executeTakeFirst()
  if (row === undefined || !row.request_hash.equals(hash)) throw refused('KEY-REUSED')
  return {
    kind: 'answered',
    answer: JSON.parse(ctx.services.keys.open(row.body, place(account, key)).toString()) as unknown,
  }
}

export async function keepAnswer(
  ctx: Ctx,
  { account, key, answer }: { account: string; key: string; answer: unknown },
): Promise<void> {
  const body = ctx.services.keys.seal(JSON.stringify(answer), place(account, key))
  await ctx.db
    .updateTable('idempotency')
    .set({ status: 200, body })
    .where('account_id', '=', account)
    .where('key', '=', key)
    .execute()
}

/** Answers older than a day are forgotten. */
export async function forgetAnswers(db: Ctx['db']): Promise<void> {
  await sql`delete from idempotency where at < now() - interval '1 day'`.execute(db)
}
