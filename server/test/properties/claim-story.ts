import * as lists from '@zhongzhao/api/claim-lists'
import * as review from '@zhongzhao/api/claim-review'
import * as api from '@zhongzhao/api/claims'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { COSIGNED, LISTED, MUST, QUOTA, claim, claims, claimsWorld, paper, reasonTo } from '../claims.ts'
import type { Pupil } from '../enrol.ts'
import type { Person, Reply, World } from '../world.ts'

const whats = [
  'look',
  'pass',
  'pass',
  'pass',
  'return',
  'refuse',
  'undo',
  'reopen',
  'amend',
  'withdraw',
  'appeal',
  'claim',
  'list',
  'wait',
] as const

/** One line of a story, as data. `who`: of the reviewers, counted round; `which`: of her claims likewise. */
export interface Claiming {
  readonly what: (typeof whats)[number]
  readonly who: number
  readonly which: number
}

export const claimings = fc.array(
  fc.record<Claiming>({ what: fc.constantFrom(...whats), who: fc.nat(6), which: fc.nat(1) }),
  { maxLength: 30, size: 'max' },
)

export interface Reviewing {
  readonly world: World
  /** Class, two at the school, county, two at the city, province. */
  readonly people: readonly Person[]
}

export async function openReviewing(): Promise<Reviewing> {
  const { world, teacher, school, head, county, city, province } = await claimsWorld()
  const second = await world.staff('city-admin', '4101')
  return { world, people: [teacher, school, head, county, city, second, province] }
}

interface Scene extends Reviewing {
  readonly she: Person
  readonly pupil: Pupil
}

const pick = <T>(all: readonly T[], which: number): T | undefined => all[which % Math.max(1, all.length)]

async function claimOf({ she }: Scene, which: number) {
  return pick((await she.call(api.myClaims, {})).body.claims, which)
}

type Act = (scene: Scene, by: Person, which: number) => Promise<Reply<unknown> | undefined>

const decided =
  (verdict: 'pass' | 'return' | 'refuse'): Act =>
  async (scene, by, which) => {
    const held = await claimOf(scene, which)
    if (held === undefined) return undefined
    const code = { pass: '', return: reasonTo('return'), refuse: reasonTo('refuse') }[verdict]
    const reasons = verdict === 'pass' ? [] : [{ about: '', code }]
    const { id, version } = held
    return by.call(review.decideClaim, { claim: id, version, verdict, reasons, note: '演练另有依据' })
  }

/** Acts of an office on a version that it has before it. */
const officeOn =
  (endpoint: typeof review.undoClaim | typeof review.reopenClaim): Act =>
  async (scene, by, which) => {
    const held = await claimOf(scene, which)
    if (held === undefined) return undefined
    const of = { claim: held.id, version: held.version, note: '异议核查后重新审核' }
    return by.call(endpoint, of as never)
  }

const family =
  (run: (she: Person, of: { claim: string; version: number }) => Promise<Reply<unknown>>): Act =>
  async (scene, _, which) => {
    const held = await claimOf(scene, which)
    return held === undefined ? undefined : run(scene.she, { claim: held.id, version: held.version })
  }

/** A line of its own each time: the same file would be refused. */
let sent = 0

const acts: Readonly<Record<Exclude<Claiming['what'], 'wait'>, Act>> = {
  look: async (scene, by, which) => {
    const held = await claimOf(scene, which)
    let last: Reply<unknown> | undefined
    for (const { id: file } of held?.files ?? [])
      last = await by.call(review.openClaimFile, { claim: held?.id ?? '', file })
    return last
  },
  pass: decided('pass'),
  return: decided('return'),
  refuse: decided('refuse'),
  undo: officeOn(review.undoClaim),
  reopen: officeOn(review.reopenClaim),
  amend: family((she, of) => she.call(api.amendClaim, { ...of, cosigned: COSIGNED })),
  withdraw: family((she, of) => she.call(api.withdrawClaim, of)),
  appeal: family((she, of) => she.call(api.appealClaim, { ...of, words: '请复核学籍。' })),
  claim: async ({ she }) => {
    // A season takes so many papers of one claim and no more.
    const given = { kind: QUOTA, item: '', paper: MUST?.code ?? '' }
    if (MUST !== undefined) await she.call(api.addClaimFile, given, paper())
    return claim(she)
  },
  list: ({ pupil }, by) =>
    by.call(
      lists.importListFromAbove,
      { org: '4101', item: LISTED ?? '', source: '演练来文' },
      {
        file: {
          name: 'list.csv',
          bytes: Buffer.from(`姓名,身份证件号码,备注\r\n${pupil.name},${pupil.idNumber},${++sent}`),
        },
      },
    ),
}

interface Broken {
  readonly rule: string
}

/** What has to hold of her claims, whatever was done: read from the database, not from the answers. */
async function brokenRules({ owner }: World, { id }: Pupil): Promise<readonly string[]> {
  const heard = sql`not s.undone and s.account_id is not null and s.office_path is not null and s.event not in ('list', 'undo', 'undoAppeal')`
  const { rows } = await sql<Broken>`
    with own as (select * from claim where registration_id = ${id}),
    steps as (select c.entered_by, s.* from own c join claim_step s on s.claim_id = c.claim_id)
    select 'a step a version' as rule from own c where c.version <> (select count(*) from claim_step s where s.claim_id = c.claim_id)
    union all select 'an event a step' from own c where c.version <> (select count(*) from event e
      where e.subject = c.claim_id::text and e.registration_id = c.registration_id and e.kind not in ('claim.fileOpened'))
    union all select 'nobody at two offices' from steps s where ${heard} group by s.claim_id, s.account_id having count(distinct s.office_path) > 1
    union all select 'nobody an own entry' from steps s where ${heard} and s.account_id = s.entered_by
    union all select 'one of a kind' from own where state <> 'withdrawn' group by kind, item having count(*) > 1
    union all select 'passed by somebody' from own c where c.state = 'passed' and not exists (
      select 1 from claim_step s where s.claim_id = c.claim_id and not s.undone and s.event in ('confirm', 'grant'))`
    .execute(owner)
    .catch((error: unknown) => {
      throw new Error(`claims: ${String(error)}`)
    })
  return rows.map(({ rule }) => rule)
}

let serial = 100

/** Plays one story about a candidate of its own; what has to hold is looked at after every line. Answers the acts that came to something. */
export async function playClaiming(
  { world, people }: Reviewing,
  story: readonly Claiming[],
): Promise<readonly string[]> {
  const { pupil, she } = await claims(world, ++serial)
  const scene = { world, people, pupil, she }
  const done: string[] = []
  for (const { what, who, which } of story) {
    const by = pick(people, who)
    if (what === 'wait' || by === undefined) continue
    const reply = await acts[what](scene, by, which)
    if (reply?.status === 200) done.push(what)
    else expect(reply?.status ?? 409, `${what} ${reply?.code ?? ''}`).toBeLessThan(500)
    expect(await brokenRules(world, pupil), JSON.stringify(story)).toEqual([])
  }
  return done
}
