import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { readRegistration } from '@zhongzhao/api/registration'
import { actionsOver } from '@zhongzhao/domain/access/can'
import { type Finding, findingSentence } from '@zhongzhao/domain/base/finding'
import { differsFromRegister } from '@zhongzhao/domain/forms/diff'
import { fieldAt } from '@zhongzhao/domain/forms/form'
import { type Sight, maskRows } from '@zhongzhao/domain/forms/mask'
import { reasonTexts } from '@zhongzhao/domain/images/picture-reason'
import { pictureKindNames } from '@zhongzhao/domain/images/spec'
import { lastCode } from '@zhongzhao/domain/orgs/org'
import { checkRegistration } from '@zhongzhao/domain/registration/checks'
import { type Circumstances, openFor } from '@zhongzhao/domain/registration/circumstances'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { mayDo } from '@zhongzhao/domain/registration/picture'
import { type Registration, needsConsent, standingOf } from '@zhongzhao/domain/registration/registration'
import type { Sections } from '@zhongzhao/domain/forms/form'
import type { PictureKind, SeasonPack } from '@zhongzhao/domain/season/pack'
import { periodToName } from '@zhongzhao/domain/season/timetable'
import { type Ctx, byOf } from '../platform/context.ts'
import { credentialsView } from './credentials.ts'
import type { Dossier } from './store.ts'

export type RegistrationView = OutputOf<typeof readRegistration>

export function packOf(ctx: Ctx, r: Registration): SeasonPack {
  return ctx.services.packs.of(r.season, r.packVersion)
}

export function circumstances(ctx: Ctx, dossier: Dossier): Circumstances {
  return {
    pack: packOf(ctx, dossier.registration),
    extensions: dossier.extensions,
    now: ctx.now,
    by: byOf(ctx, dossier.registration.org),
  }
}

const maskAll = (pack: SeasonPack, sections: Sections, sight: Sight) =>
  Object.fromEntries(
    pack.forms.map((form) => [
      form.id,
      maskRows(form, sections[form.id] ?? [], sight).map((row) => ({ ...row })),
    ]),
  )

export const findingView = (f: Finding) => ({ ...f, params: { ...f.params }, sentence: findingSentence(f) })

function pictureView({ registration: r, images }: Dossier, kind: PictureKind, pack: SeasonPack) {
  const ref = r.pictures[kind]
  if (ref === undefined) return {}
  const line = images.find((i) => i.image_id === ref.id)
  const view = {
    id: ref.id,
    verdict: ref.verdict,
    disputed: ref.dispute !== undefined,
    reasons: [...reasonTexts(pack.pictureReasons, ref.reasons ?? [])],
    findings: [...(line?.findings ?? [])],
    steps: [...(line?.steps ?? [])],
    at: line?.at ?? 0,
  }
  return { [kind]: view }
}

const pictureNames: Readonly<Record<string, string>> = pictureKindNames

/** What people call a path: a field, a picture, a whole section. */
export function labelOf(pack: SeasonPack, path: string): string {
  return (
    pictureNames[path] ??
    fieldAt(pack.forms, path)?.label ??
    pack.forms.find((form) => form.id === path)?.title ??
    path
  )
}

function returnedView(r: Registration, pack: SeasonPack) {
  if (r.returned === undefined) return {}
  const fields = r.returned.fields.map((f) => ({
    field: f.field,
    reason: f.reason,
    amended: f.amended !== undefined,
    label: labelOf(pack, f.field),
  }))
  return { returned: { fields, note: r.returned.note, at: r.returned.at } }
}

function timesOf(r: Registration) {
  const times = { confirmed: r.confirmedAt, checked: r.checkedAt, sealed: r.sealedAt }
  return Object.fromEntries(Object.entries(times).filter(([, at]) => at !== undefined))
}

function undoUntil(ctx: Ctx, r: Registration, pack: SeasonPack) {
  const last = r.lastReview
  if (last === undefined || last.by !== ctx.actor?.account || last.version !== r.version) return {}
  const until = last.at + pack.undoSeconds.value * 1000
  return until > ctx.now ? { undoUntil: until } : {}
}

/** 学籍班级, where it is another than the one the pupil sits in (B7). */
function rosterClass({ registration: r, rosterOrg }: Dossier) {
  return rosterOrg === undefined || rosterOrg.path === r.org
    ? {}
    : { rosterClass: { code: lastCode(rosterOrg.path), name: rosterOrg.name } }
}

function draftsView(dossier: Dossier) {
  return Object.fromEntries(
    Object.entries(dossier.drafts).map(([form, d]) => [
      form,
      { ...d, rows: d.rows.map((row) => ({ ...row })) },
    ]),
  )
}

function standingView(ctx: Ctx, dossier: Dossier) {
  const r = dossier.registration
  const given = circumstances(ctx, dossier)
  const { pack } = given
  const held =
    ctx.actor === undefined
      ? new Set<string>()
      : actionsOver(ctx.actor, { org: r.org, registration: r.id }, pack.roles)
  const period = periodToName({ windows: pack.windows, extensions: dossier.extensions }, 'fill', {
    standing: standingOf(r),
    now: ctx.now,
  })
  return {
    credentials: credentialsView(r, held, given),
    may: [...mayDo(r, held, given)],
    open: [...openFor(r, given)],
    ...(period === undefined ? {} : { period: { from: period.from, until: period.until } }),
    consent: {
      needed: needsConsent(r, { underAge: pack.consent.underAge, now: ctx.now }),
      ...(r.consentAt === undefined ? {} : { at: r.consentAt }),
    },
  }
}

/** One registration for one reader: masked unless it is the candidate's own or uncovered for a purpose. Drafts are the
 *  candidate's alone. */
export function viewOf(ctx: Ctx, dossier: Dossier, sight?: Sight): RegistrationView {
  const r = dossier.registration
  const pack = packOf(ctx, r)
  const own = ctx.actor?.registration === r.id
  const seen = sight ?? (own ? 'clear' : 'masked')
  return {
    id: r.id,
    number: r.number,
    grade: r.grade,
    track: r.track,
    state: r.state,
    stateName: registrationLifecycle.states[r.state],
    version: r.version,
    school: { code: r.school, name: dossier.schoolName },
    class: { code: lastCode(r.org), name: dossier.className },
    ...rosterClass(dossier),
    guest: r.guest !== undefined,
    ...(dossier.schoolKind === 'point' ? { place: 'point' as const } : {}),
    sections: maskAll(pack, r.sections, seen),
    sectionVersions: { ...r.sectionVersions },
    drafts: own ? draftsView(dossier) : {},
    roster: maskAll(pack, dossier.roster, seen),
    differs: pack.forms.flatMap((form) => [
      ...differsFromRegister(form, dossier.roster[form.id] ?? [], r.sections[form.id] ?? []),
    ]),
    pictures: {
      ...pictureView(dossier, 'portrait', pack),
      ...pictureView(dossier, 'document', pack),
    },
    ...(dossier.card === undefined ? {} : { card: { ...dossier.card } }),
    findings: checkRegistration(r, pack).map(findingView),
    ...returnedView(r, pack),
    ...standingView(ctx, dossier),
    times: timesOf(r),
    ...undoUntil(ctx, r, pack),
  }
}
