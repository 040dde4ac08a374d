import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { CLASS, SCHOOL, sealedPupil } from '../corrections.ts'
import { AT_SCHOOL, KEPT, KEPT_UNTIL, atClock, dayOf, daysAfter, pack } from '../moments.ts'
import { type Person, type Reply, smallProvince } from '../world.ts'

const world = await smallProvince()
const { seasons } = world.services.packs
const next = seasons[seasons.findIndex((one) => one.season === pack.season) + 1]
/** The same person at the same desk, with the season after chosen at the top of the page. */
const inNext = (who: Person): Person => ({
  call: (endpoint, input, options) => who.call(endpoint, input, { ...options, season: next?.season ?? '' }),
})
const { school } = await sealedPupil(world, 1)
const county = await world.staff('county-admin', '410105')
const second = await world.staff('county-admin', '410105')
const codes = async (replies: readonly Promise<Reply<unknown>>[]) =>
  (await Promise.all(replies)).map(({ code }) => code)

describe.runIf(next !== undefined)(
  'a volume of one season, opened where another is worked on (J6, A7)',
  () => {
    let volume = ''
    const far = inNext(school)
    const move = (who: Person, event: 'fill' | 'bind' | 'dissolve', version = 1) =>
      who.call(api.moveVolume, { volume, version, event })

    it('is not found there: nothing of that season is put into it, nor its period counted by that year', async () => {
      volume = (await school.call(api.makeVolume, { org: CLASS, period: KEPT.code })).body.volume
      const refused = [
        far.call(api.readVolume, { volume }),
        far.call(api.printVolume, { volume, format: 'pdf' }),
        move(far, 'fill'),
        move(far, 'bind'),
        move(far, 'dissolve'),
      ]
      expect(await codes(refused)).toEqual(Array(5).fill('ARCHIVE-GONE'))
      expect((await move(school, 'bind')).message).toBe('')
      expect((await school.call(api.readVolume, { volume })).body.volume.keepUntil).toBe(
        Date.parse(`${KEPT_UNTIL}+08:00`),
      )
    })

    it('is neither lent nor given back there', async () => {
      const due = dayOf(daysAfter(AT_SCHOOL, 5))
      const words = { volume, borrower: '某老师', unit: '示例一中教务处', purpose: '核对考生姓名', due }
      expect((await far.call(api.lendVolume, words)).code).toBe('ARCHIVE-GONE')
      const { message, body } = await school.call(api.lendVolume, words)
      expect(message).toBe('')
      const back = { loan: body.loan, version: 1, event: 'giveBack' } as const
      expect((await far.call(api.moveLoan, back)).code).toBe('ARCHIVE-GONE')
      expect((await school.call(api.moveLoan, back)).message).toBe('')
    })

    it('is neither handed over nor destroyed there', async () => {
      const list = { org: SCHOOL, volumes: [volume], remark: '' }
      expect((await far.call(moves.sendHandover, list)).code).toBe('ARCHIVE-GONE')
      const { handover } = (await school.call(moves.sendHandover, list)).body
      const receive = { handover, version: 1, event: 'receive' } as const
      const refused = [
        inNext(county).call(moves.decideHandover, receive),
        far.call(moves.withdrawHandover, { handover, version: 1 }),
        far.call(moves.printHandover, { handover, format: 'pdf' }),
      ]
      expect(await codes(refused)).toEqual(Array(3).fill('ARCHIVE-GONE'))
      // One who keeps the school's archive and works for the county too: 移交人 and 接收人 are two.
      await sql`update archive_handover set sent_by = (select account_id from account where name = 'county-admin@410105' order by created_at limit 1)
        where handover_id = ${handover}`.execute(world.owner)
      expect((await county.call(moves.decideHandover, receive)).code).toBe('HANDOVER-SAME-PERSON')
      const seen = async (who: Person) =>
        (await who.call(moves.archiveHandovers, { org: '410105' })).body.handovers[0]?.may
      expect([await seen(county), (await seen(second))?.toSorted()]).toEqual([
        ['sendBack'],
        ['receive', 'sendBack'],
      ])
      expect((await second.call(moves.decideHandover, receive)).message).toBe('')

      await world.at(atClock(daysAfter(KEPT_UNTIL, 1), '09:00'))
      const asked = { org: '410105', volumes: [volume], ground: '保管期满，经鉴定无保存价值' }
      expect((await inNext(county).call(moves.proposeDestruction, asked)).code).toBe('ARCHIVE-GONE')
      const { destruction } = (await county.call(moves.proposeDestruction, asked)).body
      const destroy = { destruction, version: 1, event: 'destroy', words: '送指定造纸厂化浆' } as const
      expect((await inNext(second).call(moves.decideDestruction, destroy)).code).toBe('ARCHIVE-GONE')
      expect((await second.call(moves.decideDestruction, destroy)).message).toBe('')
    })
  },
)
