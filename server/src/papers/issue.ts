import { chineseTime } from '@zhongzhao/domain/base/time'
import { gradesByTitle } from '@zhongzhao/domain/evaluation/scheme'
import type { FormSheet, SheetMark } from '@zhongzhao/domain/printing/document'
import { formSheet } from '@zhongzhao/domain/printing/form-sheet'
import { awaitsSigning } from '@zhongzhao/domain/registration/lifecycle'
import type { Registration } from '@zhongzhao/domain/registration/registration'
import { sealDigits, sealedContent } from '@zhongzhao/domain/registration/seal'
import { qrText, sheetNumber, sheetServes } from '@zhongzhao/domain/registration/sheet'
import { pictureBytes } from '../images/commands.ts'
import { findImage } from '../images/store.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { recordEvents } from '../platform/events.ts'
import { type Scope } from '../platform/scope.ts'
import type { Dossier } from '../registration/store.ts'
import { packOf } from '../registration/view.ts'
import { fillingOf, registrantOf } from './naming.ts'
import { signedMarks } from './store-evaluation.ts'
import { insertSheet, sheetsOf, stateOf } from './store-sheets.ts'

/** A print is final once the table lets it be signed, or it has been: until then it bears 草稿. */
export function isFinal(r: Registration): boolean {
  return r.sealedAt !== undefined || awaitsSigning(r.state)
}

export function currentSeal(ctx: Ctx, r: Registration, sheet: string): string {
  return ctx.services.keys.sealCode(sealedContent(r, sheet))
}

const qrOf = (ctx: Ctx, sheet: string, seal: string) => qrText(ctx.services.config.publicUrl, { sheet, seal })

/** Every print bears the numbers uncovered and stands in the history, a draft and a second print too (C8). */
const told = (ctx: Ctx, r: Registration, event: { kind: string; detail: Readonly<Record<string, string>> }) =>
  recordEvents(ctx, { ...event, at: ctx.now, by: byOf(ctx) }, [r.id])

/** The mark of the sheet: the last one when it still says what the record says (the same paper again), else a new one. */
async function markFor(ctx: Ctx, scope: Scope, r: Registration): Promise<SheetMark> {
  const printed = await sheetsOf(ctx, scope, [r.id])
  const same = printed.find(
    (s) => sheetServes(stateOf(s), r.state) && s.seal_code === currentSeal(ctx, r, s.sheet_id),
  )
  if (same !== undefined) {
    await told(ctx, r, { kind: 'form.printedAgain', detail: { number: same.number } })
    return { number: same.number, qr: qrOf(ctx, same.sheet_id, same.seal_code), sealCode: same.digits }
  }
  const sheet = newId()
  const seal = currentSeal(ctx, r, sheet)
  const number = sheetNumber(r.number, printed.length + 1)
  const digits = sealDigits(seal)
  await insertSheet(
    ctx,
    { registration: r.id, sheet, number, digits, seal, version: r.version },
    byOf(ctx).account,
  )
  await told(ctx, r, { kind: 'form.printed', detail: { number } })
  return { number, qr: qrOf(ctx, sheet, seal), sealCode: digits }
}

/** The portrait of a candidate for print, if there is one. */
async function portraitOf(ctx: Ctx, scope: Scope, r: Registration): Promise<Buffer | undefined> {
  const image = r.pictures.portrait?.id
  if (image === undefined) return undefined
  const found = await findImage(ctx, scope, { id: r.id, image })
  return found === undefined ? undefined : pictureBytes(ctx, found, { image, variant: 'derived' })
}

/** 综合素质评价 as it is in force now (H1). It is printed and not sealed: a grade that comes later leaves the sheet as it is. */
async function gradesInForce(ctx: Ctx, scope: Scope, r: Registration) {
  return gradesByTitle(packOf(ctx, r).evaluation.scheme, await signedMarks(ctx, scope, r.id))
}

export interface IssuedForm {
  readonly part: FormSheet
  readonly pictures: Readonly<Record<string, Uint8Array>>
}

/** 考生报名登记表 of one candidate (J1): a sheet with its marks once the school has checked, a draft before. */
export async function issueForm(ctx: Ctx, scope: Scope, dossier: Dossier): Promise<IssuedForm> {
  const r = dossier.registration
  const portrait = await portraitOf(ctx, scope, r)
  const final = isFinal(r)
  const mark = final ? { mark: await markFor(ctx, scope, r) } : {}
  if (!final) await told(ctx, r, { kind: 'form.drafted', detail: {} })
  const part = formSheet(packOf(ctx, r).printedForm, {
    filling: { ...fillingOf(ctx, dossier), grades: await gradesInForce(ctx, scope, r) },
    registrant: registrantOf(dossier),
    printing: {
      standing: final ? 'final' : 'draft',
      printedAt: chineseTime(ctx.now),
      ...mark,
      ...(portrait === undefined ? {} : { portrait: r.id }),
    },
  })
  return { part, pictures: portrait === undefined ? {} : { [r.id]: portrait } }
}
