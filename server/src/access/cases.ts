import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/duty'
import { actionsOver } from '@zhongzhao/domain/access/can'
import {
  decideCase as decide,
  falsificationLifecycle,
  standsAbove,
} from '@zhongzhao/domain/access/falsification-lifecycle'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { loadDossier } from '../registration/store.ts'
import * as store from './store-cases.ts'

type Listed = OutputOf<typeof api.listCases>

const aboutOf = (row: store.CaseRow) => (row.registration_id === null ? 'organisation' : 'candidate')

/** Where the caller stands who may decide it: above what it is about. */
function standOf(ctx: Ctx, row: store.CaseRow): string | undefined {
  const scope = scopeOf(ctx, 'falsification.record')
  return scope.orgs.find((org) => standsAbove(org, { about: aboutOf(row), org: row.org_path }) === 'above')
}

function mayOver(ctx: Ctx, row: store.CaseRow): string[] {
  const held =
    ctx.actor === undefined ? new Set<never>() : actionsOver(ctx.actor, { org: row.org_path }, ctx.pack.roles)
  if (standOf(ctx, row) === undefined) return []
  const own = row.by_account === ctx.actor?.account
  return mayNow(falsificationLifecycle, row.state, { open: new Set<never>(), actions: held }).filter(
    (event) => !own || event === 'examine',
  )
}

/** 弄虚作假情况 (notice 三.(一)): nobody sees what is held against the own organisation. */
export async function listCases(ctx: Ctx): Promise<Listed> {
  const rows = await store.listCases(ctx, scopeOf(ctx, 'falsification.record'))
  const opened = (row: store.CaseRow, sealed: Buffer) =>
    ctx.services.keys.open(sealed, store.casePlace(row.case_id)).toString()
  return {
    cases: rows.map((row) => ({
      id: row.case_id,
      version: row.version,
      about: aboutOf(row),
      orgName: row.org_name,
      ...(row.candidate === null ? {} : { candidate: { name: row.candidate, number: row.number ?? '' } }),
      facts: opened(row, row.facts),
      state: row.state,
      stateName: falsificationLifecycle.states[row.state],
      by: row.by_name,
      byOrg: row.by_org ?? '',
      at: row.at.getTime(),
      ...(row.decided_by === null ? {} : { decidedBy: row.decided_by }),
      ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
      ...(row.outcome === null ? {} : { outcome: opened(row, row.outcome) }),
      may: mayOver(ctx, row),
    })),
  }
}

/** Against a candidate: facts, by whom; the organisation above sees it. Refuses NOT-FOUND. */
export async function recordCaseOf(ctx: Ctx, { id, facts }: InputOf<typeof api.recordCaseOf>) {
  const { registration: r } = await loadDossier(ctx, scopeOf(ctx, 'falsification.record'), {
    id,
    hold: 'read',
  })
  const by = actorOver(ctx, 'falsification.record', r.org)
  const made = await store.insertCase(ctx, {
    org: r.org,
    registration: r.id,
    facts,
    by: by.account,
    byOrg: by.org,
  })
  // Of the case and not of the record, whose own people read its history: they are not to know before it is decided.
  await recordEvent(ctx, { kind: 'falsification.recorded', at: ctx.now, by }, { subject: made })
  return { done: true as const }
}

/** Against an organisation below. Refuses NOT-FOUND, CASE-ABOVE. */
export async function recordCaseAt(ctx: Ctx, input: InputOf<typeof api.recordCaseAt>) {
  const org = await orgFor(ctx, { code: input.org, action: 'falsification.record' })
  const by = actorOver(ctx, 'falsification.record', org.path)
  if (standsAbove(by.org, { about: 'organisation', org: org.path }) === 'notAbove')
    throw refused('CASE-ABOVE')
  const { facts } = input
  const made = await store.insertCase(ctx, {
    org: org.path,
    registration: null,
    facts,
    by: by.account,
    byOrg: by.org,
  })
  await recordEvent(
    ctx,
    { kind: 'falsification.recorded', at: ctx.now, by, detail: { org: org.path } },
    { subject: made },
  )
  return { done: true as const }
}

/** 核查、认定 (notice 三.(一)). Refuses CASE-GONE, STATE-NO-WAY, CASE-ABOVE, CASE-TWO-PEOPLE, CASE-OUTCOME. */
export async function decideCase(ctx: Ctx, input: InputOf<typeof api.decideCase>) {
  const row = await store.holdCase(ctx, scopeOf(ctx, 'falsification.decide'), input.falsification)
  if (row === undefined || row.version !== input.version) throw refused('CASE-GONE')
  const by = actorOver(ctx, 'falsification.decide', row.org_path)
  const outcome = input.outcome?.trim() ?? ''
  const held = {
    state: row.state,
    about: aboutOf(row),
    org: row.org_path,
    recordedBy: row.by_account,
  } as const
  const from = standOf(ctx, row) ?? by.org
  const to = orRefuse(decide(held, input.event, { account: by.account, from, outcome }))
  await store.moveCase(ctx, row.case_id, {
    to,
    outcome: outcome === '' ? undefined : outcome,
    by: by.account,
  })
  await recordEvent(ctx, { kind: `falsification.${input.event}`, at: ctx.now, by }, { subject: row.case_id })
  return { done: true as const }
}
