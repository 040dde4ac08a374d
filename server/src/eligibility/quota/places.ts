import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/quota'
import { quotaBasisNames } from '@zhongzhao/domain/eligibility/quota-plan'
import { claimKind } from '@zhongzhao/domain/season/eligibility'
import { parentPath } from '@zhongzhao/domain/orgs/org'
import { orgFor } from '../../orgs/commands.ts'
import type { Ctx } from '../../platform/context.ts'
import { ownStandpoint } from '../own.ts'
import { policyOf } from './plans.ts'
import { type GivenRow, givenAt } from './store.ts'

const placesOf = ({ parts }: GivenRow) => parts.map(({ places }) => places)

/** 本单位的分配生名额 (I6): what is published for the schools at and below it. Refuses NOT-FOUND. */
export async function quotaPlaces(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.quotaPlaces>,
): Promise<OutputOf<typeof api.quotaPlaces>> {
  const org = await orgFor(ctx, { code, action: 'quota.read' })
  const { rows, more } = await givenAt(ctx, org.path)
  const plans = [...new Set(rows.map((row) => row.plan_id))]
  return {
    more: more ? 'yes' : 'no',
    plans: plans.flatMap((plan) => {
      const own = rows.filter((row) => row.plan_id === plan)
      const [first] = own
      if (first === undefined) return []
      return [
        {
          officeName: first.office,
          basisName: quotaBasisNames[first.basis],
          publishedAt: first.published_at.getTime(),
          seniors: [...first.seniors],
          lines: own.map((row) => ({
            code: row.code,
            name: row.name,
            graduates: row.graduates,
            places: placesOf(row),
            total: row.total,
          })),
        },
      ]
    }),
  }
}

/** What the candidate's own school gets (I6); nothing for who may not claim, nor for a guest, who was not counted. Refuses NOT-FOUND. */
export async function myQuota(ctx: Ctx): Promise<OutputOf<typeof api.myQuota>> {
  const { dossier, pack } = await ownStandpoint(ctx)
  const { org, track, guest } = dossier.registration
  const tracks = claimKind(pack.eligibility, policyOf(ctx).kind)?.tracks ?? []
  if (!tracks.includes(track) || guest !== undefined) return { plans: [] }
  const { rows } = await givenAt(ctx, parentPath(org))
  return {
    plans: rows.map((row) => ({
      officeName: row.office,
      publishedAt: row.published_at.getTime(),
      graduates: row.graduates,
      seniors: row.seniors.map((name, at) => ({ name, places: row.parts[at]?.places ?? 0 })),
    })),
  }
}
