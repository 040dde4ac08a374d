import type { Around } from '@zhongzhao/domain/claims/decide'
import type { Claim, Hearing } from '@zhongzhao/domain/claims/claim'
import { factsOf } from '@zhongzhao/domain/claims/facts'
import { type ClaimLevel, claimLevels } from '@zhongzhao/domain/claims/levels'
import { type Proposed, propose } from '@zhongzhao/domain/eligibility/judge'
import type { EvaluationFact, PaperStanding } from '@zhongzhao/domain/eligibility/rule'
import type { Org } from '@zhongzhao/domain/orgs/org'
import { type ClaimKind, type ClaimTerms, claimKind, termsOf } from '@zhongzhao/domain/season/eligibility'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import type { Scope } from '../platform/scope.ts'
import { type Dossier, loadMany } from '../registration/store.ts'
import { circumstances, packOf } from '../registration/view.ts'
import { evaluationsOf } from '../evaluation/store-standing.ts'
import { type FileRow, listFiles, openedAt } from './store-files.ts'
import { orgsAlong } from '../orgs/store-above.ts'
import { type StepRow, hearingsOf, listSteps } from './store-steps.ts'

/** A candidate with what qualifications are judged by. */
export interface Standpoint {
  readonly dossier: Dossier
  readonly pack: SeasonPack
  readonly orgs: readonly Org[]
  readonly files: readonly FileRow[]
  readonly evaluation: EvaluationFact
}

/** What registrations, the graph and the uploads say, for many at once (at most 500). */
export async function standpointsOf(
  ctx: Ctx,
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Standpoint>> {
  const dossiers = await loadMany(ctx, scope, ids)
  const orgs = await orgsAlong(
    ctx,
    dossiers.map(({ registration }) => registration.org),
  )
  const files = await listFiles(ctx, scope, ids)
  const evaluations = await evaluationsOf(ctx, ids)
  return new Map(
    dossiers.map((dossier) => {
      const { registration: r } = dossier
      const own = files.filter((file) => file.registration_id === r.id)
      // 待评定 until the head has signed (notice 二.2(4)).
      const evaluation = evaluations.get(r.id)?.standing ?? 'pending'
      return [r.id, { dossier, pack: packOf(ctx, r), orgs, files: own, evaluation }]
    }),
  )
}

/** The same of one. Refuses NOT-FOUND. */
export async function standpointOf(ctx: Ctx, scope: Scope, id: string): Promise<Standpoint> {
  const found = (await standpointsOf(ctx, scope, [id])).get(id)
  if (found === undefined) throw refused('NOT-FOUND')
  return found
}

/** What one kind (or one bonus) is judged by at this candidate's place. */
export interface Matter {
  readonly kind: ClaimKind
  readonly item: string
  readonly terms: ClaimTerms | undefined
  readonly levels: readonly ClaimLevel[]
  readonly files: readonly FileRow[]
}

/** Refuses CLAIM-KIND (not of this season). */
export function matterOf(
  { dossier, pack, orgs, files }: Standpoint,
  of: { kind: string; item: string },
): Matter {
  const kind = claimKind(pack.eligibility, of.kind)
  if (kind === undefined) throw refused('CLAIM-KIND')
  const path = dossier.registration.org
  return {
    kind,
    item: of.item,
    terms: termsOf(pack.eligibility, { ...of, path }),
    levels: claimLevels(kind, { path, orgs }),
    files: files.filter((file) => file.kind === of.kind && file.item === of.item),
  }
}

/** The proposed verdict; `opened`: files at which the office that reviews has looked. */
export function proposedFor(at: Standpoint, { terms, files }: Matter, opened: ReadonlySet<string>): Proposed {
  const papers: Record<string, PaperStanding> = {}
  for (const file of files) {
    const seen = opened.has(file.file_id) && papers[file.paper] !== 'given'
    papers[file.paper] = seen ? 'seen' : 'given'
  }
  const { dossier, evaluation } = at
  const facts = factsOf(dossier.registration, {
    schoolName: dossier.schoolName,
    rosterOrg: dossier.rosterOrg?.path,
    evaluation,
    papers,
  })
  const titles = Object.fromEntries((terms?.papers ?? []).map(({ code, title }) => [code, title]))
  return propose(terms?.clauses ?? [], facts, titles)
}

/** A claim with everything that a decision or a screen about it needs. */
export interface ClaimDossier extends Around {
  readonly at: Standpoint
  readonly matter: Matter
  readonly steps: readonly StepRow[]
  readonly opened: ReadonlySet<string>
  readonly heard: readonly Hearing[]
}

/** Claims with everything around them, a fixed number of queries for any number of claims; a claim whose candidate is outside the scope is
 *  left out. */
export async function claimDossiers(
  ctx: Ctx,
  scope: Scope,
  claims: readonly Claim[],
): Promise<ReadonlyMap<string, ClaimDossier>> {
  const ids = claims.map(({ id }) => id)
  const standpoints = await standpointsOf(ctx, scope, [...new Set(claims.map((c) => c.registration))])
  const opened = await openedAt(ctx, ids)
  const steps = await listSteps(ctx, ids)
  return new Map(
    claims.flatMap((c) => {
      const at = standpoints.get(c.registration)
      if (at === undefined) return []
      const own = steps.filter((step) => step.claim_id === c.id)
      return [[c.id, dossierOf(ctx, c, { at, opened, steps: own })] as const]
    }),
  )
}

function dossierOf(
  ctx: Ctx,
  c: Claim,
  { at, opened, steps }: { at: Standpoint; opened: ReadonlySet<string>; steps: readonly StepRow[] },
): ClaimDossier {
  const whole = matterOf(at, c)
  // What was uploaded meanwhile and not submitted is the family's own.
  const matter = { ...whole, files: whole.files.filter((file) => file.claim_id === c.id) }
  return {
    at,
    matter,
    steps,
    opened,
    registration: at.dossier.registration,
    kind: matter.kind,
    levels: matter.levels,
    heard: hearingsOf(steps),
    proposed: proposedFor(at, matter, opened),
    unread: matter.files.filter((file) => !opened.has(file.file_id)).length,
    given: circumstances(ctx, at.dossier),
  }
}

/** The same of one. Refuses NOT-FOUND. */
export async function claimDossier(ctx: Ctx, scope: Scope, c: Claim): Promise<ClaimDossier> {
  const found = (await claimDossiers(ctx, scope, [c])).get(c.id)
  if (found === undefined) throw refused('NOT-FOUND')
  return found
}
