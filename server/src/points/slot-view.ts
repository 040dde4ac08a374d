import type { OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/appointments'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import { instant } from '@zhongzhao/domain/base/time'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { type Slot, slotLifecycle } from '@zhongzhao/domain/points/slot'
import { type AppointmentKind, appointmentKind } from '@zhongzhao/domain/season/points'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import type { SlotRow } from './store-slots.ts'

export const slotOf = (row: SlotRow): Slot => ({
  from: instant(row.starts_at.getTime()),
  until: instant(row.ends_at.getTime()),
  capacity: row.capacity,
  booked: row.booked,
  state: row.state,
})

/** Refuses SLOT-KIND. */
export function kindOf(ctx: Ctx, code: string): AppointmentKind {
  const kind = appointmentKind(ctx.pack.points, code)
  if (kind === undefined) throw refused('SLOT-KIND')
  return kind
}

export const kindName = (ctx: Ctx, code: string) => appointmentKind(ctx.pack.points, code)?.title ?? code

type View = OutputOf<typeof api.listSlots>['slots'][number]

/** A slot for the office; what has begun may not be changed any more. */
export function slotView(ctx: Ctx, row: SlotRow, actions: ReadonlySet<ActionName>): View {
  const ahead = row.starts_at.getTime() > ctx.now
  const may = mayNow(slotLifecycle, row.state, { open: new Set<never>(), actions })
  return {
    id: row.slot_id,
    kind: row.kind,
    kindName: kindName(ctx, row.kind),
    from: row.starts_at.getTime(),
    until: row.ends_at.getTime(),
    capacity: row.capacity,
    booked: row.booked,
    state: row.state,
    stateName: slotLifecycle.states[row.state],
    version: row.version,
    ...(row.reason === null ? {} : { reason: row.reason }),
    may: ahead ? [...may] : [],
  }
}
