import type { Decided } from '@zhongzhao/domain/lifecycle/decided'
import type { Claim } from '@zhongzhao/domain/claims/claim'
import { type ListMatch, afterRegistering, decideListing, matchLine } from '@zhongzhao/domain/claims/listed'
import { type Ctx, newId } from '../../platform/context.ts'
import { sendMessages } from '../../messages/store.ts'
import type { Scope } from '../../platform/scope.ts'
import { circumstances } from '../../registration/view.ts'
import { matterOf, proposedFor, standpointsOf } from '../around.ts'
import { type DecidedClaim, insertClaims } from '../store-claims.ts'
import type { FileLine } from './read-file.ts'
import * as store from './store.ts'

/** What a line is matched with: the office that holds the list, and the item. */
export interface Matching {
  readonly office: { readonly path: string; readonly name: string }
  readonly item: string
}

/** A line and whose it is; `there`: that candidate has such a claim already. */
export interface Matched<L> {
  readonly line: L
  readonly found: ListMatch | { readonly event: 'findThere'; readonly registration: string }
}

const foundBy = <T extends { readonly name: string }>(rows: readonly T[], name: string) =>
  rows.filter((row) => row.name === name).length

/** Whose lines these are, a fixed number of queries for any number of lines. */
export async function matchLines<L extends Pick<FileLine, 'name' | 'number' | 'repeats'>>(
  ctx: Ctx,
  scope: Scope,
  { lines, office: { path: office }, item }: Matching & { readonly lines: readonly L[] },
): Promise<readonly Matched<L>[]> {
  const indexed = lines.map((line) => ({ line, index: ctx.services.keys.index(line.number) }))
  const indexes = indexed.flatMap(({ line, index }) => (line.number === '' ? [] : [index]))
  const byNumber = new Map(
    (await store.findByNumber(ctx, scope, { office, indexes })).map((row) => [row.index, row]),
  )
  // Whoever is found by number needs no namesakes.
  const names = indexed.flatMap(({ line, index }) => (byNumber.has(index.toString('hex')) ? [] : [line.name]))
  const byName = await store.findByName(ctx, scope, { office, names })
  const registrations = [...byNumber.values()].map(({ registration }) => registration)
  const { kind } = ctx.pack.eligibility.bonus
  const claimed = await store.claimedAmong(ctx, { registrations, kind, item })
  return indexed.map(({ line, index }) => {
    const held = byNumber.get(index.toString('hex'))
    const found = matchLine(line, { byNumber: held, sameName: foundBy(byName, line.name) })
    const there = found.event === 'match' && claimed.has(found.registration)
    return { line, found: there ? { event: 'findThere', registration: found.registration } : found }
  })
}

/** Registrations that are decided in one breath. */
const AT_ONCE = 400

interface Registered {
  readonly act: DecidedClaim
  readonly letter: Parameters<typeof sendMessages>[1][number]
}

/** A claim that nobody made, with its message. */
function registered(
  decision: Decided<Claim>,
  { office, proposal }: { office: Matching['office']; proposal: DecidedClaim['notes']['proposal'] },
): Registered {
  const { next } = decision
  const message = newId()
  const notes = { event: 'list', office: office.path, note: null, message, proposal }
  return {
    act: { ...decision, notes },
    letter: {
      id: message,
      registration: { id: next.registration, person: next.person },
      draft: { template: 'claim-listed', params: { office: office.name } },
    },
  }
}

const nobodyLooked: ReadonlySet<string> = new Set()

/** 按上级名单登记: a claim each, with its history, event and message. Answers the claim by registration; who has one meanwhile, or may not have
 *  one (grade 8), is left out. */
export async function registerListed(
  ctx: Ctx,
  scope: Scope,
  { registrations, office, item }: Matching & { readonly registrations: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const claims = new Map<string, string>()
  const { kind } = ctx.pack.eligibility.bonus
  for (let from = 0; from < registrations.length; from += AT_ONCE) {
    const standpoints = await standpointsOf(ctx, scope, registrations.slice(from, from + AT_ONCE))
    const decided = [...standpoints.values()].flatMap((at) => {
      const matter = matterOf(at, { kind, item })
      const listing = { id: newId(), kind: matter.kind, item, levels: matter.levels, office: office.path }
      const decision = decideListing(at.dossier.registration, listing, circumstances(ctx, at.dossier))
      if (!decision.ok) return []
      const { proposal } = proposedFor(at, matter, nobodyLooked)
      return [registered(decision.value, { office, proposal })]
    })
    const made = new Set(
      (
        await insertClaims(
          ctx,
          decided.map(({ act }) => act),
        )
      ).map(({ next }) => next.id),
    )
    const kept = decided.filter(({ act }) => made.has(act.next.id))
    await sendMessages(
      ctx,
      kept.map(({ letter }) => letter),
    )
    for (const { act } of kept) claims.set(act.next.registration, act.next.id)
  }
  return claims
}

/** Registers whoever is certain, and says of every line what became of it. */
export async function registerMatched<L>(
  ctx: Ctx,
  scope: Scope,
  { matched, office, item }: Matching & { readonly matched: readonly Matched<L>[] },
): Promise<{ readonly lines: readonly Matched<L>[]; readonly claims: ReadonlyMap<string, string> }> {
  const registrations = matched.flatMap(({ found }) => (found.event === 'match' ? [found.registration] : []))
  const claims = await registerListed(ctx, scope, { office, item, registrations })
  const { kind } = ctx.pack.eligibility.bonus
  const left = registrations.filter((id) => !claims.has(id))
  const claimed = await store.claimedAmong(ctx, { registrations: left, kind, item })
  const lines = matched.map(({ line, found }) => ({
    line,
    found: found.event === 'match' ? afterRegistering(found.registration, { made: claims, claimed }) : found,
  }))
  return { lines, claims }
}
