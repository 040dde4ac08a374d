import type { Sections } from '@zhongzhao/domain/forms/form'
import type { State } from '@zhongzhao/domain/registration/registration'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { openWith } from '../platform/sealed-text.ts'

export interface VersionRow {
  readonly version: number
  readonly at: Date
  readonly state: State
  readonly by_kind: string | null
  readonly by_name: string | null
}

/** Versions of a registration that was loaded inside the scope, newest first. */
export async function listVersionRows(ctx: Ctx, registration: string): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.at, v.state, a.kind as by_kind, a.name as by_name from registration_version v
    left join account a on a.account_id = v.by_account
    where v.registration_id = ${registration} order by v.version desc limit 500`.execute(ctx.db)
  return rows
}

/** What a registration said in one version; undefined when there was none. */
export async function sectionsAt(
  ctx: Ctx,
  { registration, key, version }: { registration: string; key: Buffer; version: number },
): Promise<Sections | undefined> {
  const row = await ctx.db
    .selectFrom('registration_version')
    .select('sealed')
    .where('registration_id', '=', registration)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const plain = openWith(key, row.sealed, `version:${registration}:${version}`).toString()
  return (JSON.parse(plain) as { sections?: Sections }).sections
}
