import { type Instant, beijingDay, chineseTime } from '@zhongzhao/domain/base/time'
import { tableNamed } from '@zhongzhao/domain/codes/catalog'
import { choosableRows } from '@zhongzhao/domain/codes/code-table'
import { type TickNames, consentSheet, draftSheet } from '@zhongzhao/domain/printing/home-sheets'
import { needsConsent } from '@zhongzhao/domain/registration/registration'
import { classFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { loadClass } from '../registration/store.ts'
import { basicOf, fillingOf, idsOf, registrantOf } from './naming.ts'
import { checkGlyphs, notePrinted, pdfAnswer } from './render.ts'

/** Tables short enough to be ticked on paper. */
const ticksOn =
  (now: Instant): TickNames =>
  (table) => {
    const names = choosableRows(tableNamed(table), beijingDay(now)).map((row) => row.name)
    return names.length <= 12 ? names : undefined
  }

/** 信息采集草表 of a class, to take home before the computer room (D11). Refuses NOT-FOUND, GLYPH-MISSING. */
export async function printDrafts(ctx: Ctx, input: { class: string }): Promise<FileAnswer> {
  const org = await classFor(ctx, { code: input.class, action: 'registration.print' })
  const dossiers = await loadClass(ctx, scopeOf(ctx, 'registration.print'), { path: org.path })
  if (dossiers.length === 0) throw refused('NOT-FOUND')
  await checkGlyphs(ctx, dossiers)
  const parts = dossiers.map((dossier) =>
    draftSheet(ctx.pack.papers.draft, {
      filling: fillingOf(ctx, dossier),
      registrant: registrantOf(dossier),
      ticks: ticksOn(ctx.now),
      printedAt: chineseTime(ctx.now),
    }),
  )
  await notePrinted(ctx, idsOf(dossiers), { table: 'drafts', format: 'pdf' })
  return pdfAnswer({ title: '信息采集草表', parts, pictures: {} }, `drafts-${beijingDay(ctx.now)}.pdf`)
}

/** 监护人同意书 for those of the class under 14 whose paper is not in yet (C11). Refuses NOT-FOUND. */
export async function printConsents(ctx: Ctx, input: { class: string }): Promise<FileAnswer> {
  const org = await classFor(ctx, { code: input.class, action: 'consent.record' })
  const { underAge } = ctx.pack.consent
  const dossiers = (await loadClass(ctx, scopeOf(ctx, 'consent.record'), { path: org.path })).filter(
    ({ registration: r }) => r.consentAt === undefined && needsConsent(r, { underAge, now: ctx.now }),
  )
  if (dossiers.length === 0) throw refused('CONSENT-NONE')
  await checkGlyphs(ctx, dossiers)
  const parts = dossiers.map((d) =>
    consentSheet(ctx.pack.papers.consent, {
      registrant: registrantOf(d),
      idNumber: basicOf(d)['idNumber'] ?? '',
      printedAt: chineseTime(ctx.now),
    }),
  )
  await notePrinted(ctx, idsOf(dossiers), { table: 'consents', format: 'pdf' })
  return pdfAnswer({ title: '监护人同意书', parts, pictures: {} }, `consents-${beijingDay(ctx.now)}.pdf`)
}
