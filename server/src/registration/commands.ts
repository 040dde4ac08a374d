import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/registration'
import { type Form } from '@zhongzhao/domain/forms/form'
import { keepOwned, tidyRows } from '@zhongzhao/domain/forms/tidy'
import { validateForm } from '@zhongzhao/domain/forms/validate'
import { move } from '@zhongzhao/domain/registration/circumstances'
import { decideConfirmation, decideReopening } from '@zhongzhao/domain/registration/confirm'
import { decideEvidence } from '@zhongzhao/domain/registration/evidence'
import { decideConsent } from '@zhongzhao/domain/registration/picture'
import { factsOf } from '@zhongzhao/domain/registration/registration'
import {
  type Review,
  decideReview,
  decideUndo,
  reviewMessage,
  reviewTemplates,
} from '@zhongzhao/domain/registration/review'
import { decideSave } from '@zhongzhao/domain/registration/save-section'
import { decideTrack } from '@zhongzhao/domain/registration/track'
import { formOf } from '@zhongzhao/domain/season/pack'
import { cancelMessages, restoreMessages, sendMessage } from '../messages/store.ts'
import { classFor } from '../orgs/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { change } from './change.ts'
import { type Dossier, dropDraft, loadDossier, putDraft, save } from './store.ts'
import { type RegistrationView, circumstances, findingView, packOf, viewOf } from './view.ts'

function formNamed(ctx: Ctx, dossier: Dossier, id: string): Form {
  const form = formOf(packOf(ctx, dossier.registration), id)
  if (form === undefined) throw refused('NOT-FOUND')
  return form
}

/** The candidate's own registration of this season. Refuses NOT-FOUND. */
export async function readMine(ctx: Ctx): Promise<RegistrationView> {
  const id = ctx.actor?.registration
  if (id === undefined) throw refused('NOT-FOUND')
  return readOne(ctx, { id })
}

export async function readOne(ctx: Ctx, { id }: { id: string }): Promise<RegistrationView> {
  return viewOf(ctx, await loadDossier(ctx, scopeOf(ctx, 'registration.read'), { id, hold: 'read' }))
}

/** Full numbers of one candidate for a stated purpose; recorded (个人信息保护法). */
export async function uncover(
  ctx: Ctx,
  { id, purpose }: InputOf<typeof api.uncover>,
): Promise<RegistrationView> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'registration.uncover'), { id, hold: 'read' })
  await recordEvent(
    ctx,
    { kind: 'registration.uncovered', at: ctx.now, by: byOf(ctx), detail: { purpose } },
    { registration: id },
  )
  return viewOf(ctx, dossier, 'clear')
}

/** Keeps what the candidate is typing (D2). Another device that saved meanwhile is not overwritten: VERSION-STALE. */
export async function saveDraft(ctx: Ctx, input: InputOf<typeof api.saveDraft>) {
  const { id, form, version, rows } = input
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'registration.fill'), { id, hold: 'read' })
  const of = formNamed(ctx, dossier, form)
  orRefuse(move(dossier.registration, 'save', { met: [], given: circumstances(ctx, dossier) }))
  const basedOn = dossier.registration.sectionVersions[form] ?? 0
  // Typed over a section that another device has saved since: told now, not after a reload has hidden it.
  if ((input.basedOn ?? basedOn) !== basedOn) throw refused('VERSION-STALE', { version: basedOn })
  const kept = await putDraft(ctx, { key: dossier.key, registration: id, form, version, basedOn, rows })
  if (kept === undefined) throw refused('VERSION-STALE', { version: dossier.drafts[form]?.version ?? 0 })
  // Judged as it would be saved: with what the register owns as it is held, whatever the page sent of it.
  const held = dossier.registration.sections[form] ?? []
  const saved = keepOwned(of, { held, given: tidyRows(of, rows), by: 'candidate' })
  const findings = validateForm(of, saved, factsOf(dossier.registration))
  return { version: kept.version, at: kept.at.getTime(), findings: findings.map(findingView) }
}

export async function saveSection(
  ctx: Ctx,
  { id, form, version, draft: seen, rows }: InputOf<typeof api.saveSection>,
): Promise<RegistrationView> {
  const saved = await change(ctx, { id, action: 'registration.fill' }, (r, given, dossier) => {
    const there = dossier.drafts[form]?.version ?? 0
    // What another device has typed since is shown first (D2).
    if ((seen ?? there) !== there) throw refused('VERSION-STALE', { version: there })
    return decideSave(r, { form: formNamed(ctx, dossier, form), rows, version }, given)
  })
  const { [form]: draft, ...drafts } = saved.drafts
  if (draft !== undefined) await dropDraft(ctx, id, form)
  return viewOf(ctx, { ...saved, drafts })
}

export async function confirmRegistration(
  ctx: Ctx,
  { id, version }: InputOf<typeof api.confirm>,
): Promise<RegistrationView> {
  const confirmed = await change(
    ctx,
    { id, action: 'registration.confirm', version },
    (r, given, dossier) => {
      const drafts = Object.keys(dossier.drafts).map((form) => formOf(given.pack, form)?.title ?? form)
      return decideConfirmation(r, { drafts }, given)
    },
  )
  return viewOf(ctx, confirmed)
}

export async function reopen(
  ctx: Ctx,
  { id, version }: InputOf<typeof api.reopen>,
): Promise<RegistrationView> {
  return viewOf(ctx, await change(ctx, { id, action: 'registration.confirm', version }, decideReopening))
}

export async function chooseTrack(
  ctx: Ctx,
  { id, version, place }: InputOf<typeof api.chooseTrack>,
): Promise<RegistrationView> {
  return viewOf(
    ctx,
    await change(ctx, { id, action: 'registration.fill', version }, (r, given) =>
      decideTrack(r, place, given),
    ),
  )
}

function reviewFrom({ verdict, fields, note }: InputOf<typeof api.review>): Review {
  return verdict === 'pass' ? { verdict } : { verdict, fields: fields ?? [], note: note ?? '' }
}

/** The message leaves only after the undo period (I4); what a second thought overtakes does not leave at all. */
export async function review(ctx: Ctx, input: InputOf<typeof api.review>): Promise<RegistrationView> {
  const given = reviewFrom(input)
  const reviewed = await change(
    ctx,
    { id: input.id, action: 'registration.check', version: input.version },
    (r, circumstance) => decideReview(r, given, circumstance),
  )
  const after = packOf(ctx, reviewed.registration).undoSeconds.value
  await cancelMessages(ctx, [input.id], reviewTemplates)
  await sendMessage(ctx, {
    registration: reviewed.registration,
    draft: reviewMessage(given),
    afterSeconds: after,
  })
  return viewOf(ctx, reviewed)
}

/** The school's own field about police evidence (D8). */
export async function noteEvidence(
  ctx: Ctx,
  { id, version, evidence }: InputOf<typeof api.noteEvidence>,
): Promise<RegistrationView> {
  return viewOf(
    ctx,
    await change(ctx, { id, action: 'registration.check', version }, (r, given) =>
      decideEvidence(r, evidence, given),
    ),
  )
}

export async function undoReview(
  ctx: Ctx,
  { id, version }: InputOf<typeof api.undoReview>,
): Promise<RegistrationView> {
  const taken: Date[] = []
  const undone = await change(ctx, { id, action: 'registration.check', version }, (r, given) => {
    if (r.lastReview !== undefined) taken.push(new Date(r.lastReview.at))
    return decideUndo(r, given)
  })
  await cancelMessages(ctx, [id], reviewTemplates)
  // A verdict that the one undone now had overtaken.
  for (const at of taken) await restoreMessages(ctx, id, { at, templates: reviewTemplates })
  return viewOf(ctx, undone)
}

/** Paper consents of a class, recorded together (C11): all or none. Recorded already is recorded: a second click changes
 *  nothing. At most one class, so its members are taken one after the other. Refuses NOT-FOUND. */
export async function recordConsents(
  ctx: Ctx,
  input: InputOf<typeof api.recordConsents>,
): Promise<{ recorded: number }> {
  const { path } = await classFor(ctx, { code: input.class, action: 'consent.record' })
  const scope = scopeOf(ctx, 'consent.record')
  const registrations = [...new Set(input.registrations)].sort()
  for (const id of registrations) {
    const dossier = await loadDossier(ctx, scope, { id, hold: 'change' })
    const { registration: r, key } = dossier
    if (r.org !== path) throw refused('NOT-FOUND')
    if (r.consentAt !== undefined) continue
    const given = circumstances(ctx, dossier)
    const decision = orRefuse(decideConsent(r, { textVersion: given.pack.consent.textVersion }, given))
    await save(ctx, decision, { key, was: r.version })
  }
  return { recorded: registrations.length }
}
