import { claimKind } from '@zhongzhao/domain/season/eligibility'
import type { QuotaBasis } from '@zhongzhao/domain/eligibility/quota-plan'
import { unfinishedStates } from '@zhongzhao/domain/registration/lifecycle'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { stillStands } from '../../registration/store-standing.ts'
import { belowAny, oneBelow } from '../../platform/paths.ts'

/** A junior school and how many of its pupils count. */
export interface SchoolRow {
  readonly code: string
  readonly name: string
  readonly path: string
  readonly graduates: number
}

function counting({ pack }: Ctx, basis: QuotaBasis): RawBuilder<boolean> {
  if (basis === 'registered') return sql<boolean>`true`
  if (basis === 'confirmed') return sql<boolean>`not r.state = any(${[...unfinishedStates]}::text[])`
  return sql<boolean>`exists (select 1 from claim c where c.registration_id = r.registration_id
    and c.kind = ${pack.eligibility.quota.kind} and c.state = 'passed')`
}

/** Junior schools below some organisations and who of each counts now, by code; of the tracks that may claim. Guests (借读生, B7)
 *  do not count: their register stands elsewhere, and `myQuota` answers them none. At most 5,000. */
export async function countSchools(
  ctx: Ctx,
  { under, basis }: { under: readonly string[]; basis: QuotaBasis },
): Promise<readonly SchoolRow[]> {
  const { quota } = ctx.pack.eligibility
  const tracks = claimKind(ctx.pack.eligibility, quota.kind)?.tracks ?? []
  const { rows } = await sql<SchoolRow>`
    select s.code, s.name, s.path, count(*)::int as graduates
    from registration r join org s on s.code = r.school_code and s.kind = 'school'
    where r.season = ${ctx.pack.season} and ${belowAny('r.org_path', under)} and r.track = any(${[...tracks]}::text[]) and not r.guest
      and ${stillStands('r')} and ${counting(ctx, basis)}
    group by s.code, s.name, s.path order by s.code limit 5000`.execute(ctx.db)
  return rows
}

/** Counties directly below an organisation: what a city's plan may be narrowed to. */
export async function areasBelow(
  ctx: Ctx,
  org: string,
): Promise<readonly { readonly code: string; readonly name: string; readonly path: string }[]> {
  const { rows } = await sql<{ code: string; name: string; path: string }>`
    select o.code, o.name, o.path from org o
    where ${oneBelow('o', org)} and o.kind = 'county'
    order by o.code limit 200`.execute(ctx.db)
  return rows
}
