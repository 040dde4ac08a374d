import type { ChainLevel } from '../access/chain.ts'
import { type Finding, findingSentence } from '../base/finding.ts'
import { type Result, ok, refuse } from '../base/result.ts'
import { fieldAt, valueAt } from '../forms/form.ts'
import { tidyRows } from '../forms/tidy.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { rowOf, step } from '../lifecycle/table.ts'
import { checkRegistration } from '../registration/checks.ts'
import type { Circumstances } from '../registration/circumstances.ts'
import { type FieldChange, standsAsAsked, withChanges } from '../registration/correct.ts'
import { registrationLifecycle } from '../registration/lifecycle.ts'
import type { Registration } from '../registration/registration.ts'
import { type CorrectionRules, schemeFor } from '../season/corrections.ts'
import {
  type AskedAs,
  type Correction,
  type CorrectionEvent,
  type CorrectionGuard,
  correctionLifecycle,
  fieldsOf,
} from './correction.ts'

/** What somebody asks for: fields with their new values, why, and the codes of the papers that lie beside it. */
export interface CorrectionAsked {
  readonly id: string
  readonly changes: readonly { readonly field: string; readonly to: string }[]
  readonly reason: string
  readonly papers: readonly string[]
  readonly as: AskedAs
  readonly levels: readonly ChainLevel[]
}

const nothing = new Set<never>()
const onlyIf = (guard: CorrectionGuard, holds: boolean): readonly CorrectionGuard[] => (holds ? [guard] : [])
const longEnough = (rules: CorrectionRules, reason: string) => [...reason.trim()].length >= rules.reason

/** The field exists in a row that exists. */
function present(r: Registration, { pack }: Circumstances, path: string): boolean {
  const [form = '', second = '', third] = path.split('.')
  const repeats = pack.forms.find((one) => one.id === form)?.repeats !== undefined
  const rowStands = !repeats || (third !== undefined && r.sections[form]?.[Number(second)] !== undefined)
  return repeats === (third !== undefined) && rowStands && fieldAt(pack.forms, path) !== undefined
}

/** The new values as they would be kept: tidied as everything that is typed. */
export function tidied(
  r: Registration,
  changes: CorrectionAsked['changes'],
  { pack }: Circumstances,
): readonly FieldChange[] {
  const given = changes.map(({ field, to }) => ({ field, from: valueAt(r.sections, field) ?? '', to }))
  const written = withChanges(r.sections, given)
  const kept = Object.fromEntries(pack.forms.map((form) => [form.id, tidyRows(form, written[form.id] ?? [])]))
  return given.map(({ field, from }) => ({ field, from, to: valueAt(kept, field) ?? '' }))
}

/** What would be wrong with the record after the correction and is not wrong with it now. */
function faults(r: Registration, changes: readonly FieldChange[], { pack }: Circumstances) {
  const key = ({ field, code }: Finding) => `${field} ${code}`
  const before = new Set(checkRegistration(r, pack).map(key))
  const after = checkRegistration({ ...r, sections: withChanges(r.sections, changes) }, pack)
  return after.filter((one) => one.severity === 'error' && !before.has(key(one)))
}

function papersFit(rules: CorrectionRules, asked: CorrectionAsked): boolean {
  const needed = rules.papers.filter(
    ({ need }) => need === 'always' || (need === 'bySchool' && asked.as === 'school'),
  )
  return needed.every(({ code }) => asked.papers.includes(code))
}

const fits = (rules: CorrectionRules, fields: readonly string[]) =>
  fields.length > 0 &&
  fields.length <= rules.most &&
  new Set(fields).size === fields.length &&
  schemeFor(rules, fields) !== undefined

/** The request as it begins: at its first level. */
function begun(r: Registration, asked: CorrectionAsked, { now, by, pack }: Circumstances) {
  const fields = asked.changes.map(({ field }) => field)
  return {
    id: asked.id,
    registration: r.id,
    season: r.season,
    reason: asked.reason.trim(),
    scheme: schemeFor(pack.corrections, fields)?.id ?? '',
    levels: asked.levels,
    level: 0,
    askedAs: asked.as,
    askedBy: by.account,
    approvedBy: [],
    version: 1,
    askedAt: now,
    reachedAt: now,
  }
}

/** 申请更正 (notice 三.(三)). Refuses CORRECTION-NOT-SEALED, CORRECTION-FIELDS, CORRECTION-SAME, CORRECTION-UNSOUND, CORRECTION-REASON,
 *  CORRECTION-PAPERS. */
export function decideAsking(
  r: Registration,
  asked: CorrectionAsked,
  given: Circumstances,
): Result<Decided<Correction>> {
  const rules = given.pack.corrections
  const fields = asked.changes.map(({ field }) => field)
  const named = fits(rules, fields) && fields.every((path) => present(r, given, path))
  const changes = named ? tidied(r, asked.changes, given) : []
  const wrong = named ? faults(r, changes, given) : []
  const met = [
    ...onlyIf('signedBefore', rowOf(registrationLifecycle, r.state, 'openCorrection') !== undefined),
    ...onlyIf('fieldsFit', named && asked.levels.length > 0),
    ...onlyIf('somethingChanges', changes.length > 0 && changes.every(({ from, to }) => from !== to)),
    ...onlyIf('sound', wrong.length === 0),
    ...onlyIf('reasonGiven', longEnough(rules, asked.reason)),
    ...onlyIf('papersGiven', papersFit(rules, asked)),
  ]
  const moved = step(correctionLifecycle, 'none', 'ask', { open: nothing, met: new Set(met) })
  if (!moved.ok) {
    const { code } = moved.refusal
    const why = wrong.map((one) => findingSentence(one)).join('')
    return code === 'CORRECTION-UNSOUND' ? refuse('CORRECTION-UNSOUND', { why }) : moved
  }
  const next: Correction = { ...begun(r, asked, given), changes, state: moved.value }
  return ok(decided(next, { kind: 'correction.asked', at: given.now, by: given.by, fields }))
}

/** What somebody does with a request. `whose`: whether the request was made from this side (the candidate, the school). */
export interface CorrectionSaid {
  readonly event: Exclude<CorrectionEvent, 'ask' | 'pass'>
  readonly reason: string
  readonly as: AskedAs
}

/** Agreeing is passing on while levels are left. */
const eventOf = ({ levels, level }: Correction, { event }: CorrectionSaid): CorrectionEvent =>
  event === 'approve' && level < levels.length - 1 ? 'pass' : event

function metBy(c: Correction, said: CorrectionSaid, { r, given }: Deciding): readonly CorrectionGuard[] {
  const { account } = given.by
  const others = account !== c.askedBy && !c.approvedBy.includes(account)
  const last = c.level >= c.levels.length - 1
  return [
    ...onlyIf('reasonGiven', longEnough(given.pack.corrections, said.reason)),
    ...onlyIf('otherPerson', others),
    ...onlyIf('unchanged', standsAsAsked(r.sections, c.changes)),
    ...onlyIf('ownRequest', said.as === c.askedAs),
    last ? 'lastLevel' : 'moreLevels',
  ]
}

interface Deciding {
  readonly r: Registration
  readonly given: Circumstances
}

/** 逐级审批, 不同意, 撤回, 撤销 (notice 三.(三)): four eyes, no two levels by one person. Refuses STATE-NO-WAY, CORRECTION-SAME-PERSON,
 *  CORRECTION-CHANGED, CORRECTION-REASON, CORRECTION-NOT-OWN. */
export function decideCorrection(
  c: Correction,
  said: CorrectionSaid,
  about: Deciding,
): Result<Decided<Correction>> {
  const { now, by } = about.given
  const event = eventOf(c, said)
  const circumstance = { open: nothing, met: new Set(metBy(c, said, about)) }
  const moved = step(correctionLifecycle, c.state, event, circumstance)
  if (!moved.ok) return moved
  const agreed = event === 'pass' || event === 'approve'
  const next: Correction = {
    ...c,
    state: moved.value,
    version: c.version + 1,
    level: event === 'pass' ? c.level + 1 : c.level,
    reachedAt: event === 'pass' ? now : c.reachedAt,
    approvedBy: agreed ? [...c.approvedBy, by.account] : c.approvedBy,
  }
  const detail = { level: c.level + 1 }
  return ok(decided(next, { kind: `correction.${event}`, at: now, by, fields: fieldsOf(c), detail }))
}
