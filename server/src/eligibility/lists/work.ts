import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/claim-lists'
import { type Doubt, doubtWords, listedLifecycle, moveListed } from '@zhongzhao/domain/claims/listed'
import { maskNumber } from '@zhongzhao/domain/forms/mask'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { bonusItem } from '@zhongzhao/domain/season/eligibility'
import { actorOver } from '../../platform/actor-over.ts'
import type { Ctx } from '../../platform/context.ts'
import { orRefuse, refused } from '../../platform/errors.ts'
import { recordEvent } from '../../platform/events.ts'
import { type Scope, scopeOf } from '../../platform/scope.ts'
import { type Dossier, loadMany } from '../../registration/store.ts'
import { matchLines, registerListed, registerMatched } from './match.ts'
import * as store from './store.ts'

type ListView = OutputOf<typeof api.listsFromAbove>['lists'][number]
type LineView = OutputOf<typeof api.readListFromAbove>['lines'][number]

const titleOf = ({ pack }: Ctx, item: string) => bonusItem(pack.eligibility, item)?.title ?? item

const listView = (ctx: Ctx, row: store.ListRow): ListView => ({
  id: row.list_id,
  item: row.item,
  title: titleOf(ctx, row.item),
  source: row.source,
  officeName: row.office,
  rows: row.rows,
  registered: row.registered,
  there: row.there,
  open: row.open,
  dismissed: row.dismissed,
  importedBy: row.imported_name,
  importedAt: row.imported_at.getTime(),
})

/** 上级照顾名单 (I3): the lists of the caller's office, and the items that come by lists. */
export async function listsFromAbove(ctx: Ctx): Promise<OutputOf<typeof api.listsFromAbove>> {
  const rows = await store.allLists(ctx, scopeOf(ctx, 'claim.import'))
  const { items } = ctx.pack.eligibility.bonus
  return {
    items: items.filter(({ from }) => from === 'list').map(({ code, title }) => ({ code, title })),
    lists: rows.map((row) => listView(ctx, row)),
  }
}

/** Candidates shown beside one line. */
const BESIDE = 10

const candidateView = ({
  registration: r,
  schoolName,
  className,
}: Dossier): LineView['candidates'][number] => {
  const basic = r.sections['basic']?.[0] ?? {}
  return {
    id: r.id,
    name: basic['name'] ?? '',
    number: r.number,
    school: schoolName,
    className,
    idNumber: maskNumber(basic['idNumber'] ?? ''),
  }
}

/** Whose an open line may be: who has its number, then who has its name. */
async function candidatesFor(
  ctx: Ctx,
  scope: Scope,
  { office, lines }: { office: string; lines: readonly store.LineRow[] },
): Promise<(line: store.LineRow) => LineView['candidates']> {
  const blank = ctx.services.keys.index('')
  const indexes = lines.flatMap(({ number_index: index }) => (index.equals(blank) ? [] : [index]))
  const byNumber = await store.findByNumber(ctx, scope, { office, indexes })
  const byName = await store.findByName(ctx, scope, { office, names: lines.map(({ name }) => name) })
  const idsOf = (line: store.LineRow) => {
    const index = line.number_index.toString('hex')
    const own = byNumber.filter((row) => row.index === index)
    const named = byName.filter((row) => row.name === line.name)
    return [...new Set([...own, ...named].map(({ registration }) => registration))].slice(0, BESIDE)
  }
  const ids = [...new Set(lines.flatMap(idsOf))].slice(0, 400)
  const dossiers = new Map<string, Dossier>(
    (await loadMany(ctx, scope, ids)).map((dossier) => [dossier.registration.id, dossier]),
  )
  return (line) =>
    idsOf(line)
      .flatMap((id) => dossiers.get(id) ?? [])
      .map(candidateView)
}

const isDoubt = (why: string): why is Doubt => why in doubtWords

/** One list; `open`: the lines on which somebody has to act, with whose they may be. Refuses LISTED-GONE. */
export async function readListFromAbove(
  ctx: Ctx,
  { list, show }: InputOf<typeof api.readListFromAbove>,
): Promise<OutputOf<typeof api.readListFromAbove>> {
  const scope = scopeOf(ctx, 'claim.import')
  const row = await store.findList(ctx, scope, list)
  if (row === undefined) throw refused('LISTED-GONE')
  const lines = await store.linesOf(ctx, list, { show, hold: 'read' })
  const actions = new Set(['claim.import'] as const)
  const mayOf = (line: store.LineRow) =>
    mayNow(listedLifecycle, line.state, { open: new Set<never>(), actions }).filter(
      (event) => event === 'choose' || event === 'dismiss',
    )
  const open = lines.filter((line) => mayOf(line).length > 0)
  const candidates = await candidatesFor(ctx, scope, { office: row.org_path, lines: open })
  return {
    list: listView(ctx, row),
    lines: lines.map((line) => ({
      row: line.row_no,
      version: line.version,
      name: line.name,
      number: maskNumber(numberOf(ctx, list, line)),
      state: line.state,
      stateName: listedLifecycle.states[line.state],
      why: isDoubt(line.why) ? doubtWords[line.why] : '',
      ...(line.reason === null ? {} : { reason: line.reason }),
      candidates: open.includes(line) ? [...candidates(line)] : [],
      may: [...mayOf(line)],
    })),
  }
}

const numberOf = ({ services: { keys } }: Ctx, list: string, line: store.LineRow) =>
  keys.open(line.number, store.numberPlace(list, line.row_no)).toString()

/** The list in sight, and in whose name the caller acts. Refuses LISTED-GONE. */
async function listFor(ctx: Ctx, id: string) {
  const scope = scopeOf(ctx, 'claim.import')
  const row = await store.findList(ctx, scope, id)
  if (row === undefined) throw refused('LISTED-GONE')
  const office = { path: row.org_path, name: row.office }
  return { scope, office, item: row.item, by: actorOver(ctx, 'claim.import', row.org_path) }
}

type Settling = InputOf<typeof api.settleListed>

/** Whose line it is, said by a person. Refuses LISTED-NOT-HERE. */
async function chosen(
  ctx: Ctx,
  { scope, office, item }: Awaited<ReturnType<typeof listFor>>,
  { registration: id }: Settling,
): Promise<{ registration: string; claim: string | null; event: 'choose' | 'findThere' }> {
  const reached =
    id !== undefined && (await store.isReached(ctx, scope, { office: office.path, registration: id }))
  if (!reached) throw refused('LISTED-NOT-HERE')
  const { kind } = ctx.pack.eligibility.bonus
  const before = await store.claimedAmong(ctx, { registrations: [id], kind, item })
  if (before.has(id)) return { registration: id, claim: null, event: 'findThere' }
  const claims = await registerListed(ctx, scope, { office, item, registrations: [id] })
  const claim = claims.get(id)
  if (claim === undefined) throw refused('LISTED-NOT-HERE')
  return { registration: id, claim, event: 'choose' }
}

/** 认定是这名考生、不登记 (I3): by a person, recorded. Refuses LISTED-GONE, LISTED-NOT-HERE, LISTED-REASON, STATE-NO-WAY. */
export async function settleListed(ctx: Ctx, asked: Settling): Promise<{ done: true }> {
  const { list, row, version, event, reason = '' } = asked
  const of = await listFor(ctx, list)
  const line = await store.holdLine(ctx, { list, row })
  if (line === undefined || line.version !== version) throw refused('LISTED-GONE')
  orRefuse(moveListed(line.state, event, { reason }))
  const whose = event === 'choose' ? await chosen(ctx, of, asked) : undefined
  const state = orRefuse(moveListed(line.state, whose?.event ?? event, { reason }))
  const moved = {
    row,
    state,
    why: line.why,
    registration: whose?.registration ?? null,
    claim: whose?.claim ?? null,
    reason: event === 'dismiss' ? reason.trim() : null,
  }
  await store.moveLines(ctx, { list, by: of.by.account, lines: [moved] })
  const told = { kind: `claim.line.${event}`, at: ctx.now, by: of.by, detail: { row, org: of.office.path } }
  const about = whose === undefined ? { subject: list } : { subject: list, registration: whose.registration }
  await recordEvent(ctx, told, about)
  return { done: true }
}

/** Doubts that looking once more does not take away. */
const askedOfAPerson: ReadonlySet<string> = new Set<Doubt>(['repeated', 'withdrawn'])

/** Lines whose claim the family has withdrawn: work of a person from now on. */
async function withdrawnSince(ctx: Ctx, list: string): Promise<readonly store.MovedLine[]> {
  const { kind } = ctx.pack.eligibility.bonus
  const held = await store.withdrawnLines(ctx, { list, kind })
  return held.flatMap((line) => {
    const to = moveListed(line.state, 'doubt', { claim: 'withdrawn' })
    const of = { row: line.row_no, registration: line.registration_id, claim: null, reason: null }
    return to.ok ? [{ ...of, state: to.value, why: 'withdrawn' satisfies Doubt }] : []
  })
}

/** 再次匹配 (I3): who has registered, or was put right, since the import is found; what a family has withdrawn is work again. Refuses
 *  LISTED-GONE. */
export async function matchListAgain(
  ctx: Ctx,
  { list }: InputOf<typeof api.matchListAgain>,
): Promise<OutputOf<typeof api.matchListAgain>> {
  const { scope, office, item, by } = await listFor(ctx, list)
  const held = await store.linesOf(ctx, list, { show: 'open', hold: 'change' })
  const lines = held
    .filter(({ why }) => !askedOfAPerson.has(why))
    .map((line) => ({ ...line, number: numberOf(ctx, list, line), repeats: 'no' as const }))
  const matched = await matchLines(ctx, scope, { lines, office, item })
  const done = await registerMatched(ctx, scope, { office, item, matched })
  const { claims } = done
  const moved = done.lines.flatMap(({ line, found }) => {
    const whose = 'registration' in found ? found.registration : null
    const claim = whose === null ? null : (claims.get(whose) ?? null)
    const to = moveListed(line.state, found.event)
    const why = 'why' in found ? found.why : ''
    // A line that is as doubtful as before has not moved.
    if (!to.ok || (to.value === line.state && why === line.why)) return []
    return [{ row: line.row_no, state: to.value, why, registration: whose, claim, reason: null }]
  })
  const withdrawn = await withdrawnSince(ctx, list)
  await store.moveLines(ctx, { list, by: by.account, lines: [...moved, ...withdrawn] })
  const settled = moved.filter(({ state }) => state === 'registered' || state === 'there').length
  const open = held.length + withdrawn.length - settled
  const detail = { registered: claims.size, open, org: office.path }
  await recordEvent(ctx, { kind: 'claim.listMatched', at: ctx.now, by, detail }, { subject: list })
  return { registered: claims.size, open }
}
