import { type DuplicateCase, decideDuplicate } from '@zhongzhao/domain/duplicates/decide'
import { decidingOrg } from '@zhongzhao/domain/duplicates/home'
import { isNews, isSuspect, judgePair } from '@zhongzhao/domain/duplicates/judge'
import type { DuplicateEvent } from '@zhongzhao/domain/duplicates/lifecycle'
import { type Traits, keysOf, traitsOf } from '@zhongzhao/domain/duplicates/traits'
import { instant } from '@zhongzhao/domain/base/time'
import type { Kysely } from 'kysely'
import { type Services, packOfSeason } from '../platform/context.ts'
import { orRefuse } from '../platform/errors.ts'
import type { Database } from '../platform/tables.ts'
import { noteBug } from '../platform/note-bug.ts'
import { openSections, placeOf } from '../registration/record.ts'
import {
  type CaseRow,
  type FoundPair,
  holdCasesOf,
  insertCases,
  insertStep,
  moveCase,
  placeOfReason,
  refreshCases,
  sideOf,
} from './store-cases.ts'
import {
  type TraitRow,
  type Waiting,
  finishWaiting,
  neighbours,
  putKeys,
  seasonNow,
  takeWaiting,
  traitRows,
} from './store-keys.ts'

/** A registration as it is compared, and where it stands. */
export interface Compared {
  readonly traits: Traits
  readonly row: TraitRow
}

export function comparedOf({ keys }: Services, row: TraitRow): Compared {
  const key = keys.unwrap(row.person_id, row.wrapped)
  const place = placeOf(row.registration_id)
  const sections = openSections(key, { content: row.content, sealed: row.sealed, place })
  const traits = traitsOf(sections, {
    registration: row.registration_id,
    person: row.person_id,
    sound: row.pinyin.split(' ')[0] ?? '',
    portrait: row.hash?.toString('hex') ?? '',
  })
  return { traits, row }
}

const policyOf = (packs: Services['packs'], season: string) =>
  (packOfSeason(packs, season) ?? packs.current).duplicates

/** The key as it lies in the table: keyed, cut to 16 bytes, one season's alone. */
const hashed = ({ keys }: Services, season: string, { kind, text }: { kind: string; text: string }) =>
  keys.index(`duplicate:${season}:${kind}:${text}`).subarray(0, 16)

const pairOf = (a: string, b: string) => (a < b ? ([a, b] as const) : ([b, a] as const))
const nameOfPair = (a: string, b: string) => pairOf(a, b).join(' ')

/** What two records of one season have in common, and whose it is to decide. */
export function judgeTwo({ packs }: Services, a: Compared, b: Compared): FoundPair {
  const policy = policyOf(packs, a.row.season)
  const [x, y] = a.row.registration_id < b.row.registration_id ? [a, b] : [b, a]
  const stand = ({ row }: Compared) => ({ org: row.org_path, school: row.school_code })
  return {
    ...judgePair(x.traits, y.traits, policy),
    first: x.row.registration_id,
    second: y.row.registration_id,
    org: decidingOrg(stand(x), stand(y), policy),
  }
}

/** A case as its decision knows it. */
export function caseOf(row: CaseRow): DuplicateCase {
  const stays = sideOf(row)
  const askedBy = row.undo_asked_by ?? row.proposed_by
  return {
    id: row.case_id,
    first: row.registration_id,
    second: row.other_id,
    state: row.state,
    version: row.version,
    twins: row.twins,
    ...(stays === undefined ? {} : { stays }),
    ...(askedBy === null ? {} : { askedBy }),
  }
}

/** The system itself opens a case again: something new speaks for it, or what was proposed turned out to be twins. */
async function moveBySystem(
  { keys }: Services,
  db: Kysely<Database>,
  { row, event, judged, reason }: { row: CaseRow; event: DuplicateEvent; judged: FoundPair; reason: string },
): Promise<void> {
  const at = await seasonNow(db)
  const idle = { version: 0, state: 'rostered' } as const
  const { next } = orRefuse(
    decideDuplicate(
      caseOf(row),
      { event, reason },
      {
        pair: { first: idle, second: idle },
        now: instant(at.getTime()),
        by: { account: 'system' },
        later: [],
      },
    ),
  )
  const to = { id: row.case_id, event, to: next.state, version: next.version }
  await moveCase(db, { ...to, stays: null, judged, by: null, at })
  const sealed = keys.seal(reason, placeOfReason(row.case_id, next.version))
  await insertStep(db, {
    id: row.case_id,
    step: next.version,
    event,
    by: null,
    org: null,
    reason: sealed,
    at,
  })
}

async function keepFindings(
  services: Services,
  db: Kysely<Database>,
  found: readonly FoundPair[],
  { ids, season }: { readonly ids: readonly string[]; readonly season: string },
) {
  const policy = policyOf(services.packs, season)
  const known = new Map(
    (await holdCasesOf(db, ids)).map((c) => [nameOfPair(c.registration_id, c.other_id), c]),
  )
  const fresh = found.filter(
    (pair) => !known.has(nameOfPair(pair.first, pair.second)) && isSuspect(pair, policy),
  )
  await insertCases(db, fresh, { season, at: await seasonNow(db) })
  const anew = found.flatMap((judged) => {
    const row = known.get(nameOfPair(judged.first, judged.second))
    return row === undefined ? [] : [{ row, judged }]
  })
  await refreshCases(
    db,
    anew.map(({ row, judged }) => ({ ...judged, id: row.case_id })),
  )
  for (const { row, judged } of anew) {
    const news = row.state === 'dismissed' && isSuspect(judged, policy) && isNews(row.signals, judged.signals)
    if (news)
      await moveBySystem(services, db, { row, event: 'reopen', judged, reason: '资料更改后又有新的相同之处' })
    const twins = row.state === 'proposed' && judged.twins === 'twins'
    if (twins)
      await moveBySystem(services, db, { row, event: 'decline', judged, reason: '资料更改后像是双胞胎' })
  }
  return fresh.length
}

/** Compares the registrations of one season with those of it that share a key with them. */
async function compareSeason(
  services: Services,
  db: Kysely<Database>,
  { season, rows }: { readonly season: string; readonly rows: readonly TraitRow[] },
): Promise<number> {
  const policy = policyOf(services.packs, season)
  const ids = rows.map((row) => row.registration_id)
  const standing = rows.filter((row) => row.stands === 'yes')
  const compared = new Map(standing.map((row) => [row.registration_id, comparedOf(services, row)]))
  const keys = [...compared.values()].flatMap(({ traits }) =>
    keysOf(traits).map((key) => ({
      registration: traits.registration,
      kind: key.kind,
      key: hashed(services, season, key),
    })),
  )
  await putKeys(db, ids, keys)
  const near = await neighbours(db, ids, policy.commonKey)
  const waitingCases = await holdCasesOf(db, ids)
  const pairs = new Map(
    [
      ...near.map(({ registration, other }) => pairOf(registration, other)),
      ...waitingCases.map((c) => pairOf(c.registration_id, c.other_id)),
    ].map((pair) => [pair.join(' '), pair]),
  )
  const others = [...new Set([...pairs.values()].flat())].filter((id) => !compared.has(id))
  for (const row of await traitRows(db, others))
    if (row.stands === 'yes' && row.season === season)
      compared.set(row.registration_id, comparedOf(services, row))
  const found = [...pairs.values()].flatMap(([a, b]) => {
    const [x, y] = [compared.get(a), compared.get(b)]
    // Two registrations of one person are no double to be merged.
    return x === undefined || y === undefined || x.traits.person === y.traits.person
      ? []
      : [judgeTwo(services, x, y)]
  })
  return keepFindings(services, db, found, { ids, season })
}

/** Compares these registrations with those that share a key with them (G4): set-wise, never all with all, each in its own season. */
export async function compareThese(services: Services, waiting: readonly Waiting[]): Promise<number> {
  const ids = waiting.map(({ registration }) => registration)
  return services.db.transaction().execute(async (db) => {
    const seasons = Map.groupBy(await traitRows(db, ids), (row) => row.season)
    let made = 0
    for (const [season, rows] of seasons) made += await compareSeason(services, db, { season, rows })
    await finishWaiting(db, waiting)
    return made
  })
}

/** What fails together is compared one by one: a record that cannot be read keeps no other back, and is set aside by its attempts. */
async function compareSet(services: Services, waiting: readonly Waiting[]): Promise<number> {
  try {
    return await compareThese(services, waiting)
  } catch (error) {
    noteBug('duplicates', error)
    let made = 0
    for (const one of waiting)
      made += await compareThese(services, [one]).catch((again: unknown) => {
        noteBug('duplicates', again)
        return 0
      })
    return made
  }
}

/** Registrations compared together: one query for all of them. */
const TOGETHER = 200

/** Compares whatever waits, a set after the other; `go` is asked before each. Answers how many cases were made. */
export async function compareWaiting(
  services: Services,
  go: () => 'on' | 'stop' = () => 'on',
): Promise<number> {
  let made = 0
  while (go() === 'on') {
    const waiting = await takeWaiting(services.db, TOGETHER)
    if (waiting.length === 0) break
    made += await compareSet(services, waiting)
  }
  return made
}
