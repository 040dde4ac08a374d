import * as images from '@zhongzhao/api/images'
import * as api from '@zhongzhao/api/likeness'
import { history, readRegistration } from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import { describe, expect, it } from 'vitest'
import { type Readers, studyWaiting } from '../../src/documents/study.ts'
import type { Pupil } from '../enrol.ts'
import { goodDocument, goodPortrait } from '../pictures.ts'
import { samplePicture } from '../sample-pictures.ts'
import { pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()

/** Faces of the test: whose it is stands in how many bytes the picture has. */
const faces = new Map<number, number>()
const faceAt = (at: number) => Float32Array.from({ length: 128 }, (_, i) => (i === 0 ? at : 0))
const eyes: Readers = {
  describe: async (bytes) => {
    const at = faces.get(bytes.length)
    return at === undefined ? undefined : faceAt(at)
  },
  read: async () => 'absent',
}

type Kind = 'portrait' | 'document'
async function brings(school: Person, pupil: Pupil, bytes: Buffer, kind: Kind = 'portrait') {
  const file = { name: '1.jpg', bytes }
  const { body } = await school.call(images.takePicture, { id: pupil.id, kind }, { file })
  if (!body.kept) throw new Error('the picture was not kept')
  return bytes.length
}
const list = async (who: Person, school: string) => (await who.call(api.listLikeness, { school })).body
const between = async (who: Person, school: string, a: Pupil, b: Pupil) =>
  (await list(who, school)).cases.filter(
    (c) => [c.first.registration, c.second.registration].toSorted().join() === [a.id, b.id].toSorted().join(),
  )
const descriptors = async (pupil: Pupil) =>
  world.owner
    .selectFrom('likeness')
    .select(['kind', 'descriptor'])
    .where('registration_id', '=', pupil.id)
    .execute()

const SCHOOL = '2141010001'
const OTHER = '2141010002'

describe('同一张照片用于两人、两人照片互换：校内比对，由人处理 (E6; DOMAIN F13)', () => {
  it('finds one picture used for two pupils of a school after the import, and nobody of another school', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const other = await world.staff('school-admin', OTHER)
    const [a, b] = [
      await pupilOf(world, 41, { school: SCHOOL }),
      await pupilOf(world, 42, { school: SCHOOL }),
    ]
    const elsewhere = await pupilOf(world, 43, { school: OTHER })
    // The second one encoded anew by another program.
    await brings(school, a, await samplePicture({ quality: 90 }))
    await brings(school, b, await samplePicture({ quality: 60 }))
    await brings(other, elsewhere, await samplePicture({ quality: 80 }))
    await studyWaiting(world.services, eyes)
    const [found, ...more] = await between(school, SCHOOL, a, b)
    expect([found?.kindName, found?.state, more]).toEqual(['同一张照片用于两人', 'open', []])
    expect(found?.first.name === a.name || found?.second.name === a.name).toBe(true)
    const seen = JSON.stringify(await list(school, SCHOOL))
    expect(seen).not.toContain(elsewhere.id)
    expect((await list(other, OTHER)).cases).toEqual([])
    expect((await other.call(api.listLikeness, { school: SCHOOL })).code).toBe('NOT-FOUND')
    expect((await other.call(api.compareLikeness, { school: SCHOOL })).code).toBe('NOT-FOUND')
    const theirs = { case: found?.id ?? '', version: found?.version ?? 0, event: 'exemptTwins' } as const
    expect((await other.call(api.decideLikeness, theirs)).code).toBe('LIKENESS-GONE')
    // Nothing was refused by itself.
    expect((await school.call(readRegistration, { id: a.id })).body.pictures.portrait?.verdict).toBe(
      'accepted',
    )
  })

  it('exempts twins by hand, with who and when, and never shows them again, not with new portraits either', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [a, b] = [
      await pupilOf(world, 44, { school: SCHOOL }),
      await pupilOf(world, 45, { school: SCHOOL }),
    ]
    faces.set(await brings(school, a, await goodPortrait()), 3)
    faces.set(await brings(school, b, await samplePicture({ quality: 71 })), 3.1)
    await studyWaiting(world.services, eyes)
    const [found] = await between(school, SCHOOL, a, b)
    expect([found?.kind, found?.face]).toEqual(['sameFace', 0.1])
    const given = { case: found?.id ?? '', version: found?.version ?? 0, event: 'exemptTwins' } as const
    const both = await Promise.all([0, 1].map(() => school.call(api.decideLikeness, given)))
    expect(both.map((r) => r.code ?? 'done').toSorted()).toEqual(['LIKENESS-GONE', 'done'])
    const [exempted] = await between(school, SCHOOL, a, b)
    expect([exempted?.stateName, exempted?.decidedBy]).toEqual(['双胞胎', `school-admin@${SCHOOL}`])
    expect(exempted?.decidedAt).toBeDefined()
    faces.set(await brings(school, b, await samplePicture({ quality: 72 })), 3.1)
    await studyWaiting(world.services, eyes)
    expect((await between(school, SCHOOL, a, b)).filter((c) => c.state === 'open')).toEqual([])
    const titles = (await school.call(history, { id: a.id })).body.events.map((e) => e.title)
    expect(titles).toContain('学校核对相似照片：双胞胎')
  })

  it('thinks of a swap when each face fits the other’s card, and has the wrong ones taken anew', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [a, b] = [
      await pupilOf(world, 46, { school: SCHOOL }),
      await pupilOf(world, 47, { school: SCHOOL }),
    ]
    faces.set(await brings(school, a, await samplePicture({ quality: 93 })), 10)
    faces.set(await brings(school, b, await samplePicture({ quality: 40 })), 20)
    const card = await goodDocument()
    faces.set(await brings(school, a, Buffer.concat([card, Buffer.alloc(11)]), 'document'), 20)
    faces.set(await brings(school, b, Buffer.concat([card, Buffer.alloc(22)]), 'document'), 10)
    await studyWaiting(world.services, eyes)
    const found = (await between(school, SCHOOL, a, b)).find((c) => c.kind === 'swapped')
    expect(found?.kindName).toBe('两人照片可能互换')
    const decided = await school.call(api.decideLikeness, {
      case: found?.id ?? '',
      version: found?.version ?? 0,
      event: 'findFaulty',
      whose: 'both',
    })
    expect(decided.status).toBe(200)
    for (const pupil of [a, b]) {
      const { pictures } = (await school.call(readRegistration, { id: pupil.id })).body
      expect(pictures.portrait?.verdict).toBe('refused')
      const she = await world.candidate(pupil)
      expect((await she.call(messages, {})).body.messages[0]?.title).toBe('照片需要重新拍摄')
    }
  })

  it('keeps a face sealed, and forgets it in the moment the picture is replaced', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const a = await pupilOf(world, 48, { school: SCHOOL })
    faces.set(await brings(school, a, await samplePicture({ quality: 55 })), 5)
    await studyWaiting(world.services, eyes)
    const [held] = await descriptors(a)
    const plain = Buffer.from(faceAt(5).buffer)
    expect(held?.descriptor?.length).toBeGreaterThan(plain.length)
    expect(held?.descriptor?.includes(plain.subarray(0, 8))).toBe(false)
    await brings(school, a, await samplePicture({ quality: 56 }))
    expect(await descriptors(a)).toEqual([])
  })

  it('compares on demand, says how far it is, and cannot take a case out', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    expect((await school.call(api.compareLikeness, { school: SCHOOL })).status).toBe(200)
    expect((await list(school, SCHOOL)).run?.state).toBe('waiting')
    await studyWaiting(world.services, eyes)
    const { run, waiting } = await list(school, SCHOOL)
    expect([run?.state, waiting]).toEqual(['done', 0])
    expect(run?.pictures).toBeGreaterThan(4)
    const { db } = world.services
    await expect(db.deleteFrom('likeness_case').execute()).rejects.toThrow(/permission denied/)
    await expect(db.updateTable('likeness_case').set({ kind: 'swapped' }).execute()).rejects.toThrow(
      /permission denied/,
    )
  })

  it('sets a picture aside after it has cost two readers, and studies the others', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const a = await pupilOf(world, 49, { school: SCHOOL })
    const poison = await brings(school, a, await samplePicture({ quality: 57 }))
    let deaths = 0
    const dying: Readers = {
      ...eyes,
      describe: async (bytes) => {
        if (bytes.length !== poison) return undefined
        deaths++
        throw new Error('the process ended')
      },
    }
    await studyWaiting(world.services, dying)
    await studyWaiting(world.services, dying)
    expect(deaths).toBe(2)
    const b = await pupilOf(world, 50, { school: SCHOOL })
    await brings(school, b, await goodPortrait())
    await studyWaiting(world.services, dying)
    expect(await descriptors(b)).toHaveLength(1)
    expect(deaths).toBe(2)
  })
})
