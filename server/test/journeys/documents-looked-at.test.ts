import * as api from '@zhongzhao/api/documents'
import * as images from '@zhongzhao/api/images'
import { history } from '@zhongzhao/api/registration'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Pupil } from '../enrol.ts'
import { pack } from '../moments.ts'
import { goodDocument } from '../pictures.ts'
import { pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const OTHER = '2141010002'

async function withDocument(school: Person, serial: number) {
  const pupil = await pupilOf(world, serial, { school: SCHOOL })
  const file = { name: '1.jpg', bytes: await goodDocument() }
  const { body } = await school.call(images.takePicture, { id: pupil.id, kind: 'document' }, { file })
  return { pupil, image: body.image ?? '' }
}
const opens = (who: Person, pupil: Pupil, image: string, purpose = 'CHECK-FORM', note?: string) =>
  who.call(api.openDocument, { id: pupil.id, image, purpose, ...(note === undefined ? {} : { note }) })
const recorded = async (pupil: Pupil) =>
  (
    await world.owner
      .selectFrom('document_opening')
      .select('opening_id')
      .where('registration_id', '=', pupil.id)
      .execute()
  ).length

/** How much of the picture differs by more than encoding anew explains: parts of its pixels, 0–1. */
async function marked(a: Buffer, b: Buffer): Promise<number> {
  const [x, y] = await Promise.all([a, b].map((bytes) => sharp(bytes).greyscale().raw().toBuffer()))
  if (x === undefined || y === undefined || x.length !== y.length) throw new Error('not the same size')
  return x.filter((value, at) => Math.abs(value - (y[at] ?? 0)) > 10).length / x.length
}

describe('证件照片只为目的打开，打上水印，留下记录 (F4; 个人信息保护法 art. 6, 28)', () => {
  it('shows no document to staff by the plain address, and the portrait as before', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { pupil, image } = await withDocument(school, 1)
    for (const variant of ['derived', 'original'] as const) {
      const reply = await school.call(images.readPicture, { id: pupil.id, image, variant })
      expect([reply.status, reply.code]).toEqual([422, 'IMAGE-PURPOSE'])
    }
    expect(await recorded(pupil)).toBe(0)
  })

  it('refuses a purpose that is not of the list, and a listed one that wants a sentence without one; nothing is recorded', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { pupil, image } = await withDocument(school, 2)
    expect((await opens(school, pupil, image, '看看')).code).toBe('IMAGE-PURPOSE')
    const bare = await opens(school, pupil, image, 'APPEAL', '  ')
    expect([bare.code, bare.message]).toEqual(['IMAGE-PURPOSE-NOTE', expect.stringContaining('处理考生申诉')])
    expect(await recorded(pupil)).toBe(0)
    expect((await opens(school, pupil, image, 'APPEAL', '家长来电申诉')).status).toBe(200)
    expect(await recorded(pupil)).toBe(1)
  })

  it('answers bytes that differ from the kept ones all over, never the kept ones', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { pupil, image } = await withDocument(school, 3)
    const shown = await opens(school, pupil, image)
    const kept = await goodDocument()
    const again = await sharp(kept).jpeg({ quality: 85 }).toBuffer()
    expect(shown.bytes.equals(kept)).toBe(false)
    const { width, height } = await sharp(shown.bytes).metadata()
    const D = pack.pictures.document.spec
    const half = { width: Math.floor(D.width / 2), height: Math.floor(D.height / 2) }
    expect([width, height]).toEqual([D.width, D.height])
    // Each quarter of the picture bears the mark: cutting a corner off does not take it away.
    for (const [left, top] of [
      [0, 0],
      [half.width, 0],
      [0, half.height],
      [half.width, half.height],
    ] as const) {
      const part = { left, top, ...half }
      const [own, other, plain] = await Promise.all(
        [shown.bytes, kept, again].map((bytes) => sharp(bytes).extract(part).png().toBuffer()),
      )
      expect(await marked(plain ?? kept, other ?? kept)).toBeLessThan(0.001)
      expect(await marked(own ?? kept, other ?? kept)).toBeGreaterThan(0.005)
    }
    // Another viewer, another mark.
    const reviewer = await world.staff('school-reviewer', SCHOOL)
    const theirs = await opens(reviewer, pupil, image)
    expect(theirs.bytes.equals(shown.bytes)).toBe(false)
  })

  it('tells the candidate when, which office and what for, and the leader who; nobody of another school', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const teacher = await world.staff('class-teacher', `${SCHOOL}-0901`)
    const { pupil, image } = await withDocument(school, 4)
    await opens(teacher, pupil, image)
    await opens(school, pupil, image, 'QUALIFY')
    const she = await world.candidate(pupil)
    const { openings } = (await she.call(api.documentOpenings, { id: pupil.id })).body
    expect(openings.map((o) => [o.role, o.purpose])).toEqual([
      ['学校管理员', '审核报名资格'],
      ['班主任', '核对证件与填报'],
    ])
    expect(JSON.stringify(openings)).not.toContain('class-teacher@')
    const titles = (await she.call(history, { id: pupil.id })).body.events.map((e) => e.title)
    expect(titles).toContain('工作人员查看证件照片（用途：审核报名资格）')

    const list = (await school.call(api.listOpenings, {})).body.openings.filter(
      (o) => o.registration === pupil.id,
    )
    expect(list.map((o) => [o.by, o.role, o.name])).toEqual([
      [`school-admin@${SCHOOL}`, '学校管理员', pupil.name],
      [`class-teacher@${SCHOOL}-0901`, '班主任', pupil.name],
    ])
    const other = await world.staff('school-admin', OTHER)
    expect((await opens(other, pupil, image)).code).toBe('NOT-FOUND')
    expect((await other.call(api.documentOpenings, { id: pupil.id })).code).toBe('NOT-FOUND')
    expect((await other.call(api.listOpenings, {})).body.openings).toEqual([])
  })

  it('shows the candidate the own document without asking why, and records nothing of it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { pupil, image } = await withDocument(school, 5)
    const she = await world.candidate(pupil)
    const own = await she.call(images.readPicture, { id: pupil.id, image, variant: 'derived' })
    expect(own.bytes.equals(await goodDocument())).toBe(true)
    expect((await opens(she, pupil, image)).status).toBe(403)
    expect(await recorded(pupil)).toBe(0)
  })

  it('pages the leader through an evening of openings, each once', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { pupil, image } = await withDocument(school, 6)
    for (let n = 0; n < 5; n++) await opens(school, pupil, image)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = (
        await school.call(api.listOpenings, { limit: 2, ...(cursor === undefined ? {} : { cursor }) })
      ).body
      seen.push(...page.openings.map((o) => o.id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(seen.length)
    const { n } = await world.owner
      .selectFrom('document_opening')
      .select((e) => e.fn.countAll<string>().as('n'))
      .executeTakeFirstOrThrow()
    expect(seen.length).toBe(Number(n))
  })

  it('keeps the record from the server itself: no change, no removal, and no note in clear', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const { pupil, image } = await withDocument(school, 7)
    await opens(school, pupil, image, 'OTHER', '核对姓名中的生僻字')
    const { db } = world.services
    await expect(db.deleteFrom('document_opening').execute()).rejects.toThrow(/permission denied/)
    await expect(db.updateTable('document_opening').set({ purpose: 'X' }).execute()).rejects.toThrow(
      /permission denied/,
    )
    const row = await world.owner
      .selectFrom('document_opening')
      .select('note')
      .where('registration_id', '=', pupil.id)
      .executeTakeFirstOrThrow()
    expect(row.note?.includes(Buffer.from('生僻字'))).toBe(false)
    const list = (await school.call(api.listOpenings, { purpose: 'OTHER' })).body.openings
    expect(list.map((o) => o.note)).toContain('核对姓名中的生僻字')
  })
})
