import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claim-review'
import type { Claim } from '@zhongzhao/domain/claims/claim'
import { type Said, decideReopening, decideUndo, decideVerdict } from '@zhongzhao/domain/claims/decide'
import { levelAbove, levelAt } from '@zhongzhao/domain/claims/levels'
import { type ClaimEvent, claimLifecycle } from '@zhongzhao/domain/claims/lifecycle'
import { proposalNames } from '@zhongzhao/domain/eligibility/judge'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { MessageDraft } from '@zhongzhao/domain/messages/template'
import { openFor } from '@zhongzhao/domain/registration/circumstances'
import { type Letter, sendMessages } from '../messages/store.ts'
import { type Ctx, newId } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import { type Scope, alsoReaching, scopeOf } from '../platform/scope.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import { type ClaimDossier, claimDossier } from './around.ts'
import { shownFacts } from './facts-shown.ts'
import { evidenceView } from './lists/evidence.ts'
import { actingOffice } from './office.ts'
import {
  aboutOf,
  claimTitle,
  clauseView,
  fileView,
  levelViews,
  notePlace,
  seatView,
  stepViews,
  wordsPlace,
} from './shown.ts'
import {
  type ActNotes,
  type DecidedClaim,
  findClaim,
  holdClaim,
  saveClaims,
  toClaim,
} from './store-claims.ts'
import { markUndone } from './store-steps.ts'

type View = OutputOf<typeof api.readClaim>

/** What this reader may do with it now; whose desk it is not on may nothing. */
function mayOf(ctx: Ctx, c: Claim, around: ClaimDossier): readonly string[] {
  const { given, registration, levels } = around
  if (actingOffice(ctx, c, levels) !== c.seat.office) return []
  const open = openFor(registration, given)
  const events = mayNow(claimLifecycle, c.state, { open, actions: new Set(['claim.review'] as const) })
  const passes = events.some((event) => ['pass', 'confirm', 'grant', 'sustain'].includes(event))
  const refuses =
    events.includes('uphold') ||
    (events.includes('refuse') && levelAt(levels, c.seat.office)?.decides !== 'passOrReturn')
  return [
    ...(passes ? ['pass'] : []),
    ...(events.includes('return') ? ['return'] : []),
    ...(refuses ? ['refuse'] : []),
    ...(events.includes('reopen') ? ['reopen'] : []),
  ]
}

function undoView(ctx: Ctx, c: Claim, { given }: ClaimDossier): { undoUntil?: number } {
  const last = c.lastAct
  if (last === undefined || last.by !== ctx.actor?.account || last.version !== c.version) return {}
  const until = last.at + given.pack.undoSeconds.value * 1000
  return until > ctx.now && last.from !== 'passed' ? { undoUntil: until } : {}
}

function judgedView(c: Claim, { proposed, levels }: ClaimDossier) {
  const { proposal, deciding, clauses } = proposed
  const more = levelAbove(levels, c.seat.office) !== undefined
  return {
    proposal,
    proposalName: proposalNames[proposal],
    ...(deciding === undefined ? {} : { deciding }),
    clauses: clauses.map(clauseView),
    needsGrounds: proposal === 'fails' || (proposal === 'open' && !more),
  }
}

function wordsView(c: Claim, words: Buffer | null, { at }: ClaimDossier): { words?: string } {
  return words === null ? {} : { words: openWith(at.dossier.key, words, wordsPlace(c.id)).toString() }
}

function standsView(c: Claim, { at, matter, levels }: ClaimDossier) {
  const { pack, orgs, dossier } = at
  const { kind, terms } = matter
  const policy = pack.eligibility
  return {
    registration: c.registration,
    name: dossier.registration.sections['basic']?.[0]?.['name'] ?? '',
    number: dossier.registration.number,
    school: dossier.schoolName,
    className: dossier.className,
    kind: c.kind,
    title: claimTitle(policy, kind, c.item),
    scheme: terms?.title ?? '',
    state: c.state,
    stateName: claimLifecycle.states[c.state],
    ...seatView(c, { policy, kind, levels, orgs }),
    levels: levelViews(c, levels, orgs),
  }
}

function viewOf(ctx: Ctx, c: Claim, given: { around: ClaimDossier; words: Buffer | null }): View {
  const { around } = given
  const { at, matter, steps, opened } = around
  const { terms, kind } = matter
  const policy = at.pack.eligibility
  return {
    id: c.id,
    version: c.version,
    ...standsView(c, around),
    ...judgedView(c, around),
    facts: shownFacts(at, matter).map((one) => ({ ...one })),
    files: matter.files.map((file) => ({ ...fileView(terms)(file), opened: opened.has(file.file_id) })),
    steps: stepViews(steps, { policy, kind, terms, key: at.dossier.key }),
    ...wordsView(c, given.words, around),
    listed: c.enteredBy !== undefined,
    reasons: policy.reasons.map(({ code, text, todo, for: of }) => ({ code, text, todo, for: [...of] })),
    about: aboutOf(terms).map((one) => ({ ...one })),
    may: [...mayOf(ctx, c, around)],
    ...undoView(ctx, c, around),
  }
}

/** The registration is reached through the claim, also by an office that is asked about an appeal only. */
const through = (scope: Scope, c: Claim) => alsoReaching(scope, c.registration)

/** One claim as an office sees it (notice 三.(一)). Refuses CLAIM-NONE. */
export async function readClaim(ctx: Ctx, { claim: id }: InputOf<typeof api.readClaim>): Promise<View> {
  const scope = scopeOf(ctx, 'claim.read')
  const row = await findClaim(ctx, scope, id)
  const c = toClaim(row)
  const around = await claimDossier(ctx, through(scope, c), c)
  return { ...viewOf(ctx, c, { around, words: row.words }), ...(await evidenceView(ctx, c)) }
}

const templates: Partial<Record<ClaimEvent, string>> = {
  pass: 'claim-level-passed',
  sustain: 'claim-level-passed',
  confirm: 'claim-confirmed',
  grant: 'claim-confirmed',
  return: 'claim-returned',
  refuse: 'claim-refused',
  uphold: 'claim-upheld',
  reopen: 'claim-reopened',
}

/** What the family is told; the kind only, since a bonus may say what a family keeps to itself. */
function draftOf(c: Claim, event: ClaimEvent, { at, kind }: ClaimDossier): MessageDraft {
  const office = at.orgs.find((org) => org.path === c.lastAct?.was.office)?.name ?? ''
  const { within } = at.pack.eligibility.appeal
  return {
    template: templates[event] ?? 'claim-level-passed',
    params: { claim: kind.title, office, days: within },
  }
}

/** What an office says, and when its message leaves (I4). */
export interface Spoken {
  readonly note: string
  readonly afterSeconds: number
}

/** An act with what goes into the history, and the message that lies ready. */
function actOf(
  decision: Decided<Claim>,
  around: ClaimDossier,
  { note, afterSeconds }: Spoken,
): { act: DecidedClaim; letter: Letter } {
  const c = decision.next
  const event = c.lastAct?.event ?? 'pass'
  const id = newId()
  const words = note.trim()
  const notes: ActNotes = {
    event,
    office: c.lastAct?.was.office,
    note: words === '' ? null : sealWith(around.at.dossier.key, words, notePlace(c.id, c.version)),
    message: id,
    proposal: around.proposed.proposal,
  }
  const registration = { id: c.registration, person: c.person }
  const letter = { id, registration, draft: draftOf(c, event, around), afterSeconds }
  return { act: { ...decision, notes }, letter }
}

/** Saves acts of an office and lays their messages ready, a fixed number of statements. */
export async function keepActs(
  ctx: Ctx,
  decisions: readonly { readonly decision: Decided<Claim>; readonly around: ClaimDossier }[],
  spoken: Spoken,
): Promise<void> {
  const all = decisions.map(({ decision, around }) => actOf(decision, around, spoken))
  await saveClaims(
    ctx,
    all.map(({ act }) => act),
  )
  await sendMessages(
    ctx,
    all.map(({ letter }) => letter),
  )
}

async function held(ctx: Ctx, { claim: id, version }: { claim: string; version: number }) {
  const scope = scopeOf(ctx, 'claim.review')
  const row = await holdClaim(ctx, scope, { id, version })
  const c = toClaim(row)
  return {
    c,
    scope: through(scope, c),
    words: row.words,
    around: await claimDossier(ctx, through(scope, c), c),
  }
}

/** As it stands after an act. */
async function after(
  ctx: Ctx,
  { scope, words }: { scope: Scope; words: Buffer | null },
  c: Claim,
): Promise<View> {
  const around = await claimDossier(ctx, scope, c)
  return { ...viewOf(ctx, c, { around, words }), ...(await evidenceView(ctx, c)) }
}

/** 通过、退回、不通过 (notice 三.(一)1–3): the claim, its history, the event and the message, all or none. Who comes second is told what it
 *  has become. Refuses CLAIM-NONE, CLAIM-STALE, and what is decided. */
export async function decideClaim(
  ctx: Ctx,
  { verdict, reasons = [], note = '', ...of }: InputOf<typeof api.decideClaim>,
): Promise<View> {
  const all = await held(ctx, of)
  const { c, around } = all
  const said: Said = { verdict, reasons, note, office: actingOffice(ctx, c, around.levels) }
  const decision = orRefuse(decideVerdict(c, said, around))
  await keepActs(ctx, [{ decision, around }], { note, afterSeconds: around.given.pack.undoSeconds.value })
  return after(ctx, all, decision.next)
}

/** Takes the own last act back; its message does not leave. Refuses CLAIM-NONE, CLAIM-STALE, CLAIM-UNDO-LATE. */
export async function undoClaim(ctx: Ctx, of: InputOf<typeof api.undoClaim>): Promise<View> {
  const all = await held(ctx, of)
  const { c, around } = all
  const decision = orRefuse(decideUndo(c, around))
  await markUndone(ctx, { claim: c.id, version: c.version })
  const event = c.lastAct?.from === 'appealed' ? 'undoAppeal' : 'undo'
  const notes = { event, office: c.lastAct?.was.office, note: null, message: null }
  await saveClaims(ctx, [{ ...decision, notes: { ...notes, proposal: around.proposed.proposal } }])
  return after(ctx, all, decision.next)
}

/** 重新审核 of what had passed, by the office that confirmed (after an objection). Refuses CLAIM-NONE, CLAIM-STALE, and what is decided. */
export async function reopenClaim(ctx: Ctx, { note, ...of }: InputOf<typeof api.reopenClaim>): Promise<View> {
  const all = await held(ctx, of)
  const { c, around } = all
  const office = actingOffice(ctx, c, around.levels)
  const decision = orRefuse(decideReopening(c, { office, note }, around))
  await keepActs(ctx, [{ decision, around }], { note, afterSeconds: 0 })
  return after(ctx, all, decision.next)
}
