import type { PictureRef } from '@zhongzhao/domain/registration/registration'
import type { CredentialNotes } from '@zhongzhao/domain/season/credentials'
import { sql } from 'kysely'
import type { Ctx } from '../platform/context.ts'
import { type Scope, recordInScope } from '../platform/scope.ts'
import { stillStands } from '../registration/store-standing.ts'

export interface ProofRow {
  readonly registration_id: string
  readonly name: string
  readonly org_path: string
  readonly class_name: string | null
  readonly id_kind: string | null
  readonly document: PictureRef | null
  readonly credentials: CredentialNotes
}

/** What the standing of proofs of identity is read from, for every pupil who is still here, in class order; at most 10,000. */
export async function listProofs(
  ctx: Ctx,
  scope: Scope,
  klass: string | undefined,
): Promise<readonly ProofRow[]> {
  const inside = recordInScope(scope)
  const ofClass =
    klass === undefined ? sql`true` : sql`r.org_path = (select o.path from org o where o.code = ${klass})`
  const { rows } = await sql<ProofRow>`
    select r.registration_id, r.name, r.org_path, o.name as class_name, r.content->'basic'->0->>'idKind' as id_kind,
      r.document, r.credentials
    from registration r left join org o on o.path = r.org_path
    where ${inside} and r.season = ${ctx.pack.season} and ${ofClass} and ${stillStands('r')}
    order by r.org_path, r.class_position, r.number limit 10000`.execute(ctx.db)
  return rows
}
