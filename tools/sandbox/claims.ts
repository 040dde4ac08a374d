import * as review from '@zhongzhao/api/claim-review'
import * as claims from '@zhongzhao/api/claims'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { done } from './acting.ts'
import type { LivingPupil } from './lives.ts'
import type { Person } from './person.ts'
import { portraitBytes, portraitOf } from './specimens.ts'

/** Who reviews; `school` stands in for a class without a teacher. */
export type Reviewer = 'teacher' | 'school' | 'reviewer' | 'county' | 'city' | 'province'
export type Reviewers = (who: Reviewer) => Promise<Person>

type Verdict = 'pass' | 'return' | 'refuse'
type Act = readonly [Reviewer, Verdict] | 'amend' | 'appeal' | 'withdraw'

interface Script {
  readonly kind: string
  readonly item?: string
  readonly acts: readonly Act[]
}

const [byTeacher, byReviewer, byCounty, byCity] = [
  ['teacher', 'pass'],
  ['reviewer', 'pass'],
  ['county', 'pass'],
  ['city', 'pass'],
] as const satisfies readonly Act[]
const byStandIn = ['school', 'pass'] as const
const quota = (...acts: readonly Act[]): readonly Script[] => [{ kind: 'quota', acts }]
const bonus = (item: string, ...acts: readonly Act[]): readonly Script[] => [{ kind: 'bonus', item, acts }]
const refused = ['reviewer', 'refuse'] as const

/** Claims in every state, by class and seat (K6). Seat 5 of the first class is left to who tries it out. */
const scripts: Readonly<Record<string, readonly Script[]>> = {
  '1-3': quota(),
  '1-4': quota(),
  '1-7': quota(byTeacher),
  '1-8': [...quota(byTeacher), ...bonus('BRAVE')],
  '1-9': quota(byTeacher, byReviewer, byCounty, byCity),
  '1-10': quota(byTeacher, refused),
  '1-11': quota(byTeacher, refused, 'appeal'),
  '1-12': quota(byTeacher, refused, 'appeal', ['county', 'refuse']),
  '1-13': quota('withdraw'),
  '1-15': quota(['teacher', 'return']),
  '2-1': quota(byStandIn, byReviewer),
  '2-2': quota(byStandIn, byReviewer, byCounty),
  '2-3': bonus('RURAL-ONLY-CHILD', byStandIn, byReviewer, byCounty, byCity),
  '2-4': quota(byStandIn, ['reviewer', 'return'], 'amend'),
  '2-5': bonus('OVERSEAS'),
  '2-6': quota(byStandIn, byReviewer, byCounty, ['city', 'refuse'], 'appeal'),
  '2-7': [{ kind: 'candidate', acts: [byStandIn, byReviewer, byCounty, byCity] }],
}

interface Stage {
  readonly own: Person
  readonly pupil: LivingPupil
  readonly reviewers: Reviewers
}

type Mine = OutputOf<typeof claims.myClaims>

const mine = async ({ own }: Stage): Promise<Mine> => (await done(own, claims.myClaims, { input: {} })).body

async function claim(stage: Stage, { kind, item = '' }: Script): Promise<void> {
  const { own, pupil } = stage
  const { offers, cosign } = await mine(stage)
  const offer = offers.find((one) => one.kind === kind && one.item === item)
  if (offer === undefined) return
  const bytes = portraitBytes(portraitOf(pupil.row.性别 === '女' ? '2' : '1', pupil.seat))
  for (const paper of offer.papers.filter(
    ({ must, code }) => must && !offer.files.some((f) => f.paper === code),
  ))
    await done(own, claims.addClaimFile, {
      input: { kind, item, paper: paper.code },
      options: { file: { name: 'paper.jpg', bytes } },
    })
  await done(own, claims.makeClaim, { input: { kind, item, cosigned: cosign.version } })
}

const words: Readonly<Record<Verdict, string>> = {
  pass: '演练：材料已核对',
  return: '演练：户主页没有拍全',
  refuse: '演练：与学籍记录不符',
}
const reasons: Readonly<Record<Verdict, readonly string[]>> = {
  pass: [],
  return: ['PAPER-UNCLEAR'],
  refuse: ['CLAUSE-UNMET'],
}

async function decide({ reviewers }: Stage, id: string, [who, verdict]: readonly [Reviewer, Verdict]) {
  const person = await reviewers(who)
  const seen = (await done(person, review.readClaim, { input: { claim: id } })).body
  for (const { id: file } of seen.files.filter(({ opened }) => !opened))
    await done(person, review.openClaimFile, { input: { claim: id, file } })
  const about = verdict === 'refuse' ? (seen.deciding ?? '') : (seen.files[0]?.paper ?? '')
  await done(person, review.decideClaim, {
    input: {
      claim: id,
      version: seen.version,
      verdict,
      reasons: reasons[verdict].map((code) => ({ about, code })),
      note: words[verdict],
    },
  })
}

async function play(stage: Stage, { id, version }: Mine['claims'][number], act: Act): Promise<void> {
  const { own } = stage
  const input = { claim: id, version }
  if (act === 'withdraw') await done(own, claims.withdrawClaim, { input })
  else if (act === 'appeal')
    await done(own, claims.appealClaim, {
      input: { ...input, words: '演练：初一入学就在本校，请复核学籍。' },
    })
  else if (act === 'amend') {
    const cosigned = (await mine(stage)).cosign.version
    await done(own, claims.amendClaim, { input: { ...input, cosigned } })
  } else await decide(stage, id, act)
}

/** One claim as far as its script goes; what has happened already is counted in its history, so that a killed start goes on. */
async function follow(stage: Stage, script: Script): Promise<void> {
  const find = async () =>
    (await mine(stage)).claims.find((one) => one.kind === script.kind && one.item === (script.item ?? ''))
  if ((await find()) === undefined) await claim(stage, script)
  for (let held = await find(); held !== undefined; held = await find()) {
    const act = script.acts[held.steps.length - 1]
    if (act === undefined) return
    const { length } = held.steps
    await play(stage, held, act).catch(async (error: unknown) => {
      // A start that was cut off may still be at it: what it has done is done.
      if (((await find())?.steps.length ?? 0) <= length) throw error
    })
  }
}

/** Claims of a made-up pupil of the first two classes. */
export async function claimAsTold(stage: Stage): Promise<void> {
  const room = Number(stage.pupil.row.班级.replaceAll(/\D/g, '').slice(-1))
  for (const script of scripts[`${room}-${stage.pupil.seat}`] ?? []) await follow(stage, script)
}
