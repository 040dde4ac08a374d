import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/duplicates'
import { type DuplicateCase, decideDuplicate as decideNext } from '@zhongzhao/domain/duplicates/decide'
import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import { type Ctx, byOf } from '../platform/context.ts'
import { orRefuse, refused } from '../platform/errors.ts'
import { recordEvents } from '../platform/events.ts'
import { type Scope, scopeOf } from '../platform/scope.ts'
import { loadDossier } from '../registration/store.ts'
import { caseOf, comparedOf, judgeTwo } from './compare.ts'
import { type HeldPair, laterActs, merge, unmerge } from './merge.ts'
import { type CaseRow, type FoundPair, holdCase, insertStep, moveCase, placeOfReason } from './store-cases.ts'
import { traitRows } from './store-keys.ts'
import { officeName } from './store-merge.ts'

/** Both records, always held in the order of their ids: of two cases that share one the second waits. */
async function holdPair(ctx: Ctx, scope: Scope, row: CaseRow): Promise<HeldPair> {
  const hold = 'change'

  const first = await loadDossier(ctx, scope, { id: row.registration_id, hold })
  const second = await loadDossier(ctx, scope, { id: row.other_id, hold })
  return { first, second }
}

/** Judged on what stands in both records now, not on what the comparison saw. */
async function judgedNow(ctx: Ctx, row: CaseRow): Promise<FoundPair> {
  const rows = await traitRows(ctx.db, [row.registration_id, row.other_id])
  const [a, b] = [row.registration_id, row.other_id].map((id) => rows.find((r) => r.registration_id === id))
  if (a === undefined || b === undefined) throw refused('DUPLICATE-GONE')
  return judgeTwo(ctx.services, comparedOf(ctx.services, a), comparedOf(ctx.services, b))
}

type Asked = InputOf<typeof api.decideDuplicate>

/** A case with both its records, held, and judged anew. */
interface Held {
  readonly row: CaseRow
  readonly pair: HeldPair
  readonly judged: FoundPair
  readonly of: DuplicateCase
}

async function hold(ctx: Ctx, { case: id, version }: Asked): Promise<Held> {
  const scope = scopeOf(ctx, 'duplicate.decide')
  const row = await holdCase(ctx, scope, id)
  if (row === undefined || row.version !== version) throw refused('DUPLICATE-GONE')
  const pair = await holdPair(ctx, scope, row)
  const judged = await judgedNow(ctx, row)
  return { row, pair, judged, of: { ...caseOf(row), twins: judged.twins } }
}

async function decided(ctx: Ctx, { pair, of }: Held, { event, reason = '', stays, seen }: Asked) {
  const said = {
    event,
    reason,
    ...(stays === undefined ? {} : { stays }),
    ...(seen === undefined ? {} : { seen }),
  }
  const records = { first: pair.first.registration, second: pair.second.registration }
  const later = await laterActs(ctx, of, pair)
  return orRefuse(
    decideNext(of, said, { pair: records, now: ctx.now, by: byOf(ctx, pair.first.registration.org), later }),
  )
}

/** A merging that stands keeps what it was judged by; so does its undoing. */
const judgedAs = ({ row, judged }: Held, event: Asked['event']) =>
  ['askUndo', 'takeUndoBack', 'keepMerged', 'undo'].includes(event)
    ? { kind: row.kind, signals: row.signals, weight: row.weight, twins: row.twins }
    : judged

async function keep(
  ctx: Ctx,
  held: Held,
  { next, event: told }: Decided<DuplicateCase>,
  asked: Asked,
): Promise<void> {
  const { event, reason = '' } = asked
  const { id, state: to, version, stays } = next
  const remains = stays === undefined ? null : held.pair[stays].registration.id
  const { account: by, org = null } = told.by
  const at = new Date(ctx.now)
  await moveCase(ctx.db, { id, event, to, version, stays: remains, judged: judgedAs(held, event), by, at })
  const sealed = ctx.services.keys.seal(reason.trim(), placeOfReason(id, version))
  await insertStep(ctx.db, { id, step: version, event, by, org, reason: sealed, at })
  await recordEvents(ctx, told, [held.row.registration_id, held.row.other_id])
}

/** 认定不是同一人、建议合并、批准合并、撤销合并 (G4). Whoever decides for the nearest organisation above both, or for one above it.
 *  Refuses DUPLICATE-GONE (decided meanwhile, or not yours), STATE-NO-WAY and what the decision refuses. */
export async function decideDuplicate(ctx: Ctx, asked: Asked): Promise<{ done: true }> {
  const held = await hold(ctx, asked)
  const decision = await decided(ctx, held, asked)
  await keep(ctx, held, decision, asked)
  const office = await officeName(ctx, held.row.org_path)
  const carried = { pair: held.pair, askedBy: held.of.askedBy, office }
  if (asked.event === 'approve') await merge(ctx, decision.next, carried)
  if (asked.event === 'undo') await unmerge(ctx, decision.next, carried)
  return { done: true }
}
