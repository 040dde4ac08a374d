import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/credentials'
import { beijing } from '@zhongzhao/domain/base/time'
import { lastCode } from '@zhongzhao/domain/orgs/org'
import { type CredentialStanding, summarise } from '@zhongzhao/domain/registration/credential-standing'
import { decideCredential } from '@zhongzhao/domain/registration/credentials'
import { credentialTitle } from '@zhongzhao/domain/season/credentials'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { change } from '../registration/change.ts'
import { type RegistrationView, viewOf } from '../registration/view.ts'
import { type ProofRow, listProofs } from './store-credentials.ts'

/** 核看, 撤回 (F3). Refuses NOT-FOUND, VERSION-STALE, STATE-NO-WAY, REG-CORRECTION-MISSING. */
export async function noteCredential(
  ctx: Ctx,
  { id, version, proof, event }: InputOf<typeof api.noteCredential>,
): Promise<RegistrationView> {
  const noted = await change(ctx, { id, action: 'document.note', version }, (r, given) =>
    decideCredential(r, { event, kind: proof }, given),
  )
  return viewOf(ctx, noted)
}

/** 批准暂缺 (F3). Refuses NOT-FOUND, VERSION-STALE, DOCUMENT-DUE, DOCUMENT-DEFER-REASON, REG-CORRECTION-MISSING. */
export async function deferCredential(
  ctx: Ctx,
  { id, version, proof, until, reason }: InputOf<typeof api.deferCredential>,
): Promise<RegistrationView> {
  const deferred = await change(ctx, { id, action: 'document.defer', version }, (r, given) =>
    decideCredential(r, { event: 'defer', kind: proof, until: beijing(until), reason }, given),
  )
  return viewOf(ctx, deferred)
}

type Line = OutputOf<typeof api.listOwed>['lines'][number]

function lineOf(ctx: Ctx, row: ProofRow): Line {
  const matrix = ctx.pack.credentials
  const summary = summarise(
    { basic: { idKind: row.id_kind ?? '' }, document: row.document ?? undefined, notes: row.credentials },
    matrix,
    ctx.now,
  )
  return {
    registration: row.registration_id,
    name: row.name,
    class: lastCode(row.org_path),
    className: row.class_name ?? '',
    category: summary.rule?.category ?? '',
    standing: summary.standing,
    lacking: summary.lacking.map(({ code }) => credentialTitle(matrix, code)),
    ...(summary.until === undefined ? {} : { until: summary.until }),
  }
}

const order: readonly CredentialStanding[] = ['overdue', 'deferred', 'missing']

/** Whose proofs of identity are not all there: what is overdue first, then by the day it is due, then who has none (F3). */
export async function listOwed(
  ctx: Ctx,
  { class: klass }: InputOf<typeof api.listOwed>,
): Promise<OutputOf<typeof api.listOwed>> {
  const rows = await listProofs(ctx, scopeOf(ctx, 'document.note'), klass)
  const lines = rows.map((row) => lineOf(ctx, row))
  const of = (standing: CredentialStanding) => lines.filter((line) => line.standing === standing)
  const sorted = order.flatMap((standing) => of(standing).toSorted((a, b) => (a.until ?? 0) - (b.until ?? 0)))
  const [overdue, deferred, missing] = order.map((standing) => of(standing).length)
  return { lines: sorted, counts: { overdue: overdue ?? 0, deferred: deferred ?? 0, missing: missing ?? 0 } }
}
