import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/evaluation'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { tallyOf } from '@zhongzhao/domain/evaluation/caps'
import {
  type ClassEvaluation,
  type PupilRow,
  classLifecycle,
  decideEntering,
} from '@zhongzhao/domain/evaluation/class-life'
import { checkCells, takeCells } from '@zhongzhao/domain/evaluation/marks'
import { isComplete } from '@zhongzhao/domain/evaluation/overall'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { checkOpen, periodToName } from '@zhongzhao/domain/season/timetable'
import { classFor } from '../orgs/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { type Scope, scopeOf } from '../platform/scope.ts'
import { orgExtensions } from '../season/store-extensions.ts'
import {
  type ClassRow,
  type PupilLine,
  holdClasses,
  listClassRows,
  listOthers,
  listPupils,
  saveClass,
  writeMarks,
} from './store.ts'

type View = OutputOf<typeof api.readClassEvaluation>

export const toClass = (row: ClassRow): ClassEvaluation => ({
  code: row.class_code,
  state: row.state,
  version: row.version,
})

export const toRow = (line: PupilLine): PupilRow => ({
  marks: line.marks,
  enteredBy: line.entered_by,
  upheld: line.upheld ? 'upheld' : 'no',
})

export const completeIn = (ctx: Ctx, rows: readonly Pick<PupilRow, 'marks'>[]): number =>
  rows.filter(({ marks }) => isComplete(ctx.pack.evaluation.scheme, marks)).length

/** A class, or an organisation whose classes are evaluated. */
export const evaluatedAt = (ctx: Ctx, kind: string): boolean =>
  kind === 'class' || ctx.pack.evaluation.at.some((one) => one === kind)

/** The window of entering for a class, extensions of what stands above it included. */
async function entering(ctx: Ctx, path: string) {
  const calendar = { windows: ctx.pack.windows, extensions: await orgExtensions(ctx, path) }
  const standing = { track: 'inPlace', org: path, registration: '', returned: 'untouched' } as const
  const asked = { standing, now: ctx.now }
  const told = checkOpen(calendar, 'evaluate', asked)
  const period = periodToName(calendar, 'evaluate', asked)
  const open = new Set(told.ok ? (['evaluate'] as const) : [])
  return { told, open, from: period?.from ?? ctx.now, until: period?.until ?? ctx.now }
}

/** What the caller may do with a class now. */
export function mayWith(ctx: Ctx, row: ClassRow, open: ReadonlySet<'evaluate'>): string[] {
  if (ctx.actor === undefined) return []
  const actions = actionsOver(ctx.actor, { org: row.org_path }, ctx.pack.roles)
  return [...mayNow(classLifecycle, row.state, { open, actions })]
}

const pupilView = (line: PupilLine): View['pupils'][number] => ({
  id: line.registration_id,
  number: line.number,
  name: line.name,
  version: line.version,
  marks: line.marks,
  ...(line.signed === null ? {} : { signed: line.signed }),
  upheld: line.upheld,
})

/** Grades of the school's other classes, where shares are counted over the school: figures, and no names. */
async function othersOf(ctx: Ctx, path: string) {
  const { scheme } = ctx.pack.evaluation
  const rows = scheme.caps.over === 'school' ? await listOthers(ctx, path) : []
  return { heads: rows.length, tally: tallyOf(rows.filter((row) => !row.upheld).map((row) => row.marks)) }
}

/** Refuses NOT-FOUND, EVALUATION-NOBODY. */
async function viewOf(ctx: Ctx, scope: Scope, path: string): Promise<View> {
  const [row] = await listClassRows(ctx, scope, path)
  if (row === undefined) throw refused('EVALUATION-NOBODY')
  const { open, from, until } = await entering(ctx, path)
  return {
    class: { code: row.class_code, name: row.name },
    school: { code: row.school_code, name: row.school_name },
    state: row.state,
    stateName: classLifecycle.states[row.state],
    version: row.version,
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.signed_at === null ? {} : { signedAt: row.signed_at.getTime() }),
    pupils: (await listPupils(ctx, scope, path)).map(pupilView),
    others: await othersOf(ctx, path),
    window: { from, until, open: open.has('evaluate') },
    may: mayWith(ctx, row, open),
  }
}

/** 班级评价表 (notice 二.2(4)). Refuses NOT-FOUND, EVALUATION-NOBODY. */
export async function readClassEvaluation(
  ctx: Ctx,
  { class: code }: InputOf<typeof api.readClassEvaluation>,
): Promise<View> {
  const { path } = await classFor(ctx, { code, action: 'evaluation.read' })
  return viewOf(ctx, scopeOf(ctx, 'evaluation.read'), path)
}

type Asked = InputOf<typeof api.saveEvaluation>['rows']

/** What becomes of each row against what is held. Refuses EVALUATION-MOVED, EVALUATION-GRADE. */
function taken(ctx: Ctx, lines: readonly PupilLine[], asked: Asked) {
  const { scheme } = ctx.pack.evaluation
  const held = new Map(lines.map((line) => [line.registration_id, line]))
  const gone = asked.filter(({ id }) => !held.has(id)).length
  if (gone > 0) throw refused('EVALUATION-MOVED', { count: gone })
  return asked.flatMap((row) => {
    orRefuse(checkCells(scheme, row.cells))
    const line = held.get(row.id)
    return line === undefined ? [] : [{ line, ...takeCells(scheme, line, row) }]
  })
}

/** 录入: the class is held, so that nobody signs meanwhile; cells that somebody else wrote stay and are told. Refuses NOT-FOUND,
 *  STATE-NO-WAY, TIME-CLOSED, EVALUATION-MOVED, EVALUATION-GRADE. */
export async function saveEvaluation(
  ctx: Ctx,
  { class: code, rows }: InputOf<typeof api.saveEvaluation>,
): Promise<OutputOf<typeof api.saveEvaluation>> {
  const { path } = await classFor(ctx, { code, action: 'evaluation.enter' })
  const scope = scopeOf(ctx, 'evaluation.enter')
  const [held] = await holdClasses(ctx, scope, path)
  if (held === undefined) throw refused('EVALUATION-NOBODY')
  const lines = await listPupils(ctx, scope, path)
  const results = taken(ctx, lines, rows)
  const changed = results.filter((one) => one.taken.length > 0)
  const cells = changed.reduce((n, one) => n + one.taken.length, 0)
  const window = await entering(ctx, path)
  const act = { open: window.open, at: ctx.now, by: byOf(ctx) }
  const decision = decideEntering(toClass(held), { pupils: changed.length, cells }, act)
  if (!decision.ok && decision.refusal.code === 'TIME-CLOSED') orRefuse(window.told)
  const next = orRefuse(decision)
  if (changed.length > 0) {
    await writeMarks(
      ctx,
      changed.map(({ line, marks, taken: fields }) => ({
        id: line.registration_id,
        marks,
        complete: isComplete(ctx.pack.evaluation.scheme, marks) ? 'complete' : 'open',
        fields,
      })),
    )
    const after = new Map(changed.map(({ line, marks }) => [line.registration_id, marks]))
    const all = lines.map((line) => ({ marks: after.get(line.registration_id) ?? line.marks }))
    await saveClass(ctx, next, { pupils: lines.length, complete: completeIn(ctx, all) })
  }
  const conflicts = results.flatMap(({ line, conflicts: columns }) =>
    columns.map((column) => {
      const theirs = line.marks[column]
      return { id: line.registration_id, column, ...(theirs === undefined ? {} : { theirs }) }
    }),
  )
  return { saved: cells, conflicts, now: await viewOf(ctx, scope, path) }
}
