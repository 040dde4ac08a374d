import type { OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import { reachOf } from '@zhongzhao/domain/access/can'
import { type LoanState, loanLifecycle } from '@zhongzhao/domain/archive/loan'
import { type VolumeFacts, volumeLifecycle, volumeNumber } from '@zhongzhao/domain/archive/volume'
import { instant } from '@zhongzhao/domain/base/time'
import { type Lifecycle, mayNow } from '@zhongzhao/domain/lifecycle/table'
import type { OrgPath } from '@zhongzhao/domain/orgs/org'
import type { Ctx } from '../platform/context.ts'
import type { LoanRow } from './store-loans.ts'
import type { VolumeRow } from './store-volumes.ts'

type VolumeView = OutputOf<typeof api.readVolume>['volume']
type LoanView = OutputOf<typeof api.archiveLoans>['loans'][number]

/** Whether the caller holds an action at this very organisation: who works above it does not keep its papers. */
export function heldAt(ctx: Ctx, action: ActionName, path: OrgPath): 'here' | 'elsewhere' {
  const orgs = ctx.actor === undefined ? [] : reachOf(ctx.actor, action, ctx.pack.roles).orgs
  return orgs.includes(path) ? 'here' : 'elsewhere'
}

/** Acts that somebody may try at an organisation. */
export function mayAt<S extends string, E extends string, G extends string>(
  ctx: Ctx,
  {
    life,
    state,
    at,
  }: { life: Lifecycle<S, E, never, G>; state: S; at: Partial<Record<ActionName, OrgPath>> },
): E[] {
  const actions = (Object.entries(at) as [ActionName, OrgPath][])
    .filter(([action, path]) => heldAt(ctx, action, path) === 'here')
    .map(([action]) => action)
  return [...mayNow(life, state, { open: new Set<never>(), actions: new Set(actions) })]
}

export const numberOf = (ctx: Ctx, serial: number): string => volumeNumber(ctx.pack.year, serial)

export const periodName = (ctx: Ctx, code: string): string =>
  ctx.pack.archive.periods.find((period) => period.code === code)?.title ?? code

/** What the rules ask about a volume. */
export function factsOf(ctx: Ctx, row: VolumeRow, action: ActionName): VolumeFacts {
  return {
    state: row.state,
    held: heldAt(ctx, action, row.kept_path),
    sheets: row.sheets,
    out: row.loan_id === null ? 'inPlace' : 'lent',
    waits: row.pending_in === null ? 'atRest' : 'pending',
    ...(row.keep_until === null ? {} : { keepUntil: instant(row.keep_until.getTime()) }),
  }
}

const isLate = (ctx: Ctx, state: LoanState, due: Date) => state === 'lent' && due.getTime() <= ctx.now

export function loanView(ctx: Ctx, row: LoanRow): LoanView {
  return {
    id: row.loan_id,
    version: row.version,
    volume: row.volume_id,
    number: numberOf(ctx, row.serial),
    title: row.title,
    orgName: row.org_name,
    borrower: row.borrower,
    unit: row.unit,
    purpose: row.purpose,
    lentAt: row.lent_at.getTime(),
    dueAt: row.due_at.getTime(),
    late: isLate(ctx, row.state, row.due_at),
    state: row.state,
    stateName: loanLifecycle.states[row.state],
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at.getTime() }),
    may: mayAt(ctx, { life: loanLifecycle, state: row.state, at: { 'archive.keep': row.kept_path } }),
  }
}

function outOf(ctx: Ctx, row: VolumeRow): Pick<VolumeView, 'loan'> {
  const { loan_id: id, loan_version: version, loan_state: state, due_at: due } = row
  if (id === null || version === null || state === null || due === null) return {}
  return {
    loan: {
      id,
      version,
      borrower: row.borrower ?? '',
      unit: row.unit ?? '',
      dueAt: due.getTime(),
      stateName: loanLifecycle.states[state],
      late: isLate(ctx, state, due),
      may: mayAt(ctx, { life: loanLifecycle, state, at: { 'archive.keep': row.kept_path } }),
    },
  }
}

function boxOf({ box_id: id, box_serial: serial, place, custodian }: VolumeRow): Pick<VolumeView, 'box'> {
  if (id === null || serial === null) return {}
  return { box: { id, serial, place: place ?? '', custodian: custodian ?? '' } }
}

function timesOf({ bound_at, keep_until, destroyed_at }: VolumeRow) {
  return {
    ...(bound_at === null ? {} : { boundAt: bound_at.getTime() }),
    ...(keep_until === null ? {} : { keepUntil: keep_until.getTime() }),
    ...(destroyed_at === null ? {} : { destroyedAt: destroyed_at.getTime() }),
  }
}

/** Acts with a volume alone; whoever keeps it may lend it where it stands in its place. */
function mayWith(ctx: Ctx, row: VolumeRow): string[] {
  const at = { 'archive.keep': row.kept_path } as const
  const own = mayAt(ctx, { life: volumeLifecycle, state: row.state, at })
  const lends = row.state === 'bound' && row.loan_id === null && row.pending_in === null
  return [...own, ...(lends ? mayAt(ctx, { life: loanLifecycle, state: 'inPlace', at }) : [])]
}

export function volumeView(ctx: Ctx, row: VolumeRow): VolumeView {
  return {
    id: row.volume_id,
    version: row.version,
    number: numberOf(ctx, row.serial),
    title: row.title,
    orgCode: row.org_code,
    orgName: row.org_name,
    keptName: row.kept_name,
    state: row.state,
    stateName: volumeLifecycle.states[row.state],
    sheets: row.sheets,
    superseded: row.superseded,
    period: row.period,
    periodName: periodName(ctx, row.period),
    madeAt: row.made_at.getTime(),
    ...timesOf(row),
    ...boxOf(row),
    ...outOf(ctx, row),
    pending: row.pending_in !== null,
    over: row.state === 'bound' && row.keep_until !== null && row.keep_until.getTime() <= ctx.now,
    may: mayWith(ctx, row),
  }
}
