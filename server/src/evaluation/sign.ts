import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/evaluation'
import { chineseTime } from '@zhongzhao/domain/base/time'
import type { CapUse } from '@zhongzhao/domain/evaluation/caps'
import {
  classLifecycle,
  decideReopening,
  decideSigning,
  usesOf,
} from '@zhongzhao/domain/evaluation/class-life'
import { objectionUntil } from '@zhongzhao/domain/evaluation/objection'
import { sendToMany } from '../messages/store.ts'
import { classFor, orgFor } from '../orgs/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { linesBelow } from './progress.ts'
import { completeIn, evaluatedAt, mayWith, toClass, toRow } from './classes.ts'
import {
  type ClassRow,
  type PublishedRow,
  type PupilLine,
  holdClasses,
  listClassRows,
  listPupils,
  publishMarks,
  saveClass,
} from './store.ts'

type Seen = InputOf<typeof api.signEvaluations>['classes']

/** The classes to be signed: those named, each as it was seen; or all that may be. Refuses NOT-FOUND, VERSION-STALE. */
function chosen(ctx: Ctx, held: readonly ClassRow[], seen: Seen): readonly ClassRow[] {
  if (seen === undefined) return held.filter((row) => mayWith(ctx, row, new Set()).includes('sign'))
  return seen.map(({ class: code, version }) => {
    const row = held.find((one) => one.class_code === code)
    if (row === undefined) throw refused('NOT-FOUND')
    if (row.version !== version) throw refused('VERSION-STALE', { version: row.version })
    return row
  })
}

/** What the candidates are told, and what stands in the history of each. */
async function tell(ctx: Ctx, published: readonly PublishedRow[]): Promise<void> {
  const until = chineseTime(objectionUntil(ctx.now, ctx.pack.evaluation.objection))
  const people = published.map(({ registration_id: id, person_id: person }) => ({ id, person }))
  await sendToMany(ctx, people, { template: 'evaluation-published', params: { until } })
  const event = { kind: 'evaluation.published', at: ctx.now, by: byOf(ctx) } as const
  await recordEvents(
    ctx,
    event,
    people.map(({ id }) => id),
  )
}

const inClass = (lines: readonly PupilLine[], { org_path: path }: ClassRow) =>
  lines.filter((line) => line.org_path === path)

/** 校长审签 (notice 二.2(4)) of some classes of a school, or of all that are not signed: all or none. The classes of the school are held, so
 *  that no grade comes between counting and signing. Refuses NOT-FOUND, VERSION-STALE, STATE-NO-WAY, EVALUATION-INCOMPLETE, EVALUATION-CAP,
 *  EVALUATION-OWN-ENTRY. */
export async function signEvaluations(
  ctx: Ctx,
  { org: code, classes: seen }: InputOf<typeof api.signEvaluations>,
): Promise<OutputOf<typeof api.signEvaluations>> {
  const { path } = await orgFor(ctx, { code, action: 'evaluation.sign' })
  const scope = scopeOf(ctx, 'evaluation.sign')
  const { scheme } = ctx.pack.evaluation
  const held = await holdClasses(ctx, scope, path)
  const classes = chosen(ctx, held, seen)
  const lines = await listPupils(ctx, scope, path)
  const given = { at: ctx.now, by: byOf(ctx) }
  const decided = classes.map((row) => {
    const own = inClass(lines, row)
    const group = (scheme.caps.over === 'school' ? lines : own).map(toRow)
    const decision = orRefuse(decideSigning(toClass(row), { scheme, pupils: own.map(toRow), group }, given))
    return { decision, own }
  })
  for (const { decision, own } of decided)
    await saveClass(ctx, decision, { pupils: own.length, complete: own.length })
  const ids = decided.flatMap(({ own }) => own.map((line) => line.registration_id))
  const published = await publishMarks(ctx, ids)
  await tell(ctx, published)
  return { classes: decided.length, published: published.length }
}

/** 退回重新录入: what was signed stays in force until it is signed again. Refuses NOT-FOUND, VERSION-STALE, STATE-NO-WAY, EVALUATION-REASON. */
export async function reopenEvaluation(
  ctx: Ctx,
  { class: code, version, reason }: InputOf<typeof api.reopenEvaluation>,
): Promise<{ done: true }> {
  const { path } = await classFor(ctx, { code, action: 'evaluation.sign' })
  const scope = scopeOf(ctx, 'evaluation.sign')
  const [held] = await holdClasses(ctx, scope, path)
  if (held === undefined) throw refused('EVALUATION-NOBODY')
  if (held.version !== version) throw refused('VERSION-STALE', { version: held.version })
  const decision = orRefuse(decideReopening(toClass(held), reason, { at: ctx.now, by: byOf(ctx) }))
  const lines = await listPupils(ctx, scope, path)
  await saveClass(ctx, decision, { pupils: lines.length, complete: completeIn(ctx, lines), reason })
  return { done: true }
}

type Overview = OutputOf<typeof api.evaluationOverview>

const usesIn = (ctx: Ctx, lines: readonly PupilLine[]): CapUse[] => [
  ...usesOf({ scheme: ctx.pack.evaluation.scheme, group: lines.map(toRow) }),
]

function classLine(ctx: Ctx, row: ClassRow, lines: readonly PupilLine[]): Overview['classes'][number] {
  return {
    code: row.class_code,
    name: row.name,
    state: row.state,
    stateName: classLifecycle.states[row.state],
    version: row.version,
    pupils: lines.length,
    complete: completeIn(ctx, lines),
    ...(row.signed_at === null ? {} : { signedAt: row.signed_at.getTime() }),
    caps: ctx.pack.evaluation.scheme.caps.over === 'class' ? usesIn(ctx, lines) : [],
    may: mayWith(ctx, row, new Set()),
  }
}

/** 综合素质评价进度: a school's classes with the shares, or what stands directly below an office. Refuses NOT-FOUND. */
export async function evaluationOverview(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.evaluationOverview>,
): Promise<Overview> {
  const { path, name, kind } = await orgFor(ctx, { code, action: 'evaluation.read' })
  const scope = scopeOf(ctx, 'evaluation.read')
  const org = { code, name, kind }
  if (!evaluatedAt(ctx, kind)) {
    return { org, classes: [], caps: [], below: await linesBelow(ctx, path) }
  }
  const lines = await listPupils(ctx, scope, path)
  const classes = await listClassRows(ctx, scope, path)
  return {
    org,
    classes: classes.map((row) => classLine(ctx, row, inClass(lines, row))),
    caps: ctx.pack.evaluation.scheme.caps.over === 'school' ? usesIn(ctx, lines) : [],
    below: [],
  }
}
