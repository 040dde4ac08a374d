import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import { type LoanEvent, type LoanState, decideLoan } from '@zhongzhao/domain/archive/loan'
import { type Instant, beijing, instant, realDay } from '@zhongzhao/domain/base/time'
import { orgFor } from '../orgs/commands.ts'
import { actorOver } from '../platform/actor-over.ts'
import type { Ctx } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import { scopeOf } from '../platform/scope.ts'
import * as store from './store-loans.ts'
import { type VolumeRow, holdVolumes } from './store-volumes.ts'
import { factsOf, loanView } from './view.ts'

const DAY_MS = 86_400_000

/** The end of the day on which it has to be back. Refuses INPUT-SHAPE. */
function endOf(day: string): Instant {
  if (!realDay(day)) throw refused('INPUT-SHAPE', { where: 'due' })
  return instant(beijing(`${day}T00:00`) + DAY_MS)
}

/** 借阅登记, those that are out first. Refuses NOT-FOUND. */
export async function archiveLoans(
  ctx: Ctx,
  { org, show }: InputOf<typeof api.archiveLoans>,
): Promise<OutputOf<typeof api.archiveLoans>> {
  const { path } = await orgFor(ctx, { code: org, action: 'archive.read' })
  const rows = await store.listLoans(ctx, scopeOf(ctx, 'archive.read'), { org: path, show })
  return { loans: rows.map((row) => loanView(ctx, row)) }
}

function decided(
  ctx: Ctx,
  { state, volume, event }: { state: LoanState; volume: VolumeRow; event: LoanEvent },
  { words, due }: { words: readonly string[]; due: Instant | undefined },
): LoanState {
  const policy = ctx.pack.archive
  const facts = factsOf(ctx, volume, 'archive.keep')
  const asked = { now: ctx.now, words, ...(due === undefined ? {} : { due }) }
  const result = decideLoan({ state, volume: facts, policy }, event, asked)
  if (!result.ok && result.refusal.code === 'ARCHIVE-DUE')
    throw refused('ARCHIVE-DUE', { days: policy.loanDays })
  return orRefuse(result)
}

/** 借出: to whom, what for, until when. Two who lend at once: one is told that it is out. Refuses ARCHIVE-GONE, ARCHIVE-ELSEWHERE,
 *  ARCHIVE-UNBOUND, ARCHIVE-LENT, ARCHIVE-PENDING, ARCHIVE-WORDS, ARCHIVE-DUE, INPUT-SHAPE. */
export async function lendVolume(ctx: Ctx, input: InputOf<typeof api.lendVolume>) {
  const [volume] = await holdVolumes(ctx, scopeOf(ctx, 'archive.keep'), [input.volume])
  if (volume === undefined) throw refused('ARCHIVE-GONE')
  const due = endOf(input.due)
  const [borrower, unit, purpose] = [input.borrower.trim(), input.unit.trim(), input.purpose.trim()]
  const words = [borrower, unit, purpose]
  const state = decided(ctx, { state: 'inPlace', volume, event: 'lend' }, { words, due })
  const by = actorOver(ctx, 'archive.keep', volume.kept_path)
  const row = { volume: volume.volume_id, state, borrower, unit, purpose, due, by: by.account }
  const loan = await store.insertLoan(ctx, row)
  if (loan === 'out') throw refused('ARCHIVE-LENT')
  await recordEvent(ctx, { kind: 'archive.loan.lend', at: ctx.now, by }, { subject: volume.volume_id })
  return { loan }
}

/** 续借、归还、报告遗失. Refuses ARCHIVE-GONE, STATE-NO-WAY, ARCHIVE-ELSEWHERE, ARCHIVE-WORDS, ARCHIVE-DUE, INPUT-SHAPE. */
export async function moveLoan(ctx: Ctx, input: InputOf<typeof api.moveLoan>) {
  const scope = scopeOf(ctx, 'archive.keep')
  const seen = await store.findLoan(ctx, scope, input.loan)
  if (seen === undefined) throw refused('ARCHIVE-GONE')
  const [volume] = await holdVolumes(ctx, scope, [seen.volume_id])
  // Read again under the volume's lock: every act with a loan takes it.
  const row = await store.findLoan(ctx, scope, input.loan)
  if (volume === undefined || row === undefined || row.version !== input.version)
    throw refused('ARCHIVE-GONE')
  const due = input.due === undefined ? undefined : endOf(input.due)
  const note = input.note?.trim()
  const words = note === undefined ? [] : [note]
  const to = decided(ctx, { state: row.state, volume, event: input.event }, { words, due })
  const by = actorOver(ctx, 'archive.keep', volume.kept_path)
  const renewed = input.event === 'renew' ? due : undefined
  await store.moveLoanTo(ctx, row.loan_id, { to, due: renewed, note, by: by.account })
  const event = { kind: `archive.loan.${input.event}`, at: ctx.now, by }
  await recordEvent(ctx, event, { subject: volume.volume_id })
  return { done: true as const }
}
