import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/transfer'
import { parseRegistrationId } from '@zhongzhao/domain/base/ids'
import { chineseTime } from '@zhongzhao/domain/base/time'
import { divisionTitle } from '@zhongzhao/domain/codes/division'
import { maskNumber } from '@zhongzhao/domain/forms/mask'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import type { MessageDraft } from '@zhongzhao/domain/messages/template'
import { decideTransfer as decide, goneWords, whyGone } from '@zhongzhao/domain/transfer/decide'
import { type Transfer, transferLifecycle } from '@zhongzhao/domain/transfer/transfer'
import { sendMessage } from '../messages/store.ts'
import { findOrg } from '../orgs/store.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { type Scope, alsoReaching, scopeOf } from '../platform/scope.ts'
import { openSections, placeOf } from '../registration/record.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { circumstances } from '../registration/view.ts'
import { moveToPoint, returnToSchool } from './move.ts'
import { holdTransfer, saveTransfer } from './store.ts'
import { type QueueRow, listQueue, pointName } from './store-queue.ts'

type PointEvent = InputOf<typeof api.decideTransfer>['event']
type Listed = OutputOf<typeof api.transferQueue>

const parsedId = (id: string) => orRefuse(parseRegistrationId(id))

const sexNames: Readonly<Record<string, string>> = { '1': '男', '2': '女' }

/** Why it can be accepted no more, from what the list knows. */
function goneFrom({ from_state: state, track }: QueueRow): { gone?: string } {
  const why = whyGone({ state, track } as Parameters<typeof whyGone>[0])
  return why === undefined ? {} : { gone: goneWords[why] }
}

function lineView(ctx: Ctx, row: QueueRow): Listed['lines'][number] {
  const { evidence, declining, sendingBack } = ctx.pack.returning
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  const place = placeOf(row.registration_id)
  const basic = openSections(key, { content: row.content, sealed: row.sealed, place })['basic']?.[0] ?? {}
  const reason = [...declining, ...sendingBack].find(({ code }) => code === row.reason)?.text
  const open = row.until.getTime() > ctx.now ? new Set(['fill'] as const) : new Set<never>()
  return {
    id: row.transfer_id,
    version: row.version,
    state: row.state,
    stateName: transferLifecycle.states[row.state],
    name: row.name,
    sex: sexNames[basic['sex'] ?? ''] ?? '',
    idNumber: maskNumber(basic['idNumber'] ?? ''),
    household: divisionTitle(row.household, '9999-12-31') ?? row.household,
    school: row.school_name,
    evidence: row.evidence.map((code) => evidence.find((one) => one.code === code)?.text ?? code),
    appliedAt: row.applied_at.getTime(),
    until: row.until.getTime(),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...(reason === undefined ? {} : { reason }),
    ...(row.to_registration === null ? {} : { registration: row.to_registration }),
    ...(row.state === 'applied' ? goneFrom(row) : {}),
    may: [...mayNow(transferLifecycle, row.state, { open, actions: new Set(['transfer.decide'] as const) })],
  }
}

/** 接收回户籍考生: what waits at a point and what it decided. The number stays
 *  masked; the household book is looked at on the counter. Refuses NOT-FOUND. */
export async function readQueue(ctx: Ctx, { point }: InputOf<typeof api.transferQueue>): Promise<Listed> {
  const scope = scopeOf(ctx, 'transfer.decide')
  const org = await findOrg(ctx, scope, point)
  if (org === undefined) throw refused('NOT-FOUND')
  const rows = await listQueue(ctx, scope, org.path)
  const { declining, sendingBack } = ctx.pack.returning
  return {
    lines: rows.map((row) => lineView(ctx, row)),
    declining: declining.map((one) => ({ ...one })),
    sendingBack: sendingBack.map((one) => ({ ...one })),
  }
}

/** What the candidate is told of a decision. */
async function tellOf(ctx: Ctx, t: Transfer, event: PointEvent): Promise<MessageDraft> {
  const { declining, sendingBack } = ctx.pack.returning
  const point = await pointName(ctx, t.point)
  if (event === 'accept')
    return { template: 'transfer-accepted', params: { point, until: chineseTime(t.until) } }
  const found = (event === 'sendBack' ? sendingBack : declining).find(({ code }) => code === t.reason)
  const template = event === 'decline' ? 'transfer-declined' : 'transfer-sent-back'
  return { template, params: { point, reason: found?.text ?? '', todo: found?.todo ?? '' } }
}

/** Both records that an application stands between, the school's first, so that nobody waits in a circle. */
async function holdBoth(ctx: Ctx, scope: Scope, held: Transfer) {
  const hold = (id: string) => loadDossier(ctx, alsoReaching(scope, id), { id, hold: 'change' })
  const there = await hold(held.from)
  return { there, here: held.to === undefined ? there : await hold(held.to) }
}

/** 接收、不接收、退回 (notice 二.2(3)): the application, both registrations, the events and the message, all or none. Who comes second
 *  is told what it has become. Refuses NOT-FOUND, TRANSFER-STALE, TRANSFER-GONE, TRANSFER-REASON, TIME-CLOSED, STATE-NO-WAY. */
export async function decideTransfer(
  ctx: Ctx,
  { transfer: id, version, event, reason }: InputOf<typeof api.decideTransfer>,
): Promise<{ done: true }> {
  const scope = scopeOf(ctx, 'transfer.decide')
  const held = await holdTransfer(ctx, scope, { id, version })
  const both = await holdBoth(ctx, scope, held)
  const about: Dossier = event === 'sendBack' ? both.here : both.there
  const given = circumstances(ctx, about)
  const decision = orRefuse(decide(held, { event, reason }, { about: about.registration, given }))
  const to = event === 'accept' ? await moveToPoint(ctx, both.there, held.point) : held.to
  if (event === 'sendBack') await returnToSchool(ctx, both)
  const next = to === undefined ? decision.next : { ...decision.next, to }
  await saveTransfer(ctx, { ...decision, next })
  const told = event === 'accept' && to !== undefined ? parsedId(to) : both.there.registration.id
  const draft = await tellOf(ctx, next, event)
  await sendMessage(ctx, { registration: { id: told, person: both.there.registration.person }, draft })
  return { done: true }
}
