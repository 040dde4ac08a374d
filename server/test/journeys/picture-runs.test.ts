import * as api from '@zhongzhao/api/picture-runs'
import { readRegistration } from '@zhongzhao/api/registration'
import { describe, expect, it } from 'vitest'
import { AFTERWARDS, AT_SCHOOL, pack } from '../moments.ts'
import { newId } from '../../src/platform/context.ts'
import type { Pupil } from '../enrol.ts'
import { goodDocument, goodPortrait } from '../pictures.ts'
import { madeUpNumber } from '../roster-file.ts'
import { samplePicture, tintedPicture } from '../sample-pictures.ts'
import { judges, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const OTHER = '2141010002'

interface File {
  readonly path: string
  readonly bytes: Buffer
  readonly modified?: number
}
type Door = 'portrait' | 'document'

async function opens(school: Person, door: Door = 'portrait'): Promise<string> {
  return (await school.call(api.openRun, { id: newId(), door, way: 'number' })).body.id
}
const tells = async (
  school: Person,
  id: string,
  files: readonly File[],
  as: 'folder' | 'corrections' = 'folder',
) =>
  (
    await school.call(api.tellFiles, {
      id,
      as,
      files: files.map(({ path, bytes, modified = 1 }) => ({ path, bytes: bytes.length, modified })),
    })
  ).body.files
const sends = (school: Person, id: string, file: string, bytes: Buffer) =>
  school.call(api.sendFile, { id, file }, { file: { name: 'picture', bytes } })

/** Chooses a folder at the desk: told first, then sent what is needed. Answers how many travelled. */
async function brings(
  school: Person,
  id: string,
  files: readonly File[],
  as: 'folder' | 'corrections' = 'folder',
) {
  const told = await tells(school, id, files, as)
  let travelled = 0
  for (const [i, file] of files.entries()) {
    if (told[i]?.needed !== 'yes') continue
    travelled += 1
    await sends(school, id, told[i].id, file.bytes)
  }
  return travelled
}
async function reports(school: Person, id: string) {
  const { files } = (await school.call(api.listRunFiles, { id, show: 'all' })).body
  return new Map(files.map((file) => [file.name, file]))
}
const covered = ({ idNumber }: Pupil) => `${idNumber.slice(0, 4)}********${idNumber.slice(-4)}.jpg`
const portraitsOf = async (pupil: Pupil) =>
  (await world.owner.selectFrom('image').select('image_id').where('registration_id', '=', pupil.id).execute())
    .length

describe('按要求的格式批量导入，以考生身份证号命名 (notice 二.2(1)–(2); E5)', () => {
  it('tells of every file whose it is and what to do; what is good is the candidates’ at once', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [good, small, tinted, theirs] = [
      await pupilOf(world, 101, { school: SCHOOL }),
      await pupilOf(world, 102, { school: SCHOOL }),
      await pupilOf(world, 103, { school: SCHOOL }),
      await pupilOf(world, 104, { school: OTHER }),
    ]
    const id = await opens(school)
    const wrong = good.idNumber.slice(0, 17) + (good.idNumber.endsWith('1') ? '2' : '1')
    const portrait = await goodPortrait()
    const files = [
      { path: `照片/九1班/${good.idNumber}.jpg`, bytes: portrait },
      { path: `照片/九1班/${small.idNumber}.jpg`, bytes: await samplePicture({ width: 300, height: 400 }) },
      { path: `照片/${tinted.idNumber}/正面.JPG`, bytes: await tintedPicture(18) },
      { path: `照片/${theirs.idNumber}.jpg`, bytes: portrait },
      { path: `照片/${madeUpNumber(998)}.jpg`, bytes: portrait },
      { path: `照片/${wrong}.jpg`, bytes: portrait },
      { path: '照片/IMG_0001.jpg', bytes: portrait },
      { path: '照片/Thumbs.db', bytes: Buffer.from('x') },
    ]
    // Nobody's bytes do not even travel.
    expect(await brings(school, id, files)).toBe(3)
    const told = await reports(school, id)
    expect(told.get(covered(good))).toMatchObject({
      outcome: 'accepted',
      pupil: { name: good.name },
      told: [],
    })
    expect(told.get(covered(small))).toMatchObject({ outcome: 'refused', pupil: { name: small.name } })
    expect(told.get(covered(small))?.told.join()).toContain('300×400')
    expect(told.get('正面.JPG')).toMatchObject({ outcome: 'doubtful', pupil: { name: tinted.name } })
    // Another school's pupil and nobody's number read alike, word for word.
    const nobody = told.get(covered({ ...good, idNumber: madeUpNumber(998) }))
    expect(told.get(covered(theirs))?.told).toEqual(nobody?.told)
    expect(nobody?.told).toEqual(['本校名册里没有这个号码。请核对文件名；转入的考生请先导入名册。'])
    expect(told.get(covered(theirs))?.pupil).toBeUndefined()
    expect(told.get(covered({ ...good, idNumber: wrong }))?.told.join()).toContain('校验位')
    expect(told.get('IMG_0001.jpg')?.told.join()).toContain('按拍照顺序表')
    expect(told.get('Thumbs.db')?.outcome).toBe('skipped')
    const { counts, phase, total } = (await school.call(api.readRun, { id })).body
    expect([phase, total]).toEqual(['finished', 8])
    expect(counts).toMatchObject({ accepted: 1, doubtful: 1, refused: 5, skipped: 1, waiting: 0 })
    const held = (await school.call(readRegistration, { id: good.id })).body.pictures.portrait
    expect([held?.id, held?.verdict]).toEqual([told.get(covered(good))?.image, 'accepted'])
    expect(await portraitsOf(theirs)).toBe(0)
  })

  it('keeps file names sealed: no number stands in its tables in the clear', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 105, { school: SCHOOL })
    const id = await opens(school)
    await brings(school, id, [{ path: `a/${pupil.idNumber}.jpg`, bytes: await goodPortrait() }])
    const rows = await world.owner
      .selectFrom('picture_run_file')
      .select(['path_index', 'path_sealed', 'findings', 'steps', 'fault'])
      .where('run_id', '=', id)
      .execute()
    const kept = rows.map((r) =>
      [r.path_index.toString('latin1'), r.path_sealed.toString('latin1'), JSON.stringify(r)].join(),
    )
    expect(kept).toHaveLength(1)
    expect(kept.join()).not.toContain(pupil.idNumber)
  })

  it('continues where it stood when the same folder is chosen again, and takes nothing in twice', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one, two] = [
      await pupilOf(world, 106, { school: SCHOOL }),
      await pupilOf(world, 107, { school: SCHOOL }),
    ]
    const id = await opens(school)
    const files = [one, two].map((pupil) => ({ path: `照片/${pupil.idNumber}.jpg`, bytes: Buffer.alloc(0) }))
    const portrait = await goodPortrait()
    const [first, second] = files.map((file) => ({ ...file, bytes: portrait }))
    if (first === undefined || second === undefined) throw new Error('two files')
    const told = await tells(school, id, [first, second])
    // The line is lost after the first, whose answer never arrives: it is sent once more, twice at the same time.
    const file = told[0]?.id ?? ''
    await Promise.all([sends(school, id, file, portrait), sends(school, id, file, portrait)])
    expect((await sends(school, id, file, portrait)).body.outcome).toBe('accepted')
    expect((await school.call(api.readRun, { id })).body).toMatchObject({ phase: 'running' })
    expect(await brings(school, id, [first, second])).toBe(1)
    expect(await brings(school, id, [first, second])).toBe(0)
    // Copied by the computer: other times, the same bytes.
    expect(await brings(school, id, [{ ...first, modified: 2 }])).toBe(1)
    expect([await portraitsOf(one), await portraitsOf(two)]).toEqual([1, 1])
    expect((await school.call(api.readRun, { id })).body).toMatchObject({
      phase: 'finished',
      counts: { accepted: 2, refused: 0 },
    })
  })

  it('lets no second file of a pupil win silently: both are told, the person chooses', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 108, { school: SCHOOL })
    const id = await opens(school)
    const files = [
      { path: `旧/${pupil.idNumber}.jpg`, bytes: await samplePicture({ quality: 50 }) },
      { path: `新/${pupil.idNumber}.jpg`, bytes: await goodPortrait() },
    ]
    expect(await brings(school, id, files)).toBe(0)
    const { files: told } = (await school.call(api.listRunFiles, { id, show: 'work' })).body
    expect(told.map((f) => [f.outcome, f.folder, f.may])).toEqual([
      ['twice', '旧', ['choose']],
      ['twice', '新', ['choose']],
    ])
    const chosen = told[1]?.id ?? ''
    expect((await sends(school, id, chosen, Buffer.from('x'))).code).toBe('RUN-NOT-WAITING')
    expect((await school.call(api.chooseFile, { id, file: chosen })).body.outcome).toBe('waiting')
    expect(await brings(school, id, files)).toBe(1)
    const { counts } = (await school.call(api.readRun, { id })).body
    expect(counts).toMatchObject({ accepted: 1, passedOver: 1, twice: 0 })
    expect((await school.call(api.chooseFile, { id, file: chosen })).code).toBe('RUN-NOT-WAITING')
  })

  it('takes a corrected file into the same run, whatever folder it comes from; the list of the refused gets shorter', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 109, { school: SCHOOL })
    const id = await opens(school)
    await brings(school, id, [
      { path: `照片/${pupil.idNumber}.jpg`, bytes: await samplePicture({ width: 200 }) },
    ])
    const list = (await school.call(api.refusedFiles, { id })).bytes.toString()
    // The person looks for it on the disk by this name.
    expect(list).toContain(`${pupil.idNumber}.jpg`)
    expect(list).toContain(`200×${pack.pictures.portrait.spec.height}`)
    const mended = [{ path: `${pupil.idNumber}.jpg`, bytes: await goodPortrait() }]
    expect(await brings(school, id, mended, 'corrections')).toBe(1)
    expect((await school.call(api.readRun, { id })).body.counts).toMatchObject({ accepted: 1, refused: 0 })
    expect((await school.call(api.refusedFiles, { id })).bytes.toString()).not.toContain(pupil.idNumber)
  })

  it('tells that a portrait came through the door of documents, and the other way round', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 110, { school: SCHOOL })
    const path = `${pupil.idNumber}.jpg`
    for (const [door, bytes, word] of [
      ['document', await goodPortrait(), '切换到“照片”'],
      ['portrait', await goodDocument(), '切换到“证件”'],
    ] as const) {
      const id = await opens(school, door)
      await brings(school, id, [{ path, bytes }])
      expect((await reports(school, id)).get(covered(pupil))).toMatchObject({ outcome: 'refused' })
      expect((await reports(school, id)).get(covered(pupil))?.told[0]).toContain(word)
    }
    const id = await opens(school, 'document')
    await brings(school, id, [{ path, bytes: await goodDocument() }])
    expect((await school.call(api.readRun, { id })).body.counts.refused).toBe(0)
    expect((await school.call(api.listRuns, { door: 'portrait' })).body.runs.map((r) => r.id)).not.toContain(
      id,
    )
  })

  it('shows what a person judged since', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 111, { school: SCHOOL })
    const id = await opens(school)
    await brings(school, id, [{ path: `${pupil.idNumber}.jpg`, bytes: await tintedPicture(18) }])
    expect((await school.call(api.readRun, { id })).body.counts).toMatchObject({ doubtful: 1 })
    await judges(school, pupil, 'accepted')
    expect((await school.call(api.readRun, { id })).body.counts).toMatchObject({ doubtful: 0, accepted: 1 })
    expect((await reports(school, id)).get(covered(pupil))?.outcome).toBe('accepted')
  })

  it('a closed window refuses the file with the reason; opened again, the same folder is taken in', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 112, { school: SCHOOL })
    const id = await opens(school)
    const files = [{ path: `${pupil.idNumber}.jpg`, bytes: await goodPortrait() }]
    await world.at(AFTERWARDS)
    const late = await world.staff('school-admin', SCHOOL)
    await brings(late, id, files)
    expect((await reports(late, id)).get(covered(pupil))?.told.join()).toContain('时间')
    await world.at(AT_SCHOOL)
    await brings(school, id, files)
    expect((await reports(school, id)).get(covered(pupil))?.outcome).toBe('accepted')
  })

  it('belongs to its school: another neither sees it nor brings anything into it; a class teacher sees the own class', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const other = await world.staff('school-admin', OTHER)
    const teacher = await world.staff('class-teacher', `${SCHOOL}-0901`)
    const [mine, next] = [
      await pupilOf(world, 113, { school: SCHOOL }),
      await pupilOf(world, 114, { school: SCHOOL, classNo: '02' }),
    ]
    const id = await opens(school)
    const [file] = await tells(school, id, [{ path: `${mine.idNumber}.jpg`, bytes: await goodPortrait() }])
    expect((await other.call(api.readRun, { id })).code).toBe('NOT-FOUND')
    expect((await other.call(api.listRunFiles, { id, show: 'all' })).code).toBe('NOT-FOUND')
    expect((await sends(other, id, file?.id ?? '', await goodPortrait())).code).toBe('NOT-FOUND')
    expect((await other.call(api.listRuns, { door: 'portrait' })).body.runs).toEqual([])
    const own = await opens(teacher)
    const portrait = await goodPortrait()
    await brings(teacher, own, [
      { path: `${mine.idNumber}.jpg`, bytes: portrait },
      { path: `${next.idNumber}.jpg`, bytes: portrait },
    ])
    expect((await teacher.call(api.readRun, { id: own })).body.counts).toMatchObject({
      accepted: 1,
      refused: 1,
    })
  })

  it('takes at most ten thousand files a run', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const id = await opens(school)
    const chunk = (from: number, many: number) =>
      Array.from({ length: many }, (_, i) => ({ path: `${from + i}.png`, bytes: Buffer.alloc(0) }))
    for (let at = 0; at < 10_000; at += 500) await tells(school, id, chunk(at, 500))
    const over = await school.call(api.tellFiles, {
      id,
      as: 'folder',
      files: [{ path: 'one-more.png', bytes: 0, modified: 1 }],
    })
    expect([over.code, over.message.includes('10000')]).toEqual(['RUN-TOO-MANY', true])
    expect((await school.call(api.readRun, { id })).body.total).toBe(10_000)
  })
})
