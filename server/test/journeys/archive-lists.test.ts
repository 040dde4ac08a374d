import * as api from '@zhongzhao/api/archive'
import * as moves from '@zhongzhao/api/archive-moves'
import * as papers from '@zhongzhao/api/papers'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/context.ts'
import { CLASS, SCHOOL, sealedPupil } from '../corrections.ts'
import { KEPT, pack } from '../moments.ts'
import { POINT, twoPoints } from '../named-points.ts'
import { smallProvince } from '../world.ts'

const world = await smallProvince()
const { school, pupil } = await sealedPupil(world, 1)
await twoPoints(world)
const point = await world.staff('school-admin', POINT)
const county = await world.staff('county-admin', '410105')
const city = await world.staff('city-admin', '4101')
const province = await world.staff('province-admin', '41')

const eventsOf = async (kind: string) =>
  (
    await world.owner
      .selectFrom('event')
      .select(['detail', 'subject', 'registration_id'])
      .where('kind', '=', kind)
      .orderBy('event_id')
      .execute()
  ).map(({ detail, subject, registration_id }) => ({ detail, about: subject ?? registration_id }))

/** Volumes as they stand years later, their period over. */
const laid = (path: string, many: number) => sql`
  insert into archive_volume (volume_id, season, of_path, org_path, kept_path, serial, title, period, state, made_by, made_at, bound_at, keep_until)
  select gen_random_uuid(), ${pack.season}, ${path}, ${path}, ${path}, 100 + n, '演练案卷', ${KEPT.code}, 'bound', ${newId()}::uuid, now(), now(),
    timestamptz '2000-01-01'
  from generate_series(1, ${many}::int) n returning volume_id`

describe('lists of the archive (J6)', () => {
  it('names that leave the system leave an event: what, in which form, how many (个人信息保护法)', async () => {
    const { volume } = (await school.call(api.makeVolume, { org: CLASS, period: KEPT.code })).body
    await school.call(api.printVolume, { volume, format: 'xlsx' })
    await county.call(api.printArchive, { org: SCHOOL, what: 'missing', format: 'pdf' })
    await county.call(api.printArchive, { org: SCHOOL, what: 'summary', format: 'pdf' })
    expect(await eventsOf('archive.listed')).toEqual([
      { detail: { what: 'index', format: 'xlsx', count: 1 }, about: volume },
      { detail: { what: 'missing', format: 'pdf', count: 0 }, about: `41/4101/410105/${SCHOOL}` },
    ])
    await school.call(papers.printSheetRegister, { class: CLASS, format: 'xlsx' })
    expect(await eventsOf('table.printed')).toEqual([
      { detail: { table: 'register', format: 'xlsx', count: 1 }, about: pupil.id },
    ])
  })

  it('缺件 of a city without counties is counted whole; of too many a sentence says to choose a place below', async () => {
    const jiyuan = await world.staff('city-admin', '419001')
    for (const [who, org] of [
      [jiyuan, '419001'],
      [city, '4101'],
    ] as const) {
      expect((await who.call(api.archiveMissing, { org })).status).toBe(200)
      expect((await who.call(api.printArchive, { org, what: 'summary', format: 'xlsx' })).status).toBe(200)
    }
    await sql`insert into class_tally (season, org_path, state, pupils)
      values (${pack.season}, '41/4103/410302/x', 'rostered', 200001)`.execute(world.owner)
    expect((await province.call(api.archiveMissing, { org: '41' })).message).toContain('请先')
    for (const what of ['missing', 'summary'] as const)
      expect((await province.call(api.printArchive, { org: '41', what, format: 'xlsx' })).code).toBe(
        'ARCHIVE-WIDE',
      )
    const all = { org: '41', what: 'volumes', format: 'xlsx' } as const
    expect((await province.call(api.printArchive, all)).status).toBe(200)
    expect((await province.call(api.archiveMissing, { org: '4101' })).status).toBe(200)
    await sql`delete from class_tally where org_path = '41/4103/410302/x'`.execute(world.owner)
  })

  it('a designated point has nobody who approves: it is told to hand over first, and nothing waits for ever', async () => {
    const path = `41/4101/410102/${POINT}`
    const { rows } = await laid(path, 1).execute(world.owner)
    const [id] = rows.map((row) => (row as { volume_id: string }).volume_id)
    const asked = { org: POINT, volumes: [id ?? ''], ground: '保管期满，经鉴定无保存价值' }
    const refused = await point.call(moves.proposeDestruction, asked)
    expect([refused.code, refused.message.includes('请先')]).toEqual(['DESTRUCTION-ABOVE', true])
    expect((await point.call(moves.archiveDestructions, { org: POINT })).body.destructions).toEqual([])
    const sent = await point.call(moves.sendHandover, { org: POINT, volumes: [id ?? ''], remark: '' })
    expect(sent.message).toBe('')
  })

  it('a list of volumes is whole or not printed at all', async () => {
    await laid(`41/4101/410105/${SCHOOL}`, 5001).execute(world.owner)
    const print = (org: string) => county.call(api.printArchive, { org, what: 'volumes', format: 'xlsx' })
    expect((await print('410105')).code).toBe('ARCHIVE-MANY')
    await sql`delete from archive_volume where serial >= 5000 and title = '演练案卷'`.execute(world.owner)
    expect((await print('410105')).status).toBe(200)
  })
})
