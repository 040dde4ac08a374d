import * as review from '@zhongzhao/api/claim-review'
import * as claims from '@zhongzhao/api/claims'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { asFarAsItFits, done } from './acting.ts'
import type { LivingPupil } from './lives.ts'
import type { Person } from './person.ts'
import { portraitBytes } from './specimens.ts'

/** Who may review, the lowest first; `school` stands in for a class without a teacher. */
const REVIEWERS = ['teacher', 'reviewer', 'school', 'county', 'city', 'province'] as const
export type Reviewers = (who: (typeof REVIEWERS)[number]) => Promise<Person>

type Verdict = 'pass' | 'return' | 'refuse'
type Act = Verdict | 'amend' | 'appeal' | 'withdraw'
/** `quota`, `bonus`: what the season calls so; `other`: the first other kind. */
type Kind = 'quota' | 'bonus' | 'other'

interface Script {
  readonly kind: Kind
  /** Of what a family may claim: which one, by its place in the list. */
  readonly item?: number
  readonly acts: readonly Act[]
}

const quota = (...acts: readonly Act[]): readonly Script[] => [{ kind: 'quota', acts }]
const bonus = (item: number, ...acts: readonly Act[]): readonly Script[] => [{ kind: 'bonus', item, acts }]
const toTheEnd = ['pass', 'pass', 'pass', 'pass'] as const

/** Claims in every state, by class and seat (K6). Seat 5 of the first class is left to who tries it out. A season with fewer levels is
 *  done earlier: a refusal comes at its last one. */
const scripts: Readonly<Record<string, readonly Script[]>> = {
  '1-3': quota(),
  '1-4': quota(),
  '1-7': quota('pass'),
  '1-8': [...quota('pass'), ...bonus(4)],
  '1-9': quota(...toTheEnd),
  '1-10': quota('pass', 'refuse'),
  '1-11': quota('pass', 'refuse', 'appeal'),
  '1-12': quota('pass', 'refuse', 'appeal', 'refuse'),
  '1-13': quota('withdraw'),
  '1-15': quota('return'),
  '2-1': quota('pass', 'pass'),
  '2-2': quota('pass', 'pass', 'pass'),
  '2-3': bonus(2, ...toTheEnd),
  '2-4': quota('pass', 'return', 'amend'),
  '2-5': bonus(0),
  '2-6': quota('pass', 'pass', 'pass', 'refuse', 'appeal'),
  '2-7': [{ kind: 'other', acts: toTheEnd }],
}

/** What a script means in this season: its kind and item, and no more passes before a refusal or a return than leave a level for it. */
function inSeason({ eligibility }: SeasonPack, { kind, item, acts }: Script) {
  const { kinds, bonus: extra, quota: places } = eligibility
  const named = { quota: places.kind, bonus: extra.kind }
  const other = kinds.find(({ code }) => !Object.values(named).includes(code))?.code
  const meant = kinds.find(({ code }) => code === (kind === 'other' ? other : named[kind]))
  if (meant === undefined) return undefined
  const own = extra.items.filter(({ from }) => from === 'candidate')
  const code = item === undefined ? '' : (own[item % Math.max(1, own.length)]?.code ?? '')
  if (item !== undefined && code === '') return undefined
  const passes = acts.findIndex((act) => act !== 'pass')
  const spare = Math.max(0, passes - (meant.chain.length - 1))
  return { kind: meant.code, item: code, acts: acts.slice(spare) }
}
type Played = NonNullable<ReturnType<typeof inSeason>>

interface Stage {
  readonly own: Person
  readonly pupil: LivingPupil
  readonly reviewers: Reviewers
  readonly pack: SeasonPack
}

type Mine = OutputOf<typeof claims.myClaims>
type Held = Mine['claims'][number]

const mine = async ({ own }: Stage): Promise<Mine> => (await done(own, claims.myClaims, { input: {} })).body

async function claim(stage: Stage, { kind, item }: Played): Promise<void> {
  const { own, pupil } = stage
  const { offers, cosign } = await mine(stage)
  const offer = offers.find((one) => one.kind === kind && one.item === item)
  if (offer === undefined) return
  const photo = await portraitBytes(pupil.face)
  const file = stage.pack.eligibility.files.types.includes('jpeg')
    ? { name: 'paper.jpg', bytes: photo }
    : { name: 'paper.pdf', bytes: Buffer.from(`%PDF-1.4 ${pupil.seat}`) }
  for (const paper of offer.papers.filter(
    ({ must, code }) => must && !offer.files.some((f) => f.paper === code),
  ))
    await done(own, claims.addClaimFile, {
      input: { kind, item, paper: paper.code },
      options: { file },
    })
  await done(own, claims.makeClaim, { input: { kind, item, cosigned: cosign.version } })
}

const words: Readonly<Record<Verdict, string>> = {
  pass: '演练：材料已核对',
  return: '演练：户主页没有拍全',
  refuse: '演练：与学籍记录不符',
}
/** Nobody of these stands at that level, or has decided below it. */
const notTheirs = new Set(['CLAIM-NONE', 'CLAIM-LEVEL', 'CLAIM-SAME-PERSON', 'NOT-ALLOWED'])

/** Who may sit where: `school` stands in for a class, and reviews where `reviewer` has done so below. */
const seats: Readonly<Record<string, readonly (typeof REVIEWERS)[number][]>> = {
  class: ['teacher', 'school', 'reviewer'],
  school: ['reviewer', 'school'],
  county: ['county'],
  city: ['city'],
  province: ['province'],
}

/** Who may have the claim before them: by the kind of office of the level, of an appeal anybody. */
function offered({ pack }: Stage, { kind, seat }: Held): readonly (typeof REVIEWERS)[number][] {
  const { chain = [] } = pack.eligibility.kinds.find(({ code }) => code === kind) ?? {}
  const at = chain.filter(({ title }) => title === seat.level).flatMap((step) => step.at)
  const found = [...new Set(at.flatMap((one) => seats[one] ?? []))]
  return found.length > 0 ? found : REVIEWERS
}

/** Whoever of the made-up offices has the claim before them says so. */
async function decide(stage: Stage, held: Held, verdict: Verdict): Promise<void> {
  const { reviewers, pack } = stage
  const { id } = held
  const reason = pack.eligibility.reasons.find((one) => one.for.some((to) => to === verdict))
  for (const login of offered(stage, held)) {
    const person = await reviewers(login)
    const { status, body: seen } = await person.call(review.readClaim, { claim: id })
    if (status >= 400 || !seen.may.includes(verdict)) continue
    for (const { id: file } of seen.files.filter(({ opened }) => !opened))
      await done(person, review.openClaimFile, { input: { claim: id, file } })
    const about = verdict === 'refuse' ? (seen.deciding ?? '') : (seen.files[0]?.paper ?? '')
    const given = { claim: id, version: seen.version, verdict, note: words[verdict] }
    const reasons = reason === undefined ? [] : [{ about, code: reason.code }]
    const said = await person.call(review.decideClaim, { ...given, reasons })
    if (said.status < 400) return
    if (!notTheirs.has(said.code ?? ''))
      await done(person, review.decideClaim, { input: { ...given, reasons } })
  }
  // Nobody does: a step that refuses nobody passes instead.
  if (verdict !== 'pass') await decide(stage, held, 'pass')
}

async function play(stage: Stage, held: Held, act: Act): Promise<void> {
  const { own } = stage
  const { id, version } = held
  const input = { claim: id, version }
  if (act === 'appeal' && !held.may.includes('appeal')) return
  if (act === 'withdraw') await done(own, claims.withdrawClaim, { input })
  else if (act === 'appeal')
    await done(own, claims.appealClaim, {
      input: { ...input, words: '演练：初一入学就在本校，请复核学籍。' },
    })
  else if (act === 'amend') {
    const cosigned = (await mine(stage)).cosign.version
    await done(own, claims.amendClaim, { input: { ...input, cosigned } })
  } else await decide(stage, held, act)
}

/** One claim as far as its script goes; what has happened already is counted in its history, so that a killed start goes on. */
async function follow(stage: Stage, told: Script): Promise<void> {
  const script = inSeason(stage.pack, told)
  if (script === undefined) return
  const find = async () =>
    (await mine(stage)).claims.find((one) => one.kind === script.kind && one.item === script.item)
  if ((await find()) === undefined) await claim(stage, script)
  for (let held = await find(); held !== undefined; held = await find()) {
    const act = script.acts[held.steps.length - 1]
    if (act === undefined) return
    const { length } = held.steps
    await play(stage, held, act).catch(async (error: unknown) => {
      // A start that was cut off may still be at it: what it has done is done.
      if (((await find())?.steps.length ?? 0) <= length) throw error
    })
    // Nobody of the made-up offices could: the claim stays there.
    if (((await find())?.steps.length ?? 0) === length) return
  }
}

/** Claims of a made-up pupil of the first two classes. */
export async function claimAsTold(stage: Stage): Promise<void> {
  const room = Number(stage.pupil.row.班级.replaceAll(/\D/g, '').slice(-1))
  for (const script of scripts[`${room}-${stage.pupil.seat}`] ?? [])
    await asFarAsItFits(() => follow(stage, script))
}
