import * as review from '@zhongzhao/api/claim-review'
import * as api from '@zhongzhao/api/publicity'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { QUOTA, SCHOOL, claims, claimsWorld, levelsOf, passes, view } from '../claims.ts'
import { pack } from '../moments.ts'
import type { Person } from '../world.ts'

const all = await claimsWorld()
const { world, head, county } = all
const LEVELS = levelsOf(QUOTA)
const LAST = LEVELS.at(-1)?.at
const KIND = pack.publicity.kinds.find(({ from }) => from.of === 'claims' && from.claim === QUOTA)
/** The office that confirms in the season under test, twice. */
const places = {
  county: ['county-admin', '410105'],
  city: ['city-admin', '4101'],
  province: ['province-admin', '41'],
} as const
const confirms = LAST === 'county' || LAST === 'city' || LAST === 'province' ? LAST : undefined
const anybody = world.stranger()

const NOTE = '演练：已核实'
const staffOf = (level: keyof typeof places) => world.staff(places[level][0], places[level][1])
const passesAll = async (id: string) => {
  for (const { at } of LEVELS) await passes(all[at === 'class' ? 'teacher' : at], id, NOTE)
}
const reopens = async (who: Person, id: string) => {
  const { version } = await view(who, id)
  return who.call(review.reopenClaim, { claim: id, version, note: '公示后有人反映，重新审核' })
}
const prepare = () => head.call(api.preparePublicity, { org: SCHOOL, kind: KIND?.code ?? '', remark: '' })
const newest = async () => (await head.call(api.listPublicity, { show: 'all' })).body.lists[0]
const move = async (event: 'open' | 'discard') => {
  const list = await newest()
  return head.call(api.movePublicity, { list: list?.id ?? '', version: list?.version ?? 0, event })
}
const struck = async () => {
  const list = (await newest())?.id ?? ''
  return (await head.call(api.readPublicity, { list })).body.lines.map((line) => line.struck)
}
const objects = async (position?: number) =>
  anybody.call(api.objectTo, {
    list: (await newest())?.id ?? '',
    mark: crypto.randomUUID(),
    ground: pack.publicity.grounds[0]?.code ?? '',
    words: '此人初二才转来，不满三年',
    ...(position === undefined ? {} : { position }),
  })
const waiting = async (who: Person) =>
  (await who.call(api.listPublicObjections, { show: 'open' })).body.objections
const examine = async (who: Person, about: 'line' | 'list') => {
  const one = (await waiting(who)).find(({ line }) => (line === undefined ? 'list' : 'line') === about)
  const decided = await who.call(api.decidePublicObjection, {
    objection: one?.id ?? '',
    version: one?.version ?? 0,
    event: 'examine',
    answer: '',
  })
  return { why: one?.whyNot, code: decided.code ?? 'done' }
}

/** Two whose claims have passed, and three more people of the office that confirmed. */
async function setUp(office: keyof typeof places) {
  const [second, third, fourth] = await Promise.all([1, 2, 3].map(() => staffOf(office)))
  const made = [await claims(world, 1), await claims(world, 2)]
  for (const { id } of made) await passesAll(id)
  const [one, other] = made
  if (one === undefined || other === undefined) throw new Error('two claims')
  if (second === undefined || third === undefined || fourth === undefined) throw new Error('three people')
  return { one, other, second, third, fourth, confirmed: all[office] }
}
const ready = KIND === undefined || confirms === undefined ? undefined : await setUp(confirms)
const given = () => {
  if (ready === undefined) throw new Error('the season makes no such claim public')
  return ready
}

describe.runIf(ready !== undefined)(
  'a public list of passed claims says what is true while it is public (notice 三.(一)3)',
  () => {
    it('a claim that was opened again since is not made public as passed', async () => {
      const { one, second } = given()
      expect((await prepare()).body.lines).toBe(2)
      expect((await reopens(second, one.id)).message).toBe('')
      expect((await move('open')).code).toBe('PUBLICITY-CHANGED')
      expect((await move('discard')).status).toBe(200)
      await passes(second, one.id, NOTE)
      expect((await prepare()).body.lines).toBe(2)
      expect((await move('open')).message).toBe('')
    })

    it('who reviewed the claim does not decide the objection to its line; somebody else of the office does', async () => {
      await objects(1)
      await objects()
      if (LEVELS.some(({ at }) => at === 'county'))
        expect(await examine(county, 'line')).toEqual({
          why: expect.stringContaining('您审核过'),
          code: 'OBJECTION-HEARD',
        })
      expect(await examine(await staffOf('county'), 'line')).toEqual({ why: undefined, code: 'done' })
    })

    it('who confirmed a claim of the list does not decide about the list; the office above is there for it', async () => {
      const { confirmed } = given()
      expect((await examine(confirmed, 'list')).code).toBe('OBJECTION-HEARD')
      expect(await examine(await staffOf('province'), 'list')).toEqual({ why: undefined, code: 'done' })
    })

    it('a claim that is opened again while public is taken off with an event; passed again it is back', async () => {
      const { other, third } = given()
      expect(await struck()).toEqual([false, false])
      expect((await reopens(third, other.id)).message).toBe('')
      expect((await struck()).filter((off) => off)).toHaveLength(1)
      await passes(third, other.id, NOTE)
      expect(await struck()).toEqual([false, false])
      const { rows } = await sql<{ kind: string }>`
        select kind from event where registration_id = ${other.pupil.id} and kind like 'publicity.line%' order by at`.execute(
        world.owner,
      )
      expect(rows.map(({ kind }) => kind)).toEqual(['publicity.lineStruck', 'publicity.lineBack'])
    })

    it('opened for the public and opened again at once: never public as passed', async () => {
      const { one, fourth } = given()
      await world.owner
        .updateTable('publicity_list')
        .set({ state: 'concluded' })
        .where('state', '=', 'open')
        .execute()
      await prepare()
      const [opened, reopened] = await Promise.all([move('open'), reopens(fourth, one.id)])
      expect(reopened.message).toBe('')
      if (opened.status === 200) expect((await struck()).filter((off) => off)).toHaveLength(1)
      else expect(opened.code).toBe('PUBLICITY-CHANGED')
    })
  },
)
