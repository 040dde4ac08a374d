import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/sync'
import { maskRows } from '@zhongzhao/domain/forms/mask'
import { printedValue } from '@zhongzhao/domain/printing/value'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { formOf } from '@zhongzhao/domain/season/pack'
import { canHappen, willHappen } from '@zhongzhao/domain/sync/consequences'
import {
  type WorkState,
  choicesOf,
  correctionStates,
  decideWork,
  syncWorkLifecycle,
  workKindNames,
} from '@zhongzhao/domain/sync/work-life'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { openHeld } from '../roster/check.ts'
import type { OpenedPupil } from '../roster/compare.ts'
import { loadHeld } from '../roster/store-match.ts'
import { codeNames } from './code-names.ts'
import { toldIn } from './finish.ts'
import { acts, subjectOf, targetOf } from './act.ts'
import { type KnownSchool, type WorkLine, holdWork, listWork, moveWork, schoolsNamed } from './store-work.ts'
import { type Told, oursOf, shownOf, titleOf } from './values.ts'

type WorkView = OutputOf<typeof api.listSyncWork>['work'][number]

const shown: Readonly<Record<InputOf<typeof api.listSyncWork>['show'], readonly WorkState[]>> = {
  open: ['open'],
  underWay: ['asked', 'leaving'],
  corrections: correctionStates,
  settled: ['dropped', 'agreed'],
}

const GRADES: Readonly<Record<string, string>> = { '8': '八年级', '9': '九年级' }

interface Seen {
  readonly ctx: Ctx
  readonly held: OpenedPupil | undefined
  readonly schools: ReadonlyMap<string, KnownSchool>
}

/** A value as people read it: codes by name, what is sensitive covered. */
function readable({ ctx, schools }: Seen, field: string, value: string): string {
  if (value === '') return '（空）'
  if (field === 'schoolCode') return schools.get(value)?.name ?? value
  if (field === 'grade') return GRADES[value] ?? value
  if (field === 'classNo') return /^\d+$/.test(value) ? `${Number(value)}班` : value
  const form = formOf(ctx.pack, 'basic')
  const kind = form?.fields[field]
  if (form === undefined || kind === undefined) return '***'
  if (kind.sensitive === true) return maskRows(form, [{ [field]: value }], 'masked')[0]?.[field] ?? ''
  return printedValue(kind, value, codeNames)
}

function valuesOf(seen: Seen, told: Told): WorkView['values'] {
  return shownOf(told).map((field) => ({
    field,
    title: titleOf(field),
    upstream: readable(seen, field, told[field] ?? ''),
    ours: seen.held === undefined ? '' : readable(seen, field, oursOf(field, seen.held)),
  }))
}

function workView(line: WorkLine, seen: Seen, told: Told): WorkView {
  const target = targetOf(told, seen.schools)
  const subject = subjectOf(line, target)
  const values = valuesOf(seen, told)
  const { held } = seen
  const differing = values.filter(({ field }) => held === undefined || told[field] !== oursOf(field, held))
  const matter = {
    standing: line.registration_state,
    titles: differing.map((value) => value.title),
    place: target === undefined ? '' : `${target.school.name}${target.class.name}`,
  }
  return {
    id: line.id,
    registration: line.registration,
    name: line.name,
    number: line.number,
    school: line.school_name ?? '',
    class: line.class_name ?? '',
    kind: line.kind,
    kindName: workKindNames[line.kind],
    state: line.state,
    stateName: syncWorkLifecycle.states[line.state],
    standing: registrationLifecycle.states[line.registration_state],
    version: line.version,
    at: line.at.getTime(),
    values,
    ...(line.decided_by === null ? {} : { decidedBy: line.decided_by }),
    may: choicesOf(line.state, subject)
      .filter((choice) => canHappen(choice, line.registration_state))
      .map((event) => ({
        event,
        name: syncWorkLifecycle.events[event],
        will: willHappen(event, matter),
      })),
  }
}

const PAGE = 50
const FIRST = '00000000-0000-0000-0000-000000000000'

/** 同步待办 (B3, B4): both values, upstream's and ours as it stands now. */
export async function listSyncWork(
  ctx: Ctx,
  { show, kind, cursor }: InputOf<typeof api.listSyncWork>,
): Promise<OutputOf<typeof api.listSyncWork>> {
  const scope = scopeOf(ctx, 'roster.sync')
  const after = cursor !== undefined && /^[0-9a-f-]{36}$/.test(cursor) ? cursor : FIRST
  const lines = await listWork(ctx, scope, { states: shown[show], kind: kind ?? '', after, limit: PAGE + 1 })
  const page = lines.slice(0, PAGE)
  const records = await loadHeld(
    ctx.db,
    page.map((l) => l.registration),
    'read',
  )
  const told = page.map((line) => toldIn(ctx, line))
  const codes = told.flatMap((t) => t['schoolCode'] ?? [])
  const ours = [...records.values()].map((r) => r.school_code)
  const schools = await schoolsNamed(ctx, [...codes, ...ours])
  const last = page.at(-1)
  return {
    work: page.map((line, i) => {
      const record = records.get(line.registration)
      const held = record === undefined ? undefined : openHeld(ctx.services.keys, record)
      return workView(line, { ctx, held, schools }, told[i] ?? {})
    }),
    ...(lines.length > PAGE && last !== undefined ? { next: last.id } : {}),
  }
}

/** 跟随学籍, 换用新号码, 转到新学校, 保留, 离校, 不予处理, 重新处理 (B3, B4): a person decides, and it is done. Of two people at once, or
 *  of two clicks, the second finds the work decided. Nothing is written over what the candidate confirmed without asking again.
 *  Refuses SYNC-WORK-STALE, SYNC-WORK-OTHER-KIND, SYNC-PLACE-UNKNOWN, SYNC-SEALED, SYNC-NUMBER-TAKEN, SYNC-NOTHING-DIFFERS,
 *  STATE-NO-WAY, TIME-CLOSED. */
export async function decideSyncWork(
  ctx: Ctx,
  { work: id, version, choice }: InputOf<typeof api.decideSyncWork>,
): Promise<{ done: true }> {
  const work = await holdWork(ctx, scopeOf(ctx, 'roster.sync'), id)
  if (work?.version !== version) throw refused('SYNC-WORK-STALE')
  const told = toldIn(ctx, work)
  const target = targetOf(told, await schoolsNamed(ctx, [told['schoolCode'] ?? '']))
  const to = orRefuse(decideWork(work.state, choice, subjectOf(work, target)))
  await acts[choice]?.(ctx, { work, told, target })
  const by = byOf(ctx)
  await moveWork(ctx, work, { to, by: by.account })
  const event = { kind: `sync.${choice}`, at: ctx.now, by, fields: work.fields, detail: { kind: work.kind } }
  await recordEvent(ctx, event, { registration: work.registration })
  return { done: true }
}
