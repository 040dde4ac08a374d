import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/leaving'
import type { myTransfer } from '@zhongzhao/api/transfer'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import {
  type Leaving,
  type LeavingState,
  decideLeaving,
  leavingLifecycle,
  superiorOf,
} from '@zhongzhao/domain/transfer/leaving'
import { sendMessage } from '../messages/store.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import {
  type LeavingRow,
  type ReportRow,
  findOwnLeaving,
  holdReport,
  listReports,
  replyTo,
  sayLeaving,
  schoolLeft,
} from './store-leaving.ts'
import { activeOf } from './store-lapse.ts'

const wordsPlace = (report: string) => `leaving:${report}:words`
const replyPlace = (report: string) => `leaving:${report}:reply`

function textsOf(row: LeavingRow, key: Buffer) {
  const open = (sealed: Buffer, place: string) => openWith(key, sealed, place).toString()
  return {
    ...(row.words === null ? {} : { words: open(row.words, wordsPlace(row.report_id)) }),
    ...(row.reply === null ? {} : { reply: open(row.reply, replyPlace(row.report_id)) }),
  }
}

const may = (state: LeavingState, action: 'registration.fill' | 'leaving.answer') => [
  ...mayNow(leavingLifecycle, state, { open: new Set<never>(), actions: new Set([action]) }),
]

/** What the candidate has said and was answered, on the own page only. */
export async function leavingView(
  ctx: Ctx,
  { registration: r, key }: Dossier,
): Promise<OutputOf<typeof myTransfer>['leaving']> {
  const { question, promise } = ctx.pack.returning.leaving
  const row = await findOwnLeaving(ctx, r.person, 'read')
  const applied = (await schoolLeft(ctx, r.person)) !== undefined
  const state = row?.state ?? 'none'
  return {
    question,
    promise,
    state,
    stateName: leavingLifecycle.states[state],
    version: row?.version ?? 0,
    ...(row === undefined ? {} : textsOf(row, key)),
    ...(row?.office == null ? {} : { office: row.office }),
    may: applied ? may(state, 'registration.fill') : [],
  }
}

const leavingOf = (row: LeavingRow | undefined): Leaving =>
  row === undefined
    ? { id: newId(), state: 'none', version: 0 }
    : { id: row.report_id, state: row.state, version: row.version }

/** The candidate says whether the school demanded leaving early (notice 二.2(3)): asked once an application was made, changed until the office
 *  has closed it. Refuses LEAVING-NOT-YET, VERSION-STALE, STATE-NO-WAY. */
export async function answerLeaving(
  ctx: Ctx,
  { version, answer, words = '' }: InputOf<typeof api.answerLeaving>,
): Promise<{ done: true }> {
  const id = ctx.actor?.registration
  if (id === undefined) throw refused('NOT-FOUND')
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'registration.fill'), { id, hold: 'read' })
  const { registration: r, key } = dossier
  const school = await schoolLeft(ctx, r.person)
  if (school === undefined) throw refused('LEAVING-NOT-YET')
  const held = leavingOf(await findOwnLeaving(ctx, r.person, 'change'))
  if (held.version !== version) throw refused('VERSION-STALE', { version: held.version })
  const decision = orRefuse(decideLeaving(held, answer, { at: ctx.now, by: byOf(ctx) }))
  // What was written with a yes does not outlive it.
  const kept = answer === 'sayYes' && words.trim() !== ''
  await sayLeaving(ctx, decision, {
    person: r.person,
    school,
    superior: superiorOf(school),
    words: kept ? sealWith(key, words, wordsPlace(held.id)) : null,
  })
  return { done: true }
}

type Reports = OutputOf<typeof api.listLeaving>['reports']

function reportView(ctx: Ctx, row: ReportRow): Reports[number] {
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  return {
    id: row.report_id,
    version: row.version,
    state: row.state,
    stateName: leavingLifecycle.states[row.state],
    school: row.school,
    office: row.office ?? '',
    name: row.name,
    saidAt: row.said_at.getTime(),
    ...(row.replied_at === null ? {} : { repliedAt: row.replied_at.getTime() }),
    ...textsOf(row, key),
    may: may(row.state, 'leaving.answer'),
  }
}

/** 提前离校反映: what candidates told, for the office above the school and those above it. */
export async function readLeaving(ctx: Ctx): Promise<{ reports: Reports }> {
  const rows = await listReports(ctx, scopeOf(ctx, 'leaving.answer'))
  return { reports: rows.map((row) => reportView(ctx, row)) }
}

/** 答复、办结: the candidate reads the answer. Refuses LEAVING-NONE, VERSION-STALE, LEAVING-REPLY, STATE-NO-WAY. */
export async function replyLeaving(
  ctx: Ctx,
  { report: id, version, event, reply = '' }: InputOf<typeof api.replyLeaving>,
): Promise<{ done: true }> {
  const held = await holdReport(ctx, scopeOf(ctx, 'leaving.answer'), { id, version })
  const decision = orRefuse(decideLeaving(leavingOf(held), event, { reply, at: ctx.now, by: byOf(ctx) }))
  const key = ctx.services.keys.unwrap(held.person_id, held.wrapped)
  await replyTo(ctx, decision, event === 'answer' ? sealWith(key, reply, replyPlace(id)) : undefined)
  const registration = event === 'answer' ? await activeOf(ctx, held.person_id) : undefined
  if (registration !== undefined) {
    const to = { id: registration, person: held.person_id }
    await sendMessage(ctx, { registration: to, draft: { template: 'superior-answered', params: {} } })
  }
  return { done: true }
}
