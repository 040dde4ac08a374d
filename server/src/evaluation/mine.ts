import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/evaluation-objections'
import { standingNames } from '@zhongzhao/domain/evaluation/overall'
import {
  asCandidateSees,
  decideObjecting,
  decideObjection,
  objectionLifecycle,
  objectionUntil,
  openObjections,
} from '@zhongzhao/domain/evaluation/objection'
import { columnsOf, gradeTitle } from '@zhongzhao/domain/evaluation/scheme'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { lastCode, parentPath } from '@zhongzhao/domain/orgs/org'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import {
  type ObjectionRow,
  askedBy,
  findEvaluated,
  holdObjection,
  insertObjection,
  listOwnObjections,
  saveObjection,
  toObjection,
} from './store-objections.ts'
import { evaluationOf } from './store-standing.ts'

/** Where the texts of an objection are sealed. */
export const textPlace = (id: string, text: 'words' | 'reply' | 'note') =>
  `evaluation-objection:${id}:${text}`

const titlesOf = (ctx: Ctx, codes: readonly string[]): string[] => {
  const columns = columnsOf(ctx.pack.evaluation.scheme)
  return codes.map((code) => columns.find((column) => column.code === code)?.title ?? code)
}

/** What every reader of an objection sees. */
export function objectionView(ctx: Ctx, row: ObjectionRow, may: readonly string[]) {
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  const open = (sealed: Buffer, text: 'words' | 'reply') =>
    openWith(key, sealed, textPlace(row.objection_id, text)).toString()
  return {
    id: row.objection_id,
    state: row.state,
    stateName: objectionLifecycle.states[row.state],
    version: row.version,
    columns: titlesOf(ctx, row.columns),
    words: open(row.words, 'words'),
    ...(row.reply === null ? {} : { reply: open(row.reply, 'reply') }),
    askedAt: row.asked_at.getTime(),
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at.getTime() }),
    may: [...may],
  }
}

/** An answer that the head has not signed yet is not the candidate's to read. */
function ownView(ctx: Ctx, row: ObjectionRow) {
  const actions = new Set(['evaluation.object'] as const)
  const may = mayNow(objectionLifecycle, row.state, { open: new Set<never>(), actions })
  const { reply, answeredAt, ...view } = objectionView(ctx, row, may)
  const waits = openObjections.includes(row.state)
  return {
    ...view,
    state: waits ? ('asked' as const) : row.state,
    stateName: asCandidateSees().states[row.state],
    ...(waits || reply === undefined ? {} : { reply }),
    ...(waits || answeredAt === undefined ? {} : { answeredAt }),
  }
}

function own(ctx: Ctx): { registration: string; person: string } {
  const { registration, person } = ctx.actor ?? {}
  if (registration === undefined || person === undefined) throw refused('NOT-FOUND')
  return { registration, person }
}

/** 我的综合素质评价 (notice 二.2(4)): signed grades only. Refuses NOT-FOUND. */
export async function readMyEvaluation(ctx: Ctx): Promise<OutputOf<typeof api.myEvaluation>> {
  const { registration, person } = own(ctx)
  const { scheme, lead, objection } = ctx.pack.evaluation
  const { standing, marks = {}, signedAt } = await evaluationOf(ctx, registration)
  const rows = await listOwnObjections(ctx, person)
  const until = signedAt === undefined ? undefined : objectionUntil(signedAt, objection)
  const open = rows.some((row) => openObjections.includes(row.state))
  return {
    title: scheme.title,
    lead,
    standing,
    standingName: standingNames[standing],
    columns: columnsOf(scheme).map((column) => {
      const grade = gradeTitle(column, marks[column.code])
      return {
        code: column.code,
        title: column.title,
        about: column.about,
        ...(grade === '' ? {} : { grade }),
        grades: column.grades.map(({ title }) => title),
      }
    }),
    ...(signedAt === undefined || until === undefined ? {} : { signedAt, until }),
    mayObject: until !== undefined && ctx.now < until && !open,
    objections: rows.map((row) => ownView(ctx, row)),
  }
}

/** 提出异议: to the school's other person or its superior, as the pack says. Refuses NOT-FOUND, EVALUATION-UNPUBLISHED, EVALUATION-LATE,
 *  EVALUATION-WORDS, EVALUATION-ASKED, EVALUATION-GRADE. */
export async function objectEvaluation(
  ctx: Ctx,
  { columns, words }: InputOf<typeof api.objectEvaluation>,
): Promise<{ done: true }> {
  const { scheme, objection: period } = ctx.pack.evaluation
  const known = columnsOf(scheme)
  const strange = columns.find((code) => !known.some((column) => column.code === code))
  if (strange !== undefined) throw refused('EVALUATION-GRADE', { column: strange, grade: '' })
  const { registration } = own(ctx)
  const { signedAt, evaluatedAs = registration } = await evaluationOf(ctx, registration)
  const asked = { id: newId(), columns: [...new Set(columns)], words }
  const by = byOf(ctx)
  const decision = orRefuse(decideObjecting(asked, { signedAt, period }, { at: ctx.now, by }))
  const at = await findEvaluated(ctx, evaluatedAs)
  const key = ctx.services.keys.unwrap(at.person_id, at.wrapped)
  await insertObjection(ctx, decision, {
    registration: evaluatedAs,
    classCode: lastCode(at.org_path),
    path: at.org_path,
    answering: period.answeredBy === 'superior' ? parentPath(at.school_path) : at.school_path,
    words: sealWith(key, words, textPlace(asked.id, 'words')),
  })
  return { done: true }
}

/** 撤回、我已知道. Refuses NOT-FOUND, EVALUATION-OBJECTION-NONE, EVALUATION-OBJECTION-STALE, STATE-NO-WAY. */
export async function moveMyObjection(
  ctx: Ctx,
  { objection: id, version, event }: InputOf<typeof api.moveMyObjection>,
): Promise<{ done: true }> {
  const { person } = own(ctx)
  const seen = asCandidateSees()
  const row = await holdObjection(ctx, askedBy(person), { id, version, seen })
  const of = { signed: row.signed ?? {}, enteredBy: row.entered_by ?? [] }
  const decision = orRefuse(
    decideObjection(toObjection(row), { event }, { of, at: ctx.now, by: byOf(ctx), seen }),
  )
  await saveObjection(ctx, decision, { registration: row.registration_id })
  return { done: true }
}
