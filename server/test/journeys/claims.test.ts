import * as review from '@zhongzhao/api/claim-review'
import * as api from '@zhongzhao/api/claims'
import { messages } from '@zhongzhao/api/sign-in'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  BONUS,
  CLAUSES,
  LISTED,
  MUST,
  PLAIN,
  QUOTA,
  claim,
  claims,
  claimsWorld,
  decides,
  eventsOf,
  fills,
  historyAt,
  type Level,
  levelsOf,
  looksAtPapers,
  mine,
  paper,
  passes,
  queueOf,
  reasonTo,
  SCHOOL,
  upload,
  view,
} from '../claims.ts'
import { madeUpName, madeUpNumber } from '../roster-file.ts'
import { AT_SCHOOL, pack, saidOf, secondsAfter, windowOf } from '../moments.ts'
import { goodPortrait } from '../pictures.ts'
import { pupilOf } from '../steps.ts'
import { type Person, inTheSecond } from '../world.ts'

const { world, teacher, school, head, county, city, province } = await claimsWorld()
const at: Readonly<Record<Level, Person>> = { class: teacher, school, county, city, province }
const LEVELS = levelsOf(QUOTA).map((level) => ({ ...level, who: at[level.at] }))
const FIRST = LEVELS[0] ?? { at: 'school' as const, title: '', who: school }
const SECOND = LEVELS[1]
/** The levels below one, each passed by who reviews there. */
const passBelow = async (level: Level, id: string) => {
  const below = LEVELS.slice(
    0,
    Math.max(
      0,
      LEVELS.findIndex((one) => one.at === level),
    ),
  )
  for (const { who } of below) await passes(who, id)
}
const names: Readonly<Record<Level, string>> = {
  class: '九年级1班',
  school: '金水区示例一中',
  county: '金水区',
  city: '郑州市',
  province: '河南省',
}
const paths: Readonly<Record<Level, string>> = {
  class: `41/4101/410105/${SCHOOL}/${SCHOOL}-0901`,
  school: `41/4101/410105/${SCHOOL}`,
  county: '41/4101/410105',
  city: '41/4101',
  province: '41',
}
const { types, maxBytes: MOST_BYTES } = pack.eligibility.files
const OPENED = MUST === undefined ? [] : ['claim.fileOpened']
const GROUNDS = '综合素质评价另行核对'
const window = windowOf('inPlace', 'declare')
const titles = async (she: Person) => (await she.call(messages, {})).body.messages.map((m) => m.title)

describe('考生资格条件网上申报时间与网上报名信息采集时间一致 (notice 一)', () => {
  it('is claimed from 9:00 on 1 March until 17:00 on 25 March, by the candidate alone', async () => {
    const pupil = await pupilOf(world, 1, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const early = await inTheSecond(world, window.before, () => claim(she, PLAIN))
    expect([early.code, early.message]).toEqual([
      'TIME-CLOSED',
      `现在不能申报资格：${saidOf('inPlace', 'declare')}。`,
    ])
    const late = await inTheSecond(world, window.closes, () => claim(she, PLAIN))
    expect(late.code).toBe('TIME-CLOSED')
    const last = await inTheSecond(world, window.last, () => claim(she, PLAIN))
    expect(last.message).toBe('')
    for (const staff of [teacher, head, county]) expect((await claim(staff, PLAIN)).status).toBe(403)
    await world.at(AT_SCHOOL)
    expect((await claim(she, PLAIN)).code).toBe('CLAIM-THERE')
  })

  it('grade 8 claims nothing and is told so', async () => {
    const [name, idNumber] = [madeUpName(5), madeUpNumber(5)]
    const pupil = await world.enrol({ name, idNumber, school: SCHOOL, grade: 8 })
    const she = await world.candidate(pupil)
    const { body } = await she.call(api.myClaims, {})
    expect([body.window, body.offers]).toEqual([undefined, []])
    expect((await claim(she, PLAIN)).code).toBe('TIME-NONE')
  })

  it.runIf(LEVELS.length > 0 && MUST !== undefined)(
    'the guardian co-signs, the papers are there; what comes by a list from above is not claimed',
    async () => {
      const pupil = await pupilOf(world, 2, { school: SCHOOL })
      const she = await world.candidate(pupil)
      await fills(she, pupil)
      const bare = await claim(she)
      expect([bare.code, bare.message]).toEqual([
        'CLAIM-PAPERS',
        `还缺材料：${MUST?.title}。请拍照或上传 PDF 后再提交。`,
      ])
      await upload(she, { kind: QUOTA, paper: MUST?.code ?? '' })
      const alone = await she.call(api.makeClaim, { kind: QUOTA, item: '', cosigned: '' })
      expect(alone.code).toBe('CLAIM-COSIGN')
      expect((await claim(she, BONUS, LISTED ?? 'NONE')).code).toBe('CLAIM-KIND')
      const { offers } = (await she.call(api.myClaims, {})).body
      const bonuses = pack.eligibility.bonus.items.filter(({ from }) => from === 'candidate')
      expect(offers.flatMap(({ item }) => (item === '' ? [] : [item]))).toEqual(
        bonuses.map(({ code }) => code),
      )
    },
  )

  it.runIf(MUST !== undefined && ['jpeg', 'pdf'].every((type) => types.some((one) => one === type)))(
    'takes pictures and PDFs of the size the pack says, by their bytes and not by their names',
    async () => {
      const pupil = await pupilOf(world, 3, { school: SCHOOL })
      const she = await world.candidate(pupil)
      const add = (bytes: Buffer) =>
        she.call(
          api.addClaimFile,
          { kind: QUOTA, item: '', paper: MUST?.code ?? '' },
          { file: { name: 'a.jpg', bytes } },
        )
      expect((await add(Buffer.from('<html>'))).code).toBe('CLAIM-FILE')
      expect((await add(Buffer.alloc(0))).code).toBe('CLAIM-FILE')
      expect((await add(Buffer.from('%PDF-1.7 /JavaScript (app.alert)'))).message).toContain(
        '里面带有程序或附件',
      )
      expect((await add(Buffer.from('%PDF-1.7 一份证明'))).message).toBe('')
      const large = Buffer.concat([paper().file.bytes, Buffer.alloc(MOST_BYTES)])
      expect((await add(large)).message).toContain(`超过 ${MOST_BYTES / 1_000_000} MB`)
      const same = paper().file.bytes
      const [first, second] = [await add(same), await add(same)]
      expect(second.body.file).toBe(first.body.file)
      const [file] =
        (await she.call(api.myClaims, {})).body.offers.find(({ kind }) => kind === QUOTA)?.files ?? []
      if (file === undefined) throw new Error('no file')
      expect((await she.call(api.myClaimFile, { file: file.id })).status).toBe(200)
      expect((await she.call(api.dropClaimFile, { file: file.id })).message).toBe('')
      expect((await she.call(api.myClaimFile, { file: file.id })).code).toBe('CLAIM-NONE')
      const told = { IFD0: { Copyright: 'taken at home' } }
      const photo = await sharp(await goodPortrait())
        .withExif(told)
        .jpeg()
        .toBuffer()
      expect(photo.includes('taken at home')).toBe(true)
      const added = await add(photo)
      expect(added.message).toBe('')
      const kept = await she.call(api.myClaimFile, { file: added.body.file })
      expect([kept.status, kept.message]).toEqual([200, ''])
      expect([kept.bytes.length > 500, kept.bytes.includes('taken at home')]).toEqual([true, false])
      const other = await world.candidate(await pupilOf(world, 4, { school: SCHOOL }))
      expect((await other.call(api.myClaimFile, { file: first.body.file })).code).toBe('CLAIM-NONE')
    },
  )
})

describe.runIf(LEVELS.length > 0)('审核确认考生资格和分配生资格 (notice 三.(一)1–3)', () => {
  it('goes level by level, class, school, county, city; the candidate sees each level and is told', async () => {
    const { she, pupil, id } = await claims(world, 11)
    for (const { who, title } of LEVELS) {
      expect((await queueOf(who)).lines.find((line) => line.id === id)?.level).toBe(title)
      expect((await mine(she))[0]?.seat.level).toBe(title)
      await passes(who, id, who === LEVELS.at(-1)?.who ? GROUNDS : '')
    }
    const [done] = await mine(she)
    expect([done?.stateName, done?.levels.map(({ state }) => state)]).toEqual([
      '审核通过',
      LEVELS.map(() => 'done'),
    ])
    expect(done?.steps.map(({ office }) => office)).toEqual(['', ...LEVELS.map((level) => names[level.at])])
    expect(JSON.stringify(done)).not.toContain('school-reviewer')
    await world.at(secondsAfter(AT_SCHOOL, 300))
    expect(await titles(she)).toContain('资格申报审核通过')
    expect(await eventsOf(world, pupil)).toEqual([
      'claim.made',
      ...LEVELS.slice(1).flatMap(() => [...OPENED, 'claim.passed']),
      ...OPENED,
      'claim.confirmed',
    ])
    await world.at(AT_SCHOOL)
  })

  it.runIf(CLAUSES.join() === 'enrolled,household,three-years,evaluation')(
    'names the clause that decides, and what is missing; 待评定 refuses nobody',
    async () => {
      const two = await claims(world, 12, { history: historyAt('金水区示例一中', `${pack.year - 2}-09`) })
      const seen = await view(FIRST.who, two.id)
      expect([seen.proposalName, seen.deciding]).toEqual(['拟不符合', 'three-years'])
      expect(seen.clauses.map(({ id, standing }) => [id, standing])).toEqual([
        ['enrolled', 'met'],
        ['household', 'met'],
        ['three-years', 'unmet'],
        ['evaluation', 'unknown'],
      ])
      expect(seen.clauses[3]?.missing).toEqual(['综合素质评价待评定'])
      await looksAtPapers(FIRST.who, two.id)
      const against = await decides(FIRST.who, two.id)
      expect([against.code, against.message]).toEqual([
        'CLAIM-AGAINST',
        '系统按“在报名学校连续就读满三年”还不能认定符合。要通过，请写明依据（至少 4 个字）。',
      ])
      const good = await claims(world, 13)
      expect((await view(FIRST.who, good.id)).proposalName).toBe('待核实')
      await passes(FIRST.who, good.id)
    },
  )

  it.runIf(MUST !== undefined)(
    'a paper is opened before the claim passes; who opened it is on record',
    async () => {
      const { id, pupil } = await claims(world, 14)
      const unread = await decides(FIRST.who, id)
      expect([unread.code, unread.message]).toEqual([
        'CLAIM-UNREAD',
        '还有 1 份材料没有看过。请先点开看完，再通过。',
      ])
      await passes(FIRST.who, id)
      const opened = await world.owner
        .selectFrom('claim_file_opening')
        .select('office_path')
        .where('registration_id', '=', pupil.id)
        .execute()
      expect(opened.map(({ office_path: path }) => path)).toEqual([paths[FIRST.at]])
      if (SECOND !== undefined) expect((await decides(SECOND.who, id)).code).toBe('CLAIM-UNREAD')
    },
  )

  it('nobody decides at another level than the own', async () => {
    const { id } = await claims(world, 15)
    const other = LEVELS.at(-1)
    if (other !== undefined && other !== FIRST)
      expect((await decides(other.who, id)).code).toBe('CLAIM-LEVEL')
    const elsewhere = await world.staff('school-admin', '2141010002')
    expect((await elsewhere.call(review.readClaim, { claim: id })).code).toBe('CLAIM-NONE')
    const deciding = { claim: id, version: 1, verdict: 'pass' } as const
    expect((await elsewhere.call(review.decideClaim, deciding)).code).toBe('CLAIM-NONE')
  })

  it.runIf(FIRST.at === 'class' && SECOND?.at === 'school')('nobody decides two levels', async () => {
    const { id } = await claims(world, 17)
    // Nobody is appointed in the class: the school stands in, and somebody else of the school reviews there.
    expect((await queueOf(head, 'standIn')).lines.map((line) => line.id)).toContain(id)
    await passes(head, id)
    await looksAtPapers(head, id)
    const same = await decides(head, id)
    expect([same.code, same.message.startsWith('您已经在另一级审核过这项申报')]).toEqual([
      'CLAIM-SAME-PERSON',
      true,
    ])
    await passes(school, id)
    expect((await view(county, id)).level).toBe(LEVELS[2]?.title)
  })

  it.runIf(LEVELS.some((level) => level.at === 'school'))(
    'of two reviewers at one claim exactly one decides; the other is told what it has become',
    async () => {
      const { id } = await claims(world, 16)
      await passBelow('school', id)
      await looksAtPapers(school, id)
      const { version } = await view(school, id)
      const reasons = [{ about: MUST?.code ?? '', code: reasonTo('return') }]
      const replies = await Promise.all([
        school.call(review.decideClaim, { claim: id, version, verdict: 'pass' }),
        head.call(review.decideClaim, { claim: id, version, verdict: 'return', reasons }),
      ])
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(replies.find(({ status }) => status !== 200)?.code).toBe('CLAIM-STALE')
      const steps = await world.owner
        .selectFrom('claim_step')
        .select('event')
        .where('claim_id', '=', id)
        .execute()
      expect(steps).toHaveLength(
        2 +
          Math.max(
            0,
            LEVELS.findIndex((level) => level.at === 'school'),
          ),
      )
    },
  )
})
