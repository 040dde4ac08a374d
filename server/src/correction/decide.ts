import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/corrections'
import { covers } from '@zhongzhao/domain/orgs/org'
import type { Correction, CorrectionState } from '@zhongzhao/domain/correction/correction'
import { type CorrectionSaid, decideCorrection as decideNext } from '@zhongzhao/domain/correction/decide'
import type { Values } from '@zhongzhao/domain/forms/form'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import { decideCorrecting, decideRestoring } from '@zhongzhao/domain/registration/correct'
import { sendMessage } from '../messages/store.ts'
import { orgNames } from '../orgs/store-names.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { type Scope, scopeOf } from '../platform/scope.ts'
import { changeNumbers, termsOf } from '../registration/change-numbers.ts'
import { type Dossier, loadDossier, save } from '../registration/store.ts'
import { circumstances } from '../registration/view.ts'
import { sideOf } from './ask.ts'
import { respell } from './store-identity.ts'
import { type CorrectionRow, holdCorrection, registrationOf, saveCorrection, toCorrection } from './store.ts'

interface Held {
  readonly row: CorrectionRow
  readonly correction: Correction
  readonly dossier: Dossier
}

/** The registration first, then the request: in one order everywhere. Refuses CORRECTION-GONE. */
async function hold(ctx: Ctx, scope: Scope, asked: { id: string; version: number }): Promise<Held> {
  const id = await registrationOf(ctx, asked.id)
  const dossier = await loadDossier(ctx, scope, { id, hold: 'change' })
  const row = await holdCorrection(ctx, asked)
  return { row, dossier, correction: toCorrection(row, dossier.key) }
}

const valueOf = (c: Correction, field: string) => c.changes.find((change) => change.field === field)

/** The values of the basic section that the correction names, before or after it. */
const valuesOf = (c: Correction, which: 'from' | 'to'): Values =>
  Object.fromEntries(
    c.changes.flatMap((change) => {
      const [form, field = ''] = change.field.split('.')
      return form === 'basic' ? [[field, change[which]]] : []
    }),
  )

/** What hangs on values of the record beside the record: the number that people are found by, how the name is searched. */
async function alongside(ctx: Ctx, { dossier, correction: c }: Held, which: 'from' | 'to'): Promise<void> {
  const { id: registration, person, season, sections } = dossier.registration
  const stands = sections['basic']?.[0] ?? {}
  const [was, now] = [valuesOf(c, which === 'to' ? 'from' : 'to'), valuesOf(c, which)]
  const numbers = { registration, person, was: { ...stands, ...was }, now: { ...stands, ...now } }
  const terms = { before: 'wrong', by: byOf(ctx, dossier.registration.org), season } as const
  if ((await changeNumbers(termsOf(ctx), [numbers], terms)).size > 0) throw refused('CORRECTION-NUMBER-TAKEN')
  const name = valueOf(c, 'basic.name')
  if (name !== undefined) await respell(ctx, registration, name[which])
}

/** The approved values are written; the database opens the record for the named fields and for nothing else. */
async function open(ctx: Ctx, held: Held): Promise<void> {
  const { dossier, correction } = held
  const { registration: r, key } = dossier
  const decision = orRefuse(decideCorrecting(r, correction.changes, circumstances(ctx, dossier)))
  await save(ctx, decision, { key, was: r.version })
  await alongside(ctx, held, 'to')
}

async function restore(ctx: Ctx, held: Held): Promise<void> {
  const { dossier, correction } = held
  const { registration: r, key } = dossier
  const decision = orRefuse(decideRestoring(r, correction.changes, circumstances(ctx, dossier)))
  await save(ctx, decision, { key, was: r.version })
  await alongside(ctx, held, 'from')
}

const templates: Readonly<Partial<Record<CorrectionState, string>>> = {
  asked: 'correction-passed',
  approved: 'correction-approved',
  rejected: 'correction-rejected',
  revoked: 'correction-revoked',
}

async function tell(ctx: Ctx, { row, dossier }: Held, { next }: Decided<Correction>): Promise<void> {
  const template = templates[next.state]
  if (template === undefined) return
  const office = (await orgNames(ctx, [row.waits_at])).get(row.waits_at) ?? ''
  const params = ['approved'].includes(next.state) ? {} : { office }
  await sendMessage(ctx, { registration: dossier.registration, draft: { template, params } })
}

function decided(ctx: Ctx, { correction, dossier }: Held, said: CorrectionSaid): Decided<Correction> {
  const given = circumstances(ctx, dossier)
  return orRefuse(decideNext(correction, said, { r: dossier.registration, given }))
}

/** 逐级审批 (notice 三.(三)): whoever holds the right over the organisation whose turn it is. The request, the record, the number and the
 *  message: all or none. Refuses CORRECTION-GONE, CORRECTION-NUMBER-TAKEN, and what is decided. */
export async function decideCorrection(
  ctx: Ctx,
  { correction: id, version, event, reason = '' }: InputOf<typeof api.decideCorrection>,
): Promise<{ done: true }> {
  const scope = scopeOf(ctx, 'correction.approve')
  const held = await hold(ctx, scope, { id, version })
  if (!scope.orgs.some((org) => covers(org, held.row.waits_at))) throw refused('CORRECTION-GONE')
  const decision = decided(ctx, held, { event, reason, as: sideOf(ctx) })
  // Restoring comes while the record is still open, opening once every level has agreed.
  if (event === 'revoke') await restore(ctx, held)
  await saveCorrection(ctx, decision, reason)
  if (decision.next.state === 'approved') await open(ctx, held)
  await tell(ctx, held, decision)
  return { done: true }
}

/** 撤回申请: by the side that asked, as long as it waits. Refuses CORRECTION-GONE, CORRECTION-NOT-OWN, STATE-NO-WAY. */
export async function withdrawCorrection(
  ctx: Ctx,
  { correction: id, version }: InputOf<typeof api.withdrawCorrection>,
): Promise<{ done: true }> {
  const held = await hold(ctx, scopeOf(ctx, 'correction.ask'), { id, version })
  await saveCorrection(ctx, decided(ctx, held, { event: 'withdraw', reason: '', as: sideOf(ctx) }), '')
  return { done: true }
}

/** 登记重新签字: ends the correction in the transaction that takes the new sheet. */
export async function endCorrection(ctx: Ctx, dossier: Dossier, correction: Correction): Promise<void> {
  const given = circumstances(ctx, dossier)
  const said = { event: 'seal', reason: '', as: 'school' } as const
  await saveCorrection(ctx, orRefuse(decideNext(correction, said, { r: dossier.registration, given })), '')
  await sendMessage(ctx, {
    registration: dossier.registration,
    draft: { template: 'correction-done', params: {} },
  })
}
