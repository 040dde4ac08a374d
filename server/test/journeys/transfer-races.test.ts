import { withdraw } from '@zhongzhao/api/giving-up'
import * as registration from '@zhongzhao/api/registration'
import * as api from '@zhongzhao/api/transfer'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { DECLINING, EVIDENCE, SENDING_BACK } from '../codes.ts'
import { RETURNING } from '../moments.ts'
import { moveToPoint } from '../../src/transfer/move.ts'
import { headCount } from '@zhongzhao/api/progress'
import { alsoReaching, scopeOf } from '../../src/platform/scope.ts'
import { loadDossier } from '../../src/registration/store.ts'
import { contextFor } from '../context-for.ts'
import { POINTS } from '../points.ts'
import { SCHOOL, returningWorld } from '../returning.ts'
import type { Person, Reply } from '../world.ts'

const { applies, lineOf, mine, point, school, turnsHome, world } = await returningWorld()

/** Races of one test; the bench runs as many as it is told. */
const ROUNDS = Number(process.env['TRANSFER_ROUNDS'] ?? 12)

async function activeOf(registrationId: string) {
  const { rows } = await sql<{ active: number; living: number }>`
    select (select count(*)::int from active_registration a join registration x on x.registration_id = a.registration_id where x.person_id = r.person_id) as active,
      (select count(*)::int from registration x where x.person_id = r.person_id and x.season = r.season and x.state not in ('transferred', 'withdrawn', 'superseded')) as living
    from registration r where r.registration_id = ${registrationId}`.execute(world.owner)
  return rows[0]
}
const won = (replies: readonly Reply<unknown>[]) => replies.filter(({ status }) => status === 200)
const told = (replies: readonly Reply<unknown>[]) => replies.filter(({ status }) => status !== 200)

describe('one active registration, however the race goes (notice 一.2; G1)', () => {
  it('two of one point accept at the same moment: one wins, the other is told what it has become', async () => {
    const colleague = await world.staff('school-reviewer', POINTS.zhongyuan)
    for (let round = 0; round < ROUNDS; round++) {
      const { pupil } = await applies(100 + round)
      const { id, version } = await lineOf(point, POINTS.zhongyuan, pupil.name)
      const accept = (who: Person) => who.call(api.decideTransfer, { transfer: id, version, event: 'accept' })
      const replies = await Promise.all([accept(point), accept(colleague)])
      expect(won(replies)).toHaveLength(1)
      for (const reply of told(replies))
        expect([reply.code, reply.message]).toEqual([
          'TRANSFER-STALE',
          '这份申请刚才有变化，现在是“报名点已接收”。请刷新后再看。',
        ])
      expect(await activeOf(pupil.id)).toEqual({ active: 1, living: 1 })
    }
  }, 60_000)

  it('points in two counties take the same pupil at the same moment, one from the paper on its counter', async () => {
    const jiyuan = await world.staff('school-admin', POINTS.jiyuan)
    for (let round = 0; round < ROUNDS; round++) {
      const { pupil } = await applies(130 + round)
      const { id, version } = await lineOf(point, POINTS.zhongyuan, pupil.name)
      const walkIn = async () => {
        const ctx = await contextFor(world, 'school-admin', POINTS.jiyuan)
        return world.services.db.transaction().execute(async (db) => {
          const inside = { ...ctx, db }
          const scope = alsoReaching(scopeOf(inside, 'transfer.decide'), pupil.id)
          const dossier = await loadDossier(inside, scope, { id: pupil.id, hold: 'change' })
          return moveToPoint(inside, dossier, `41/419001/${POINTS.jiyuan}`)
        })
      }
      const [accepted, walked] = await Promise.allSettled([
        point.call(api.decideTransfer, { transfer: id, version, event: 'accept' }),
        walkIn(),
      ])
      if (accepted.status !== 'fulfilled') throw new Error('no answer')
      const winners = Number(accepted.value.status === 200) + Number(walked.status === 'fulfilled')
      expect(winners).toBe(1)
      if (accepted.value.status !== 200)
        expect(accepted.value.message).toBe('不能接收这名考生：报名已经由另一个指定报名点接收。请刷新列表。')
      expect(await activeOf(pupil.id)).toEqual({ active: 1, living: 1 })
    }
    expect((await jiyuan.call(headCount, { school: POINTS.jiyuan })).status).toBe(200)
  }, 60_000)

  it('the candidate cancels while the point accepts', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { pupil, she } = await applies(160 + round)
      const { id, version } = await lineOf(point, POINTS.zhongyuan, pupil.name)
      const replies = await Promise.all([
        she.call(api.cancelTransfer, { transfer: id, version }),
        point.call(api.decideTransfer, { transfer: id, version, event: 'accept' }),
      ])
      expect(won(replies)).toHaveLength(1)
      for (const reply of told(replies)) expect(reply.code).toBe('TRANSFER-STALE')
      expect((await mine(she)).id === pupil.id).toBe(replies[0].status === 200)
      expect(await activeOf(pupil.id)).toEqual({ active: 1, living: 1 })
    }
  }, 60_000)

  it('the candidate saves, the school registers giving up, the point accepts: nothing is lost and nobody is twice', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { pupil, she } = await applies(190 + round)
      const { id, version } = await lineOf(point, POINTS.zhongyuan, pupil.name)
      const held = await mine(she)
      const rows = [{ kind: 'person', name: '王示例', relation: '52', phone: '14400000002' }]
      const reason = '监护人已签字声明'
      const [saved, gaveUp, accepted] = await Promise.all([
        she.call(registration.saveSection, { id: pupil.id, form: 'guardians', version: 0, rows }),
        school.call(withdraw, { id: pupil.id, version: held.version, reason }),
        point.call(api.decideTransfer, { transfer: id, version, event: 'accept' }),
      ])
      const left = Number(gaveUp.status === 200) + Number(accepted.status === 200)
      expect(left).toBeLessThanOrEqual(1)
      for (const reply of told([saved, gaveUp, accepted])) {
        expect([
          'REG-MOVED',
          'VERSION-STALE',
          'STATE-NO-WAY',
          'TRANSFER-GONE',
          'NOT-FOUND',
          'REG-OVER',
        ]).toContain(reply.code)
        expect(reply.message).toMatch(/\p{Script=Han}/u)
      }
      const active = await activeOf(pupil.id)
      expect(active).toEqual({ active: 1, living: gaveUp.status === 200 ? 0 : 1 })
      // What was saved before the move is there after it.
      if (saved.status === 200 && accepted.status === 200)
        expect((await mine(she)).sections['guardians']).toHaveLength(1)
    }
  }, 60_000)
})

type Act =
  'apply' | 'applyCity' | 'cancel' | 'accept' | 'decline' | 'sendBack' | 'save' | 'withdraw' | 'stay' | 'home'

describe('random sequences of commands (G1, B7)', () => {
  it('leave one active registration, every change with an event, and a head count that closes', async () => {
    const city = await world.staff('school-admin', POINTS.zhengzhou)
    let serial = 300
    const acts = fc.array(
      fc.constantFrom<Act>(
        'apply',
        'applyCity',
        'cancel',
        'accept',
        'accept',
        'decline',
        'sendBack',
        'save',
        'withdraw',
        'stay',
        'home',
      ),
      { minLength: 3, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        const { pupil, she } = await turnsHome(serial++)
        await world.at(RETURNING)
        for (const act of sequence) {
          const reply = await does(act, { pupil, she, city })
          if (reply !== undefined) expect([act, reply.status < 500]).toEqual([act, true])
          const state = await activeOf(pupil.id)
          expect(state?.active).toBe(1)
          expect(state?.living).toBeLessThanOrEqual(1)
        }
        const { rows } = await sql<{ silent: number }>`
          select count(*)::int as silent from registration r join registration_version v on v.registration_id = r.registration_id
          where r.person_id = (select person_id from registration where registration_id = ${pupil.id})
            and not exists (select 1 from event e where e.registration_id = v.registration_id and e.version = v.version)`.execute(
          world.owner,
        )
        expect(rows[0]?.silent).toBe(0)
        for (const [who, code] of [
          [school, SCHOOL],
          [point, POINTS.zhongyuan],
          [city, POINTS.zhengzhou],
        ] as const) {
          const { total } = (await who.call(headCount, { school: code })).body
          const sum = total.collected + total.returning + total.withdrawn + total.moved + total.open
          expect(sum).toBe(total.rostered)
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})

interface Cast {
  readonly pupil: { readonly id: string }
  readonly she: Person
  readonly city: Person
}

/** One act of whoever may do it, on what there is; undefined where there is nothing to act on. */
async function does(act: Act, { pupil, she, city }: Cast): Promise<Reply<unknown> | undefined> {
  const now = (await she.call(registration.myRegistration, {})).body
  const application = (await she.call(api.myTransfer, {})).body?.applications?.[0]
  const ids = { transfer: application?.id ?? pupil.id, version: application?.version ?? 1 }
  const decides = async (event: 'accept' | 'decline' | 'sendBack', reason?: string) => {
    const given = { ...ids, event, ...(reason === undefined ? {} : { reason }) }
    const first = await point.call(api.decideTransfer, given)
    return first.code === 'TRANSFER-NONE' ? city.call(api.decideTransfer, given) : first
  }
  if (act === 'apply' || act === 'applyCity') {
    const code = act === 'apply' ? POINTS.zhongyuan : POINTS.zhengzhou
    return she.call(api.applyTransfer, { point: code, evidence: EVIDENCE })
  }
  if (act === 'cancel') return she.call(api.cancelTransfer, ids)
  if (act === 'accept') return decides('accept')
  if (act === 'decline') return decides('decline', DECLINING?.code)
  if (act === 'sendBack') return decides('sendBack', SENDING_BACK?.code)
  if (now?.id === undefined) return undefined
  const of = { id: now.id, version: now.version }
  if (act === 'save') {
    const version = now.sectionVersions['guardians'] ?? 0
    const rows = [{ kind: 'person', name: '王示例', relation: '52', phone: '14400000002' }]
    return she.call(registration.saveSection, { id: now.id, form: 'guardians', version, rows })
  }
  if (act === 'withdraw') return school.call(withdraw, { ...of, reason: '监护人已签字声明' })
  return she.call(registration.chooseTrack, { ...of, place: act === 'stay' ? 'school' : 'household' })
}
