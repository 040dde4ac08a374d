import { beijingDay, chineseTime, instant } from '@zhongzhao/domain/base/time'
import { type SlipHolder, slipSheet } from '@zhongzhao/domain/printing/home-sheets'
import { classFor } from '../orgs/commands.ts'
import { sendMessage } from '../messages/store.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { newCode } from '../platform/one-time-code.ts'
import { scopeOf } from '../platform/scope.ts'
import { type FileAnswer, inTransaction } from '../platform/serve.ts'
import { type Dossier, loadClass, loadDossier } from '../registration/store.ts'
import { basicOf } from './naming.ts'
import { checkGlyphs, pdfAnswer } from './render.ts'
import { closeAccountOf, holdForSlips, replaceSlips, slipLines } from './store-slips.ts'

/** New codes for these candidates; answers what is printed. The codes exist in the clear only in the PDF. */
async function issue(ctx: Ctx, dossiers: readonly Dossier[]): Promise<readonly SlipHolder[]> {
  const issued = dossiers.map((dossier) => ({ dossier, code: newCode() }))
  const slips = issued.map(({ dossier, code }) => ({
    slip: newId(),
    person: dossier.registration.person,
    codeHash: ctx.services.keys.secretHash(code),
  }))
  await replaceSlips(ctx, slips, { by: byOf(ctx).account, days: ctx.pack.slipDays.value })
  await recordEvents(
    ctx,
    { kind: 'slip.printed', at: ctx.now, by: byOf(ctx) },
    dossiers.map((d) => d.registration.id),
  )
  return issued.map(({ dossier, code }) => ({
    name: basicOf(dossier)['name'] ?? '',
    serial: dossier.registration.number,
    idNumber: basicOf(dossier)['idNumber'] ?? '',
    code,
  }))
}

function pdfOf(ctx: Ctx, dossiers: readonly Dossier[], holders: readonly SlipHolder[]): Promise<FileAnswer> {
  const until = instant(ctx.now + ctx.pack.slipDays.value * 86_400_000)
  const sheet = slipSheet(ctx.pack.papers.slip, {
    school: dossiers[0]?.schoolName ?? '',
    className: dossiers[0]?.className ?? '',
    address: ctx.services.config.publicUrl,
    validUntil: chineseTime(until),
    printedAt: chineseTime(ctx.now),
    holders,
  })
  return pdfAnswer({ title: '注册密码条', parts: [sheet], pictures: {} }, `slips-${beijingDay(ctx.now)}.pdf`)
}

/** Those of the class who have no password yet. */
async function waitingIn(ctx: Ctx, path: string): Promise<readonly Dossier[]> {
  const scope = scopeOf(ctx, 'slip.print')
  const lines = await slipLines(ctx, scope, path)
  const waiting = new Set(lines.filter((line) => !line.activated).map((line) => line.registration_id))
  const dossiers = await loadClass(ctx, scope, { path })
  return dossiers.filter((d) => waiting.has(d.registration.id))
}

/** 注册密码条 for everybody of the class who has not activated (C1). Two who print at once: the later print is the one that works.
 *  Refuses SLIP-NONE, GLYPH-MISSING (nothing is changed then). */
export async function printSlips(ctx: Ctx, input: { class: string }): Promise<FileAnswer> {
  const org = await classFor(ctx, { code: input.class, action: 'slip.print' })
  const seen = await waitingIn(ctx, org.path)
  if (seen.length === 0) throw refused('SLIP-NONE')
  await checkGlyphs(ctx, seen)
  const { dossiers, holders } = await inTransaction(ctx, async (inside) => {
    await holdForSlips(
      inside,
      seen.map((d) => d.registration.person),
    )
    // Who has activated meanwhile keeps the password, and gets no slip that could take it over.
    const known = new Set(seen.map((d) => d.registration.id))
    const still = (await waitingIn(inside, org.path)).filter((d) => known.has(d.registration.id))
    if (still.length === 0) throw refused('SLIP-NONE')
    return { dossiers: still, holders: await issue(inside, still) }
  })
  return pdfOf(ctx, dossiers, holders)
}

/** A new slip for one candidate (C4): the old code and password die, the candidate is told. */
export async function reprintSlip(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  const dossier = await loadDossier(ctx, scopeOf(ctx, 'slip.print'), { id, hold: 'read' })
  await checkGlyphs(ctx, [dossier])
  const holders = await inTransaction(ctx, async (inside) => {
    await holdForSlips(inside, [dossier.registration.person])
    await closeAccountOf(inside, dossier.registration.person)
    await sendMessage(inside, {
      registration: dossier.registration,
      draft: { template: 'slip-reprinted', params: {} },
    })
    return issue(inside, [dossier])
  })
  return pdfOf(ctx, [dossier], holders)
}

export async function readSlips(ctx: Ctx, input: { class: string }) {
  const org = await classFor(ctx, { code: input.class, action: 'slip.print' })
  const lines = await slipLines(ctx, scopeOf(ctx, 'slip.print'), org.path)
  return {
    lines: lines.map((line) => ({
      registration: line.registration_id,
      name: line.name,
      number: line.number,
      status: line.activated
        ? 'activated'
        : line.printed_at === null
          ? 'none'
          : line.expired === true
            ? 'expired'
            : 'printed',
      prints: line.prints,
      ...(line.printed_at === null ? {} : { printedAt: line.printed_at.getTime() }),
    })),
  }
}
