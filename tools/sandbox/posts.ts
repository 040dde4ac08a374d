import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { OrgKind } from '@zhongzhao/domain/orgs/org'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'

interface Post {
  /** What makes it this post, wherever it stands. */
  readonly does: readonly ActionName[]
  /** What somebody else does there. */
  readonly leaves?: ActionName
}

/** The posts that made-up people hold, by what each does: a season may call its roles otherwise. */
const posts: Readonly<Record<string, Post>> = {
  'province-admin': { does: ['season.close'] },
  'city-admin': { does: ['quota.keep', 'claim.import'] },
  'county-admin': { does: ['roster.import', 'extension.approve'] },
  'school-admin': { does: ['registration.sign', 'registration.enter'] },
  'school-head': { does: ['evaluation.sign'], leaves: 'registration.sign' },
  'school-reviewer': { does: ['registration.check', 'claim.review'], leaves: 'registration.sign' },
  'class-teacher': { does: ['claim.review', 'evaluation.enter'] },
  'system-admin': { does: ['job.oversee'] },
  'security-admin': { does: ['account.secure'] },
  'audit-admin': { does: ['grant.audit'] },
}

/** The role of a season for a post at such a place: the one called so, else one that does the same there. Where there is none the post's
 *  own name, which gives no right. */
export function roleFor({ roles }: Pick<SeasonPack, 'roles'>, post: string, at: OrgKind): string {
  if (roles.some(({ id }) => id === post)) return post
  const { does, leaves } = posts[post] ?? { does: [] }
  const able = roles.filter(
    (role) => role.at.includes(at) && does.every((action) => role.actions.includes(action)),
  )
  const without = able.filter(({ actions }) => leaves === undefined || !actions.includes(leaves))
  return (without[0] ?? able[0])?.id ?? post
}
