import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/duplicates'
import { type Side, isLocked } from '@zhongzhao/domain/duplicates/decide'
import { duplicateKindNames, signalNames } from '@zhongzhao/domain/duplicates/judge'
import { type DuplicateEvent, duplicateLifecycle } from '@zhongzhao/domain/duplicates/lifecycle'
import { type Sight, maskRows } from '@zhongzhao/domain/forms/mask'
import type { Values } from '@zhongzhao/domain/forms/form'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import type { Registration } from '@zhongzhao/domain/registration/registration'
import { type DuplicateTrait, duplicateTraitNames } from '@zhongzhao/domain/season/duplicate-policy'
import { formOf } from '@zhongzhao/domain/season/pack'
import { findImage } from '../images/store.ts'
import { pictureBytes } from '../images/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer } from '../platform/serve.ts'
import type { Dossier } from '../registration/store.ts'
import { loadDossier } from '../registration/store.ts'
import { caseOf } from './compare.ts'
import { laterActs } from './merge.ts'
import { listSteps, placeOfReason, sideOf } from './store-cases.ts'
import { countWaiting } from './store-keys.ts'
import { type SeenCase, countCases, findCase, listCases } from './store-list.ts'

type Listed = OutputOf<typeof api.listDuplicates>
type CaseView = OutputOf<typeof api.readDuplicate>

const MOST = 1000
const PAGE = 50
const COVERED = '（其他单位的考生）'

/** Nobody is told that another organisation exists beside it. */
const stand = (mine: boolean, name: string, school: string | null) =>
  mine ? { name, school: school ?? '', covered: false } : { name: COVERED, school: '', covered: true }

/** 疑似重复 (G4): who may decide sees both; a school or point sees its own candidate, and that there is another. */
export async function listDuplicates(
  ctx: Ctx,
  { state = 'found', kind, cursor }: InputOf<typeof api.listDuplicates>,
): Promise<Listed> {
  const scope = scopeOf(ctx, 'duplicate.read')
  const rows = await listCases(ctx, scope, { state, kind, after: cursor, limit: PAGE + 1 })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const states = Object.keys(duplicateLifecycle.states)
  return {
    lines: page.map((row) => ({
      id: row.case_id,
      kind: row.kind,
      kindName: duplicateKindNames[row.kind],
      state: row.state,
      stateName: duplicateLifecycle.states[row.state],
      twins: row.twins === 'twins',
      foundAt: row.found_at.getTime(),
      office: row.office ?? '',
      weight: row.weight,
      first: stand(row.mine, row.name, row.school),
      second: stand(row.other_mine, row.other_name, row.other_school),
      mine: row.decides,
    })),
    counts: { ...(await countCases(ctx, scope, { states, most: MOST })) },
    comparing: await countWaiting(ctx.db, MOST),
    ...(rows.length > PAGE && last !== undefined ? { next: last.case_id } : {}),
  }
}

const sexNames: Readonly<Record<string, string>> = { '1': '男', '2': '女' }

/** What a person reads of a trait; full numbers only for a purpose. */
function shownOf(ctx: Ctx, r: Registration, sight: Sight): Readonly<Record<DuplicateTrait, string>> {
  const formRows = (id: string): readonly Values[] => {
    const form = formOf(ctx.pack, id)
    return form === undefined ? [] : maskRows(form, r.sections[id] ?? [], sight)
  }
  const basic = formRows('basic')[0] ?? {}
  const guardians = formRows('guardians')
  const list = (values: readonly (string | undefined)[]) =>
    [...new Set(values.filter((value) => value !== undefined && value !== ''))].join('、')
  return {
    name: basic['name'] ?? '',
    sex: sexNames[basic['sex'] ?? ''] ?? '',
    birthDate: basic['birthDate'] ?? '',
    idNumber: basic['idNumber'] ?? '',
    studentNumber: basic['studentNumber'] ?? '',
    phone: list([basic['phone'], basic['phone2'], ...guardians.map((row) => row['phone'])]),
    guardian: list(guardians.map((row) => row['name'])),
    address: list([basic['householdAddress'], basic['homeAddress']]),
    portrait: r.pictures.portrait === undefined ? '没有照片' : '见上方',
  }
}

function sideView(dossier: Dossier | undefined): CaseView['first'] {
  if (dossier === undefined) {
    const nothing = { school: '', className: '', number: '', stateName: '', version: 0 }
    return { ...nothing, name: COVERED, portrait: false, covered: true, locked: false }
  }
  const r = dossier.registration
  return {
    registration: r.id,
    name: r.sections['basic']?.[0]?.['name'] ?? '',
    school: dossier.schoolName,
    className: dossier.className,
    number: r.number,
    stateName: registrationLifecycle.states[r.state],
    version: r.version,
    portrait: r.pictures.portrait !== undefined,
    covered: false,
    locked: isLocked(r.state) === 'locked',
  }
}

const order: readonly DuplicateTrait[] = [
  'name',
  'sex',
  'birthDate',
  'idNumber',
  'studentNumber',
  'phone',
  'guardian',
  'address',
  'portrait',
]

async function historyOf(ctx: Ctx, row: SeenCase): Promise<CaseView['history']> {
  const { keys } = ctx.services
  const steps = await listSteps(ctx, row.case_id)
  return steps.map((step) => ({
    event: step.event,
    title: duplicateLifecycle.events[step.event],
    at: step.at.getTime(),
    // Who decides is named to those who decide; a school reads that its superior did.
    by: row.decides ? (step.by_name ?? '系统') : '',
    org: step.org_name ?? '',
    reason: row.decides ? keys.open(step.reason, placeOfReason(row.case_id, step.step)).toString() : '',
  }))
}

const told: readonly string[] = ['askUndo', 'undo'] satisfies readonly DuplicateEvent[]

const headOf = (row: SeenCase) => ({
  id: row.case_id,
  kind: row.kind,
  kindName: duplicateKindNames[row.kind],
  state: row.state,
  stateName: duplicateLifecycle.states[row.state],
  twins: row.twins === 'twins',
  foundAt: row.found_at.getTime(),
  office: row.office ?? '',
  weight: row.weight,
  version: row.version,
})

function rowsOf(ctx: Ctx, { signals }: SeenCase, sides: readonly (Dossier | undefined)[], sight: Sight) {
  const [first, second] = sides.map((d) =>
    d === undefined ? undefined : shownOf(ctx, d.registration, sight),
  )
  return order.map((trait) => ({
    trait,
    label: duplicateTraitNames[trait],
    signal: signals[trait],
    signalName: signalNames[signals[trait]],
    first: first?.[trait] ?? '',
    second: second?.[trait] ?? '',
  }))
}

async function viewOf(ctx: Ctx, row: SeenCase, sight: Sight): Promise<CaseView> {
  const scope = scopeOf(ctx, 'duplicate.read')
  const load = (mine: boolean, id: string) =>
    mine ? loadDossier(ctx, scope, { id, hold: 'read' }) : undefined
  const first = await load(row.mine, row.registration_id)
  const second = await load(row.other_mine, row.other_id)
  const held = { open: new Set<never>(), actions: actionsHeld(ctx) }
  const may = row.decides ? mayNow(duplicateLifecycle, row.state, held) : []
  const undoing = may.some((event) => told.includes(event)) && first !== undefined && second !== undefined
  const stays = sideOf(row)
  return {
    ...headOf(row),
    first: sideView(first),
    second: sideView(second),
    rows: rowsOf(ctx, row, [first, second], sight),
    ...(stays === undefined ? {} : { stays }),
    may: [...may],
    own: caseOf(row).askedBy === ctx.actor?.account,
    later: undoing ? [...(await laterActs(ctx, caseOf(row), { first, second }))] : [],
    history: await historyOf(ctx, row),
  }
}

/** What the actor holds that the table asks for. */
function actionsHeld(ctx: Ctx) {
  const roles = ctx.actor?.grants.map((grant) => grant.role) ?? []
  return new Set(ctx.pack.roles.filter((role) => roles.includes(role.id)).flatMap((role) => role.actions))
}

async function seen(ctx: Ctx, action: 'duplicate.read' | 'duplicate.decide', id: string): Promise<SeenCase> {
  const row = await findCase(ctx, scopeOf(ctx, action), id)
  if (row === undefined) throw refused('NOT-FOUND')
  return row
}

/** Both records beside one another, covered; refuses NOT-FOUND. */
export async function readDuplicate(
  ctx: Ctx,
  { case: id }: InputOf<typeof api.readDuplicate>,
): Promise<CaseView> {
  return viewOf(ctx, await seen(ctx, 'duplicate.read', id), 'masked')
}

/** Full values of both for a stated purpose, recorded with both (个人信息保护法). Refuses NOT-FOUND. */
export async function uncoverDuplicate(
  ctx: Ctx,
  { case: id, purpose }: InputOf<typeof api.uncoverDuplicate>,
): Promise<CaseView> {
  const row = await seen(ctx, 'duplicate.decide', id)
  if (!row.decides) throw refused('NOT-FOUND')
  const event = { kind: 'registration.uncovered', at: ctx.now, by: byOf(ctx), detail: { purpose } }
  await recordEvents(ctx, event, [row.registration_id, row.other_id])
  return viewOf(ctx, row, 'clear')
}

/** The current portrait of one of the two, for whoever decides. Refuses NOT-FOUND, IMAGE-NONE. */
export async function duplicatePortrait(
  ctx: Ctx,
  { case: id, side }: { case: string; side: Side },
): Promise<FileAnswer> {
  const scope = scopeOf(ctx, 'duplicate.decide')
  const row = await seen(ctx, 'duplicate.decide', id)
  if (!row.decides) throw refused('NOT-FOUND')
  const whose = side === 'first' ? row.registration_id : row.other_id
  const { registration } = await loadDossier(ctx, scope, { id: whose, hold: 'read' })
  const image = registration.pictures.portrait?.id
  const found = image === undefined ? undefined : await findImage(ctx, scope, { id: whose, image })
  if (image === undefined || found === undefined) throw refused('IMAGE-NONE')
  // Offices that decide here hold no right to pictures otherwise: that they looked stands with the candidate.
  const event = { kind: 'image.seenAsDouble', at: ctx.now, by: byOf(ctx, registration.org) }
  await recordEvents(ctx, event, [whose])
  const bytes = await pictureBytes(ctx, found, { image, variant: 'derived' })
  return { kind: 'file', bytes, type: 'image/jpeg', fileName: 'portrait.jpg', cache: 'never' }
}
