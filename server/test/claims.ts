import * as review from '@zhongzhao/api/claim-review'
import * as api from '@zhongzhao/api/claims'
import * as registration from '@zhongzhao/api/registration'
import { expect } from 'vitest'
import { lowestNamed } from '@zhongzhao/domain/season/eligibility'
import { AT_SCHOOL, pack } from './moments.ts'
import type { Pupil } from './enrol.ts'
import { completedRows } from '@zhongzhao/tool-sandbox/completed'
import { filled } from './filled.ts'
import { pupilOf } from './steps.ts'
import { type Person, type World, smallProvince } from './world.ts'

/** What the guardian ticks in the season under test. */
export const COSIGNED = pack.eligibility.cosign.version
export const SCHOOL = '2141010001'
const { kinds, bonus, quota, reasons } = pack.eligibility
/** What the season calls 分配生资格, 照顾加分, and the first other kind. */
export const [QUOTA, BONUS] = [quota.kind, bonus.kind]
export const PLAIN = kinds.find(({ code }) => code !== QUOTA && code !== BONUS)?.code ?? ''
/** An item that comes by a list from above, and one that a family claims; a season may have neither. */
export const LISTED = bonus.items.find(({ from }) => from === 'list')?.code
export const CLAIMED = bonus.items.find(({ from }) => from === 'candidate')?.code
/** By what a place in the quota is judged at this school. */
const scheme = lowestNamed(
  pack.eligibility.schemes.filter(({ kind }) => kind === QUOTA),
  `41/4101/410105/${SCHOOL}`,
)
export const CLAUSES = scheme?.clauses.map(({ id }) => id) ?? []
/** A paper that it asks of everybody. */
export const MUST = scheme?.papers.find(({ need }) => need === 'must')
/** A reason of the season to return or to refuse. */
export const reasonTo = (verdict: 'return' | 'refuse') =>
  reasons.find((reason) => reason.for.includes(verdict))?.code ?? ''

const kindOf = (code: string) => pack.eligibility.kinds.find((kind) => kind.code === code)
/** The level at which somebody reviews, as the season under test calls it; a level is a kind of organisation above the pupil. */
export type Level = 'class' | 'school' | 'county' | 'city' | 'province'
const isLevel = (kind: string): kind is Level =>
  ['class', 'school', 'county', 'city', 'province'].includes(kind)

/** The levels of a claim in the season under test, from the first to the last, with the title of each. */
export const levelsOf = (kind: string): readonly { readonly at: Level; readonly title: string }[] =>
  (kindOf(kind)?.chain ?? []).flatMap(({ at, title }) => {
    const found = at.find(isLevel)
    return found === undefined ? [] : [{ at: found, title }]
  })

/** A small province in the first window, with everybody who reviews. */
export async function claimsWorld() {
  const world = await smallProvince(AT_SCHOOL)
  await pupilOf(world, 900, { school: SCHOOL })
  const teacher = await world.staff('class-teacher', `${SCHOOL}-0901`)
  const school = await world.staff('school-reviewer', SCHOOL)
  const head = await world.staff('school-admin', SCHOOL)
  const county = await world.staff('county-admin', '410105')
  const city = await world.staff('city-admin', '4101')
  const province = await world.staff('province-admin', '41')
  return { world, teacher, school, head, county, city, province }
}

/** How a file of each type begins. */
const begins = {
  png: Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
  jpeg: Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex'),
  pdf: Buffer.from('%PDF-1.7 '),
} as const
const [TYPE = 'pdf'] = pack.eligibility.files.types

/** A paper of a type that the season takes; each other than the last. */
let sent = 0
export const paper = (name = `paper.${TYPE}`) => ({
  file: { name, bytes: Buffer.concat([begins[TYPE], Buffer.from(String(++sent))]) },
})

/** Three years at the school of the tests, unless told otherwise. */
export const historyAt = (school: string, from = `${pack.year - 3}-09`) => [
  { from: `${pack.year - 9}-09`, until: `${pack.year - 3}-06`, school: '示例小学', witness: '李示例' },
  { from, until: `${pack.year}-06`, school, witness: '张示例' },
]

/** Basic form and study history filled in by the candidate. */
export async function fills(
  she: Person,
  pupil: Pupil,
  {
    household = '410105',
    history = historyAt('金水区示例一中'),
  }: { household?: string; history?: ReturnType<typeof historyAt> } = {},
): Promise<void> {
  const basic = [{ ...filled['basic']?.[0], householdDivision: household, migrantChild: '0' }]
  for (const [form, rows] of Object.entries({ basic, studyHistory: history })) {
    const asked = completedRows(pack, form, rows).map((row) => ({ ...row }))
    const saved = await she.call(registration.saveSection, { id: pupil.id, form, version: 0, rows: asked })
    expect(saved.message).toBe('')
  }
}

export const upload = async (she: Person, of: { kind: string; item?: string; paper: string }) => {
  const { kind, item = '', paper: code } = of
  const reply = await she.call(api.addClaimFile, { kind, item, paper: code }, paper())
  expect(reply.message).toBe('')
  return reply.body.file
}

export const claim = (she: Person, kind = QUOTA, item = '') =>
  she.call(api.makeClaim, { kind, item, cosigned: COSIGNED })

/** A candidate who has filled in and claimed a quota place, the household book uploaded. */
export async function claims(world: World, serial: number, given: Parameters<typeof fills>[2] = {}) {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const she = await world.candidate(pupil)
  await fills(she, pupil, given)
  if (MUST !== undefined) await upload(she, { kind: QUOTA, paper: MUST.code })
  const made = await claim(she)
  expect(made.message).toBe('')
  return { pupil, she, id: (await mine(she))[0]?.id ?? '' }
}

export const mine = async (she: Person) => (await she.call(api.myClaims, {})).body.claims
export const view = async (who: Person, id: string) => (await who.call(review.readClaim, { claim: id })).body

/** Opens every paper, as a reviewer does before passing. */
export async function looksAtPapers(who: Person, id: string): Promise<void> {
  for (const { id: file } of (await view(who, id)).files)
    expect((await who.call(review.openClaimFile, { claim: id, file })).status).toBe(200)
}

interface Deciding {
  readonly verdict?: 'pass' | 'return' | 'refuse'
  readonly reasons?: readonly { about: string; code: string }[]
  readonly note?: string
}

export async function decides(
  who: Person,
  id: string,
  { verdict = 'pass', reasons = [], note = '' }: Deciding = {},
) {
  const { version } = await view(who, id)
  return who.call(review.decideClaim, { claim: id, version, verdict, reasons: [...reasons], note })
}

/** Looks at everything and passes. */
export async function passes(who: Person, id: string, note = ''): Promise<void> {
  await looksAtPapers(who, id)
  const reply = await decides(who, id, { note })
  expect(reply.message).toBe('')
}

export const queueOf = async (who: Person, show: 'own' | 'standIn' | 'decided' = 'own') =>
  (await who.call(review.claimQueue, { show })).body

export const eventsOf = async (world: World, { id }: Pupil) =>
  (
    await world.owner
      .selectFrom('event')
      .select('kind')
      .where('registration_id', '=', id)
      .orderBy('at')
      .execute()
  )
    .map((e) => e.kind)
    .filter((kind) => kind.startsWith('claim.'))
