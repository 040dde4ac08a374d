import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/assisted'
import { findingSentence } from '@zhongzhao/domain/base/finding'
import type { Sections } from '@zhongzhao/domain/forms/form'
import { decideAssistedSave, typedByStaff } from '@zhongzhao/domain/registration/assisted'
import { checkRegistration } from '@zhongzhao/domain/registration/checks'
import { move } from '@zhongzhao/domain/registration/circumstances'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { formOf } from '@zhongzhao/domain/season/pack'
import { categoryOf } from '@zhongzhao/domain/season/points'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith, sealWith } from '../platform/sealed-text.ts'
import { change } from '../registration/change.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { circumstances, packOf } from '../registration/view.ts'
import { namePinyin } from '../roster/name-pinyin.ts'
import { typedPlace } from './entries.ts'
import * as store from './store-entries.ts'

export function typedOf({ registration, key }: Dossier, made: store.MadeRow): Sections {
  return JSON.parse(openWith(key, made.typed, typedPlace(registration.id)).toString()) as Sections
}

function titles(ctx: Ctx, made: store.MadeRow) {
  const category = categoryOf(ctx.pack.points, made.category)
  const papers = made.papers.map((code) => category?.papers.find((p) => p.code === code)?.title ?? code)
  return { category: category?.title ?? made.category, papers }
}

/** What of this registration staff typed (G3): the candidate sees each before confirming. Refuses NOT-FOUND. */
export async function readAssisted(
  ctx: Ctx,
  { id }: InputOf<typeof api.readAssisted>,
): Promise<OutputOf<typeof api.readAssisted>> {
  const scope = scopeOf(ctx, 'registration.read')
  const dossier = await loadDossier(ctx, scope, { id, hold: 'read' })
  const made = await store.madeOf(ctx, scope, id)
  if (made === undefined) return { papers: [], fields: [] }
  const { registration } = dossier
  const forms = packOf(ctx, registration).forms
  const fields = typedByStaff(forms, { typed: typedOf(dossier, made), held: registration.sections })
  return { ...titles(ctx, made), fields: [...fields] }
}

/** 工作人员代录一个部分 (G3): typed by staff, confirmed by the candidate alone. Refuses NOT-FOUND, ENTRY-NOT-HERE, ENTRY-FIXED,
 *  VERSION-STALE, STATE-NO-WAY, TIME-CLOSED. */
export async function enterSection(
  ctx: Ctx,
  { id, form, version, rows }: InputOf<typeof api.enterSection>,
): Promise<OutputOf<typeof api.enterSection>> {
  const made = await store.madeOf(ctx, scopeOf(ctx, 'registration.enter'), id)
  const saved = await change(ctx, { id, action: 'registration.enter' }, (r, given) => {
    const of = formOf(given.pack, form)
    if (of === undefined) throw refused('INPUT-SHAPE', { where: '表单' })
    const atPoint = made === undefined ? 'elsewhere' : 'atPoint'
    return decideAssistedSave(r, { form: of, rows, version, made: atPoint }, given)
  })
  const { registration: r, key } = saved
  if (made === undefined) throw refused('ENTRY-NOT-HERE')
  const typed = { ...typedOf(saved, made), [form]: r.sections[form] ?? [] }
  await store.putTyped(ctx, id, sealWith(key, JSON.stringify(typed), typedPlace(id)))
  await store.putPinyin(ctx, id, namePinyin(r.sections['basic']?.[0]?.['name'] ?? ''))
  const fields = typedByStaff(packOf(ctx, r).forms, { typed, held: r.sections })
  return { version: r.sectionVersions[form] ?? 0, fields: [...fields] }
}

/** The record in the clear, for who types it from papers on the table; recorded. Refuses NOT-FOUND, ENTRY-NOT-HERE. */
export async function readEntry(
  ctx: Ctx,
  { id }: InputOf<typeof api.readEntry>,
): Promise<OutputOf<typeof api.readEntry>> {
  const scope = scopeOf(ctx, 'registration.enter')
  const dossier = await loadDossier(ctx, scope, { id, hold: 'read' })
  const made = await store.madeOf(ctx, scope, id)
  if (made === undefined) throw refused('ENTRY-NOT-HERE')
  const { registration: r } = dossier
  await recordEvent(
    ctx,
    { kind: 'registration.uncovered', at: ctx.now, by: byOf(ctx), detail: { purpose: '现场代录' } },
    { registration: id },
  )
  return {
    registration: r.id,
    number: r.number,
    stateName: registrationLifecycle.states[r.state],
    grade: r.grade,
    track: r.track,
    ...titles(ctx, made),
    sections: Object.fromEntries(
      Object.entries(r.sections).map(([form, rows]) => [form, rows.map((row) => ({ ...row }))]),
    ),
    sectionVersions: { ...r.sectionVersions },
    findings: checkRegistration(r, packOf(ctx, r))
      .filter((f) => f.severity === 'error')
      .map(findingSentence),
    activated: await store.isActivated(ctx, r.person),
    may: move(r, 'enter', { met: ['madeAtPoint'], given: circumstances(ctx, dossier) }).ok,
    ...(r.pictures.portrait === undefined ? {} : { portrait: r.pictures.portrait.verdict }),
  }
}
