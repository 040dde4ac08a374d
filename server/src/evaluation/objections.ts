import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/evaluation-objections'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { checkCells } from '@zhongzhao/domain/evaluation/marks'
import {
  type Objection,
  decideObjection,
  objectionLifecycle,
  withProposed,
} from '@zhongzhao/domain/evaluation/objection'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { sendMessage } from '../messages/store.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import { objectionView, textPlace } from './mine.ts'
import { holdClasses } from './store.ts'
import {
  type ObjectionRow,
  answering,
  correctMarks,
  findObjection,
  holdObjection,
  listObjectionRows,
  saveObjection,
  standsIn,
  toObjection,
} from './store-objections.ts'

type Listed = OutputOf<typeof api.listObjections>['objections']

function lineView(ctx: Ctx, row: ObjectionRow): Listed[number] {
  const { actor, pack } = ctx
  const actions =
    actor === undefined ? new Set<never>() : actionsOver(actor, { org: row.org_path }, pack.roles)
  const may = mayNow(objectionLifecycle, row.state, { open: new Set<never>(), actions })
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  return {
    ...objectionView(ctx, row, may),
    name: row.name,
    number: row.number,
    school: row.school_name,
    className: row.class_name,
    signed: row.signed ?? {},
    ...(row.proposed === null
      ? {}
      : { proposed: withProposed(ctx.pack.evaluation.scheme, row.signed ?? {}, row.proposed) }),
    ...(row.note === null
      ? {}
      : { note: openWith(key, row.note, textPlace(row.objection_id, 'note')).toString() }),
    own: row.entered_by?.includes(byOf(ctx).account) ?? false,
  }
}

/** 综合素质评价异议 of the classes that the caller reaches. */
export async function readObjections(ctx: Ctx): Promise<{ objections: Listed }> {
  const rows = await listObjectionRows(ctx, scopeOf(ctx, 'evaluation.read'))
  return { objections: rows.map((row) => lineView(ctx, row)) }
}

const standing = (ctx: Ctx, row: ObjectionRow) => ({
  of: { signed: row.signed ?? {}, enteredBy: row.entered_by ?? [] },
  at: ctx.now,
  by: byOf(ctx),
})

const sealed = (ctx: Ctx, row: ObjectionRow, text: 'reply' | 'note', words: string) =>
  sealWith(ctx.services.keys.unwrap(row.person_id, row.wrapped), words, textPlace(row.objection_id, text))

async function tellCandidate(ctx: Ctx, row: ObjectionRow, template: string): Promise<void> {
  const registration = { id: row.registration_id, person: row.person_id }
  await sendMessage(ctx, { registration, draft: { template, params: {} } })
}

/** 答复 by somebody who did not enter the grades. Refuses EVALUATION-OBJECTION-NONE, EVALUATION-OBJECTION-STALE, EVALUATION-GRADE,
 *  EVALUATION-SAME-PERSON, EVALUATION-REPLY, EVALUATION-UNCHANGED, STATE-NO-WAY. */
export async function answerObjection(
  ctx: Ctx,
  { objection: id, version, event, text, grades = {} }: InputOf<typeof api.answerObjection>,
): Promise<{ done: true }> {
  const inside = answering(scopeOf(ctx, 'evaluation.answer'))
  const row = await holdObjection(ctx, inside, { id, version })
  const cells = Object.entries(grades).map(([column, now]) => ({ column, now }))
  orRefuse(checkCells(ctx.pack.evaluation.scheme, cells))
  const decision = orRefuse(decideObjection(toObjection(row), { event, text, grades }, standing(ctx, row)))
  await saveObjection(ctx, decision, {
    registration: row.registration_id,
    reply: sealed(ctx, row, 'reply', text),
  })
  if (event === 'explain') await tellCandidate(ctx, row, 'evaluation-explained')
  return { done: true }
}

/** The grades that an upheld objection changes, and no other: what was signed since it was answered stays. Who answered has set a grade,
 *  and neither signs the pupil's class nor answers the next objection. */
async function correct(ctx: Ctx, row: ObjectionRow, { next }: Decided<Objection>): Promise<void> {
  const { proposed = {}, answeredBy } = next
  const { scheme } = ctx.pack.evaluation
  await correctMarks(ctx, row.registration_id, {
    marks: withProposed(scheme, row.marks ?? {}, proposed),
    signed: withProposed(scheme, row.signed ?? {}, proposed),
    setBy: answeredBy,
  })
  await tellCandidate(ctx, row, 'evaluation-corrected')
}

/** 校长审签更正, for this pupil alone, or 退回重新答复. The class is held first, as in entering and signing. Refuses
 *  EVALUATION-OBJECTION-NONE, EVALUATION-OBJECTION-STALE, EVALUATION-SIGNER, EVALUATION-REASON, STATE-NO-WAY. */
export async function signObjection(
  ctx: Ctx,
  { objection: id, version, event, text = '' }: InputOf<typeof api.signObjection>,
): Promise<{ done: true }> {
  const scope = scopeOf(ctx, 'evaluation.sign')
  const inside = standsIn(scope)
  const { org_path: path } = await findObjection(ctx, inside, id)
  await holdClasses(ctx, scope, path)
  const row = await holdObjection(ctx, inside, { id, version })
  const decision = orRefuse(decideObjection(toObjection(row), { event, text }, standing(ctx, row)))
  const note = event === 'sendBack' ? { note: sealed(ctx, row, 'note', text) } : {}
  await saveObjection(ctx, decision, { registration: row.registration_id, ...note })
  if (event === 'sign') await correct(ctx, row, decision)
  return { done: true }
}
