import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/papers'
import { decideSeal, signingOpen } from '@zhongzhao/domain/registration/seal'
import {
  readSheetCode,
  sheetLifecycle,
  sheetServes,
  standingOfSheet,
} from '@zhongzhao/domain/registration/sheet'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { step } from '@zhongzhao/domain/lifecycle/table'
import { absentGround } from '@zhongzhao/domain/season/absent-guardian'
import { endCorrection } from '../correction/decide.ts'
import { correctionSigned } from '../correction/signing.ts'
import { sendMessage } from '../messages/store.ts'
import { classFor } from '../orgs/commands.ts'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Dossier, loadClass, loadDossier, save } from '../registration/store.ts'
import { circumstances, packOf } from '../registration/view.ts'
import { currentSeal } from './issue.ts'
import { basicOf } from './naming.ts'
import * as store from './store-sheets.ts'

export type SheetView = OutputOf<typeof api.findSheet>

export function sheetView(ctx: Ctx, row: store.SheetRow, dossier: Dossier): SheetView {
  const r = dossier.registration
  const state = store.stateOf(row)
  const ground = absentGround(packOf(ctx, r).absentGuardian, row.ground ?? undefined)
  return {
    id: row.sheet_id,
    number: row.number,
    digits: row.digits,
    registration: r.id,
    name: basicOf(dossier)['name'] ?? '',
    className: dossier.className,
    printedAt: row.printed_at.getTime(),
    version: row.version,
    state,
    stateName: sheetLifecycle.states[state],
    standing: standingOfSheet(state, { printed: row.seal_code, current: currentSeal(ctx, r, row.sheet_id) }),
    ...(r.pictures.portrait === undefined ? {} : { portrait: r.pictures.portrait.id }),
    reasons: [...(row.reasons ?? [])],
    ...(ground === undefined ? {} : { signedFor: ground.title }),
    ...(row.scan_id === null ? {} : { scan: row.scan_id }),
  }
}

/** The sheet that a scanner or a hand names. Refuses REG-PAPER-UNKNOWN. */
export async function findSheet(ctx: Ctx, { code }: InputOf<typeof api.findSheet>): Promise<SheetView> {
  const scope = scopeOf(ctx, 'registration.sign')
  const row = await store.findSheet(ctx, scope, readSheetCode(code))
  if (row === undefined) throw refused('REG-PAPER-UNKNOWN')
  return sheetView(ctx, row, await loadDossier(ctx, scope, { id: row.registration_id, hold: 'read' }))
}

async function held(ctx: Ctx, id: string) {
  const scope = scopeOf(ctx, 'registration.sign')
  const found = await store.sheetById(ctx, scope, id)
  if (found === undefined) throw refused('REG-PAPER-UNKNOWN')
  const dossier = await loadDossier(ctx, scope, { id: found.registration_id, hold: 'change' })
  // Read again under the lock: somebody may have recorded it meanwhile.
  const row = (await store.sheetById(ctx, scope, id)) ?? found
  return { row, dossier }
}

/** 登记签字并锁定 (notice 三.(三)): both signatures stated, the paper says what the record says. Scanned twice, sealed once.
 *  Refuses REG-PAPER-UNKNOWN, REG-PAPER-UNSIGNED, REG-PAPER-STALE, STATE-NO-WAY, TIME-CLOSED. */
export async function signSheet(
  ctx: Ctx,
  { id, candidate, guardian, ground }: InputOf<typeof api.signSheet>,
): Promise<SheetView> {
  const { row, dossier } = await held(ctx, id)
  const r = dossier.registration
  const state = store.stateOf(row)
  if (!sheetServes(state, r.state)) throw refused('REG-PAPER-STALE')
  if (state === 'signed') return sheetView(ctx, row, dossier)
  const corrected = await correctionSigned(ctx, dossier)
  const paper = {
    printed: row.seal_code,
    current: currentSeal(ctx, r, row.sheet_id),
    candidate,
    guardian,
    ...(ground === undefined ? {} : { ground }),
    sheetId: row.sheet_id,
    ...(corrected === undefined ? {} : { correction: corrected.signed }),
  }
  const decision = orRefuse(decideSeal(r, paper, circumstances(ctx, dossier)))
  const by = byOf(ctx).account
  const receipt = { registration: r.id, receipt: newId(), sheet: row.sheet_id, outcome: 'signed' } as const
  await store.insertReceipt(ctx, { ...receipt, candidate, guardian, ground, reasons: [] }, by)
  await save(ctx, decision, { key: dossier.key, was: r.version })
  if (corrected === undefined)
    await sendMessage(ctx, { registration: r, draft: { template: 'sealed', params: {} } })
  else {
    await store.supersedeOthers(ctx, { registration: r.id, sheet: row.sheet_id, by })
    await endCorrection(ctx, { ...dossier, registration: decision.next }, corrected.correction)
  }
  const signed = { ...row, outcome: 'signed', ground: ground ?? null } as const
  return sheetView(ctx, signed, { ...dossier, registration: decision.next })
}

/** 签字有误退回 in one key; the paper may come again. Refuses REG-PAPER-UNKNOWN, REG-REASON-MISSING, STATE-NO-WAY, TIME-CLOSED. */
export async function returnSheet(
  ctx: Ctx,
  { id, reasons, note }: InputOf<typeof api.returnSheet>,
): Promise<SheetView> {
  const { row, dossier } = await held(ctx, id)
  const given = [...reasons, ...(note === undefined || note.trim() === '' ? [] : [note.trim()])]
  const circumstance = {
    open: signingOpen(dossier.registration, circumstances(ctx, dossier)),
    met: new Set(given.length > 0 ? (['reasonGiven'] as const) : []),
  }
  const outcome = orRefuse(step(sheetLifecycle, store.stateOf(row), 'return', circumstance))
  const r = dossier.registration
  await store.insertReceipt(
    ctx,
    {
      registration: r.id,
      receipt: newId(),
      sheet: row.sheet_id,
      outcome: 'returned',
      candidate: 'missing',
      guardian: 'missing',
      ground: undefined,
      reasons: given,
    },
    byOf(ctx).account,
  )
  await recordEvent(
    ctx,
    { kind: 'sheet.returned', at: ctx.now, by: byOf(ctx), detail: { number: row.number } },
    { registration: r.id },
  )
  return sheetView(
    ctx,
    { ...row, outcome: outcome === 'issued' ? 'returned' : outcome, reasons: given },
    dossier,
  )
}

/** 签字回收登记表 of a class: the newest sheet of each candidate, and who has none yet (J2). */
export async function readRegister(ctx: Ctx, input: { class: string }) {
  const org = await classFor(ctx, { code: input.class, action: 'registration.sign' })
  const scope = scopeOf(ctx, 'registration.sign')
  const dossiers = await loadClass(ctx, scope, { path: org.path })
  const rows = await store.sheetsOf(
    ctx,
    scope,
    dossiers.map((d) => d.registration.id),
  )
  const newest = new Map(rows.toReversed().map((row) => [row.registration_id, row]))
  const sheets = dossiers.flatMap((d) => {
    const row = newest.get(d.registration.id)
    return row === undefined ? [] : [{ view: sheetView(ctx, row, d), recordedAt: row.recorded_at }]
  })
  const missing = dossiers
    .filter((d) => !newest.has(d.registration.id))
    .map((d) => ({
      registration: d.registration.id,
      name: basicOf(d)['name'] ?? '',
      stateName: registrationLifecycle.states[d.registration.state],
    }))
  return { org, sheets, missing }
}
