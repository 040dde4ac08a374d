import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/season'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { type OrgRow, findOrg, listClasses, listOrgs } from './store.ts'

/** What stands below an organisation; nobody sees that another exists beside it (A4). */
export async function readOrgs(ctx: Ctx, { parent }: InputOf<typeof api.orgs>) {
  return { orgs: [...(await listOrgs(ctx, scopeOf(ctx, 'org.read'), parent))] }
}

export async function readClasses(ctx: Ctx, { school }: InputOf<typeof api.classes>) {
  return { classes: [...(await listClasses(ctx, scopeOf(ctx, 'registration.read'), school))] }
}

/** The organisation a command is about, when the caller may do `action` there. Refuses NOT-FOUND. */
export async function orgFor(
  ctx: Ctx,
  { code, action }: { code: string; action: ActionName },
): Promise<OrgRow> {
  const org = await findOrg(ctx, scopeOf(ctx, action), code)
  if (org === undefined) throw refused('NOT-FOUND')
  return org
}

/** The class a command is about; a school's code is no class. Refuses NOT-FOUND. */
export async function classFor(ctx: Ctx, about: { code: string; action: ActionName }): Promise<OrgRow> {
  const org = await orgFor(ctx, about)
  if (org.kind !== 'class') throw refused('NOT-FOUND')
  return org
}
