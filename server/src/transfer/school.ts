import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/transfer'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import { can } from '@zhongzhao/domain/access/can'
import { divisionTitle } from '@zhongzhao/domain/codes/division'
import { givenUp, keptElsewhere } from '@zhongzhao/domain/registration/lifecycle'
import { transferLifecycle } from '@zhongzhao/domain/transfer/transfer'
import { sendToMany } from '../messages/store.ts'
import { classFor, orgFor } from '../orgs/commands.ts'
import { type Ctx, byOf } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import { type ReturningRow, countReturning, insertNotices, listReturning } from './store-school.ts'

type Listed = OutputOf<typeof api.listReturning>

function pupilView(row: ReturningRow): Listed['pupils'][number] {
  const { transfer_state: state, transfer_at: at } = row
  return {
    id: row.registration_id,
    name: row.name,
    className: row.class_name,
    household: divisionTitle(row.household, '9999-12-31') ?? row.household,
    elsewhere: row.elsewhere,
    track: row.track,
    state: row.state,
    untold: row.informed_at === null && !keptElsewhere(row.state) && !givenUp(row.state),
    ...(row.informed_at === null ? {} : { informedAt: row.informed_at.getTime() }),
    ...(row.receipt_at === null ? {} : { receiptAt: row.receipt_at.getTime() }),
    ...(state === null || at === null
      ? {}
      : {
          transfer: {
            state,
            stateName: transferLifecycle.states[state],
            point: row.point_name ?? '',
            at: at.getTime(),
          },
        }),
  }
}

interface Place {
  readonly school?: string | undefined
  readonly class?: string | undefined
}

/** A class of its school, or the school; a class teacher's grant reaches the class only. Refuses NOT-FOUND. */
async function placeFor(ctx: Ctx, { school, class: klass }: Place, action: ActionName): Promise<string> {
  if (klass === undefined) return (await orgFor(ctx, { code: school ?? '', action })).path
  const { path } = await classFor(ctx, { code: klass, action })
  if (school !== undefined && !path.split('/').includes(school)) throw refused('NOT-FOUND')
  return path
}

/** 本校回户籍地报考情况: told or not, receipts, applications (notice 二.2(3)). Nothing of leaving early stands here. Refuses NOT-FOUND. */
export async function readReturning(ctx: Ctx, input: InputOf<typeof api.listReturning>): Promise<Listed> {
  const path = await placeFor(ctx, input, 'transfer.read')
  const rows = await listReturning(ctx, scopeOf(ctx, 'transfer.read'), path)
  const target = { target: { org: path }, roles: ctx.pack.roles }
  return {
    pupils: rows.map(pupilView),
    mayInform: ctx.actor !== undefined && can(ctx.actor, 'transfer.inform', target),
  }
}

/** 报名要求通知 (notice 二.2(3)): a message, and the candidate's own page; a class at once or some pupils. Refuses NOT-FOUND. */
export async function informReturning(
  ctx: Ctx,
  input: InputOf<typeof api.informReturning>,
): Promise<{ informed: number }> {
  const path = await placeFor(ctx, input, 'transfer.inform')
  const by = byOf(ctx)
  const told = await insertNotices(ctx, scopeOf(ctx, 'transfer.inform'), {
    path,
    only: input.registrations,
    text: ctx.pack.returning.notice.version,
    by: by.account,
  })
  const people = told.map(({ registration_id: id, person_id: person }) => ({ id, person }))
  await sendToMany(ctx, people, { template: 'returning-informed', params: {} })
  const detail = { text: ctx.pack.returning.notice.version }
  await recordEvents(
    ctx,
    { kind: 'transfer.informed', at: ctx.now, by, detail },
    told.map((one) => one.registration_id),
  )
  return { informed: told.length }
}

/** Counts of an organisation and of each directly below. Refuses NOT-FOUND. */
export async function readCounts(ctx: Ctx, { org: code }: InputOf<typeof api.transferCounts>) {
  const { path } = await orgFor(ctx, { code, action: 'transfer.read' })
  const [own, ...lines] = await countReturning(ctx, scopeOf(ctx, 'transfer.read'), path)
  if (own === undefined) throw refused('NOT-FOUND')
  return { org: own, lines: [...lines] }
}
