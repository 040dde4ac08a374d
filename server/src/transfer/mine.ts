import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/transfer'
import { divisionTitle } from '@zhongzhao/domain/codes/division'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { openFor } from '@zhongzhao/domain/registration/circumstances'
import { standingOf } from '@zhongzhao/domain/registration/registration'
import { type ReturningReason, localRules } from '@zhongzhao/domain/season/returning'
import { periodToName } from '@zhongzhao/domain/season/timetable'
import { decideApplication, decideCancelling } from '@zhongzhao/domain/transfer/decide'
import { pointsFor } from '@zhongzhao/domain/transfer/places'
import { livingTransfers, transferLifecycle } from '@zhongzhao/domain/transfer/transfer'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { circumstances, packOf } from '../registration/view.ts'
import { leavingView } from './leaving.ts'
import { holdTransfer, insertTransfer, saveTransfer } from './store.ts'
import {
  type MyApplication,
  type PointRow,
  findNotice,
  listMine,
  listPoints,
  ownPerson,
  putReceipt,
} from './store-mine.ts'

type View = OutputOf<typeof api.myTransfer>

/** The caller's own registration. Refuses NOT-FOUND. */
async function ownDossier(ctx: Ctx): Promise<Dossier> {
  const id = ctx.actor?.registration
  if (id === undefined) throw refused('NOT-FOUND')
  return loadDossier(ctx, scopeOf(ctx, 'registration.fill'), { id, hold: 'read' })
}

const reasonOf = (reasons: readonly ReturningReason[], code: string | null) => {
  const found = reasons.find((one) => one.code === code)
  return found === undefined ? {} : { reason: { text: found.text, todo: found.todo } }
}

function applicationView(ctx: Ctx, row: MyApplication): View['applications'][number] {
  const { declining, sendingBack } = ctx.pack.returning
  return {
    id: row.transfer_id,
    state: row.state,
    stateName: transferLifecycle.states[row.state],
    version: row.version,
    point: { name: row.point_name, address: row.address ?? '', phone: row.phone ?? '' },
    appliedAt: row.applied_at.getTime(),
    until: row.until.getTime(),
    ...(row.decided_at === null ? {} : { decidedAt: row.decided_at.getTime() }),
    ...reasonOf([...declining, ...sendingBack], row.reason),
    may: [
      ...mayNow(transferLifecycle, row.state, {
        open: new Set<never>(),
        actions: new Set(['registration.fill'] as const),
      }),
    ],
  }
}

/** The window of returning home for this pupil, whichever track is chosen now. */
function windowView(ctx: Ctx, dossier: Dossier): View['window'] {
  const { pack, extensions } = circumstances(ctx, dossier)
  const home = { ...dossier.registration, track: 'returnHome' as const }
  const standing = { ...standingOf(home), returned: 'untouched' as const }
  const period = periodToName({ windows: pack.windows, extensions }, 'fill', { standing, now: ctx.now })
  const open = openFor(home, circumstances(ctx, dossier)).has('fill')
  return { from: period?.from ?? ctx.now, until: period?.until ?? ctx.now, open }
}

function rulesView(ctx: Ctx, dossier: Dossier, household: string) {
  const { returning } = packOf(ctx, dossier.registration)
  return {
    lines: [...returning.notice.lines],
    local: localRules(returning, household).flatMap((rule) => [...rule.lines]),
    bring: [...returning.bring],
    evidence: returning.evidence.map(({ code, text, need }) => ({
      code,
      text,
      required: need === 'required',
    })),
    collectedAt: returning.collection.returnHome,
  }
}

function pointView(point: PointRow & { readonly near: string }): View['points'][number] {
  const { code, name, address, phone, hours, note, near, open } = point
  return { code, name, address, phone, hours, note, near, open }
}

/** 我的回户籍地报考 (notice 一.2, 二.2(3)). Refuses NOT-FOUND. */
export async function readMyTransfer(ctx: Ctx): Promise<View> {
  const dossier = await ownDossier(ctx)
  const { registration: r } = dossier
  const household = r.sections['basic']?.[0]?.['householdDivision'] ?? ''
  const notice = await findNotice(ctx, r.person)
  const applications = (await listMine(ctx, r.person)).map((row) => applicationView(ctx, row))
  const window = windowView(ctx, dossier)
  const living = applications.some(({ state }) => livingTransfers.some((one) => one === state))
  const points = household === '' ? [] : pointsFor(await listPoints(ctx), household)
  return {
    ...(notice === undefined ? {} : { informedAt: notice.informed_at.getTime() }),
    ...(notice?.receipt_at == null ? {} : { receiptAt: notice.receipt_at.getTime() }),
    ...rulesView(ctx, dossier, household),
    track: r.track,
    window,
    household: { code: household, name: divisionTitle(household, '9999-12-31') ?? household },
    points: points.map(pointView),
    applications,
    mayApply: !living && window.open && r.track === 'returnHome',
    leaving: await leavingView(ctx, dossier),
  }
}

/** 我已知道: recorded once; pressed again it stays as it was. */
export async function acknowledgeReturning(ctx: Ctx): Promise<{ done: true }> {
  const told = await putReceipt(ctx, ownPerson(ctx))
  await recordEvents(ctx, { kind: 'transfer.receipted', at: ctx.now, by: byOf(ctx) }, told)
  return { done: true }
}

/** 申请 (notice 一.2, 二.2(3)). The registration is read, not held: whoever accepts looks again. Refuses NOT-FOUND, TRANSFER-OPEN, and what
 *  is decided. */
export async function applyTransfer(
  ctx: Ctx,
  { point: code, evidence }: InputOf<typeof api.applyTransfer>,
): Promise<{ done: true }> {
  const dossier = await ownDossier(ctx)
  const [point] = await listPoints(ctx, { code })
  if (point === undefined) throw refused('TRANSFER-POINT-SHUT')
  const found = { path: point.path, standing: point.open ? ('open' as const) : ('shut' as const) }
  const asked = { id: newId(), point: found, evidence }
  await insertTransfer(
    ctx,
    orRefuse(decideApplication(dossier.registration, asked, circumstances(ctx, dossier))),
  )
  return { done: true }
}

/** 撤回申请. Refuses NOT-FOUND, TRANSFER-STALE (somebody decided meanwhile). */
export async function cancelTransfer(
  ctx: Ctx,
  { transfer: id, version }: InputOf<typeof api.cancelTransfer>,
): Promise<{ done: true }> {
  const held = await holdTransfer(ctx, scopeOf(ctx, 'registration.fill'), { id, version })
  const dossier = await ownDossier(ctx)
  const given = circumstances(ctx, dossier)
  await saveTransfer(ctx, orRefuse(decideCancelling(held, { about: dossier.registration, given })))
  return { done: true }
}
