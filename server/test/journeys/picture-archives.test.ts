import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as api from '@zhongzhao/api/picture-runs'
import { zipSync } from 'fflate'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { contextOf } from '../../src/background.ts'
import { startArchiveWorker } from '../../src/images/runs/worker.ts'
import { newId } from '../../src/platform/context.ts'
import type { Rounds } from '../../src/platform/rounds.ts'
import type { Pupil } from '../enrol.ts'
import { gb18030 } from '../gb18030.ts'
import { goodPortrait } from '../pictures.ts'
import { pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'
import { type MadeEntry, zipOf } from '../zips.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const incoming = join(world.services.config.dataDir, 'incoming')
const lying = () => (existsSync(incoming) ? readdirSync(incoming) : [])

const worker = (services = world.services): Rounds =>
  startArchiveWorker(services, {
    contextOf: (asked) => contextOf(services, asked),
    pollMs: 3_600_000,
    abreast: 2,
  })

async function opens(school: Person): Promise<string> {
  return (await school.call(api.openRun, { id: newId(), door: 'portrait', way: 'number' })).body.id
}
const uploads = (school: Person, id: string, zip: Buffer) =>
  school.call(api.sendArchive, { id }, { file: { name: '照片.zip', bytes: zip } })

/** Uploads an archive and has it unpacked to the end; the run and its files by name. */
async function imports(school: Person, zip: Buffer) {
  const id = await opens(school)
  await uploads(school, id, zip)
  const work = worker()
  await work.settled()
  await work.stop()
  const run = (await school.call(api.readRun, { id })).body
  const { files } = (await school.call(api.listRunFiles, { id, show: 'all' })).body
  return { id, run, files: new Map(files.map((file) => [file.name, file])) }
}
const picturesOf = async (pupils: readonly Pupil[]) =>
  (
    await world.owner
      .selectFrom('image')
      .select(['registration_id', 'image_id'])
      .where(
        'registration_id',
        'in',
        pupils.map((p) => p.id),
      )
      .execute()
  ).length
const pupils = (from: number, many: number) =>
  Promise.all(Array.from({ length: many }, (_, i) => pupilOf(world, from + i, { school: SCHOOL })))

describe('a ZIP of `<ID number>.jpg` (notice 二.2(1)–(2); E5)', () => {
  it('is unpacked in the background and reported file by file; nothing of it is left on the disk', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one, two] = await pupils(201, 2)
    const portrait = await goodPortrait()
    const zip = zipSync({
      照片: {
        [`${one?.idNumber}.jpg`]: portrait,
        九1班: { [`${two?.idNumber.toLowerCase()}.JPG`]: portrait },
      },
      '__MACOSX/._x.jpg': portrait,
      'Thumbs.db': new Uint8Array(3),
      'readme.txt': new Uint8Array(3),
    })
    const { run, files } = await imports(school, Buffer.from(zip))
    expect(run).toMatchObject({ phase: 'finished', total: 5, archive: { state: 'done' } })
    expect(run.counts).toMatchObject({ accepted: 2, skipped: 2, refused: 1 })
    expect(files.get('readme.txt')?.told.join()).toContain('JPEG')
    expect(lying()).toEqual([])
  })

  it('lies sealed on the disk while it waits', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one] = await pupils(203, 1)
    const zip = zipOf([{ name: `${one?.idNumber}.jpg`, bytes: await goodPortrait() }])
    const id = await opens(school)
    await uploads(school, id, zip)
    const [name = ''] = lying()
    const { readFileSync } = await import('node:fs')
    expect(readFileSync(join(incoming, name)).includes(zip.subarray(0, 60))).toBe(false)
    const work = worker()
    await work.settled()
    await work.stop()
    expect((await school.call(api.readRun, { id })).body.counts.accepted).toBe(1)
  })

  it('reads names that a Chinese Windows wrote in GB 18030 without saying so, and UTF-8 without its flag', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one, two] = await pupils(204, 2)
    const bytes = await goodPortrait()
    const { files } = await imports(
      school,
      zipOf([
        { name: gb18030(`九年级一班\\${one?.idNumber}.jpg`), bytes },
        { name: gb18030('照相馆-王示例.jpg'), bytes },
        { name: Buffer.from(`九年级二班/${two?.idNumber}.jpg`), bytes },
      ]),
    )
    expect(files.get('照相馆-王示例.jpg')?.outcome).toBe('refused')
    expect([...files.values()].filter((f) => f.outcome === 'accepted')).toHaveLength(2)
  })

  it('refuses by name, in plain words, what could do harm, and takes in the rest', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [good] = await pupils(206, 1)
    const bytes = await goodPortrait()
    const zeros = Buffer.alloc(4 * 1024 * 1024)
    const traps: readonly (readonly [MadeEntry, string])[] = [
      [{ name: '../../etc/slip-up.jpg', bytes }, '指向包外'],
      [{ name: '/root/absolute.jpg', bytes }, '指向包外'],
      [{ name: 'C:\\Windows\\drive.jpg', bytes }, '指向包外'],
      [{ name: 'link.jpg', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 }, '快捷方式'],
      [{ name: 'locked.jpg', bytes, flags: 1 }, '密码'],
      [{ name: 'inner.zip', bytes: Buffer.from('PK') }, '压缩包里又有压缩包'],
      [{ name: 'bomb.jpg', bytes: zeros, method: 8 }, '大得不正常'],
      [{ name: 'onto-last.jpg', bytes, liesOnLast: 'lies' }, '大得不正常'],
      [{ name: 'huge.jpg', bytes, claims: 900_000_000 }, '大得不正常'],
      [{ name: 'bzip2.jpg', bytes, method: 12 }, '压缩方式'],
    ]
    const { run, files } = await imports(
      school,
      zipOf([...traps.map(([entry]) => entry), { name: `${good?.idNumber}.jpg`, bytes }]),
    )
    const base = (name: string | Buffer) => name.toString().split(/[\\/]/).at(-1) ?? ''
    for (const [{ name }, says] of traps) {
      expect([base(name), files.get(base(name))?.outcome]).toEqual([base(name), 'refused'])
      expect(files.get(base(name))?.told.join(), base(name)).toContain(says)
    }
    expect([run.phase, run.counts.accepted, files.size]).toEqual(['finished', 1, traps.length + 1])
  })

  it('believes no size: an entry that unpacks to more or other than it declares is refused', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one, two, three] = await pupils(207, 3)
    const bytes = await goodPortrait()
    const broken = zipOf([
      { name: `${one?.idNumber}.jpg`, bytes, claims: 100, method: 8 },
      { name: `${two?.idNumber}.jpg`, bytes },
      { name: `${three?.idNumber}.jpg`, bytes },
    ])
    // A byte of the second turned over: its checksum is another.
    broken[bytes.length * 2] = (broken[bytes.length * 2] ?? 0) ^ 0xff
    const { files } = await imports(school, broken)
    const outcomes = [...files.values()].map((f) => f.outcome)
    expect(outcomes.filter((o) => o === 'accepted')).toHaveLength(1)
    expect([...files.values()].flatMap((f) => f.told).filter((t) => t.includes('已损坏'))).toHaveLength(2)
  })

  it.each([
    ['no archive at all', () => Buffer.from('照片'), '不是 ZIP'],
    ['an empty one', () => zipOf([]), '没有文件'],
    [
      'one that breaks off',
      () => zipOf([{ name: 'a.jpg', bytes: Buffer.alloc(999) }]).subarray(0, 500),
      '损坏',
    ],
    [
      'ten thousand and one files',
      () => zipOf(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}` }))),
      '10000',
    ],
    [
      'more than could ever be pictures',
      () =>
        zipOf(
          Array.from({ length: 600 }, (_, i) => ({
            name: `${i}.jpg`,
            bytes: Buffer.alloc(9),
            claims: 2 ** 24,
          })),
        ),
      '大得不正常',
    ],
  ])('refuses %s', async (_, zip, says) => {
    const school = await world.staff('school-admin', SCHOOL)
    const { run, files } = await imports(school, zip())
    // Sixteen million bytes of nine: each is refused by itself.
    const told = `${run.archive?.sentence ?? ''}${[...files.values()].flatMap((f) => f.told).join('')}`
    expect(told).toContain(says)
    expect([run.counts.accepted, lying()]).toEqual([0, []])
  })

  it('goes on after its worker is killed, wherever that was; nothing is taken in twice', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const many = await pupils(220, 12)
    const bytes = await goodPortrait()
    const id = await opens(school)
    await uploads(school, id, zipOf(many.map((p) => ({ name: `${p.idNumber}.jpg`, bytes }))))
    let puts = 0
    const died = Promise.withResolvers<void>()
    const never = new Promise<never>(() => undefined)
    const { services } = world
    // The process dies while it writes the fifth picture, and is heard of no more.
    const dying = {
      ...services,
      files: {
        ...services.files,
        put: (file: Uint8Array) => {
          puts += 1
          if (puts < 5) return services.files.put(file)
          died.resolve()
          return never
        },
      },
    }
    worker(dying).wake()
    await died.promise
    const half = (await school.call(api.readRun, { id })).body
    expect(half.phase).toBe('running')
    expect(half.counts.waiting).toBeGreaterThan(0)
    // Its lease has not run out yet: nobody else touches it.
    const second = worker()
    await second.settled()
    expect((await school.call(api.readRun, { id })).body.phase).toBe('running')
    await sql`update picture_run set lease_until = now() - interval '1 second' where run_id = ${id}`.execute(
      world.owner,
    )
    await second.settled()
    await second.stop()
    const { phase, counts } = (await school.call(api.readRun, { id })).body
    expect([phase, counts.accepted, counts.waiting]).toEqual(['finished', 12, 0])
    expect(await picturesOf(many)).toBe(12)
  })

  it('pauses and goes on by a button; a worker that is stopped gives back what it has', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const some = await pupils(240, 3)
    const bytes = await goodPortrait()
    const id = await opens(school)
    await uploads(school, id, zipOf(some.map((p) => ({ name: `${p.idNumber}.jpg`, bytes }))))
    expect((await school.call(api.paceRun, { id, pace: 'paused' })).body.phase).toBe('paused')
    const work = worker()
    await work.settled()
    expect(await picturesOf(some)).toBe(0)
    const second = await uploads(school, id, zipOf([{ name: 'a.jpg', bytes }]))
    expect(second.code).toBe('RUN-ARCHIVE-PENDING')
    expect(lying()).toHaveLength(1)
    await work.stop()
    await school.call(api.paceRun, { id, pace: 'running' })
    const next = worker()
    await next.settled()
    await next.stop()
    expect((await school.call(api.readRun, { id })).body.phase).toBe('finished')
    expect(await picturesOf(some)).toBe(3)
  })

  it('keeps the archive while a person has to choose between two files, and takes the chosen one from it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one] = await pupils(250, 1)
    const bytes = await goodPortrait()
    const zip = ['旧', '新'].map((folder) => ({ name: `${folder}/${one?.idNumber}.jpg`, bytes }))
    const { id, run } = await imports(school, zipOf(zip))
    expect(run.counts.twice).toBe(2)
    const { files } = (await school.call(api.listRunFiles, { id, show: 'work' })).body
    await school.call(api.chooseFile, { id, file: files[1]?.id ?? '' })
    const work = worker()
    await work.settled()
    await work.stop()
    expect((await school.call(api.readRun, { id })).body.counts).toMatchObject({ accepted: 1, passedOver: 1 })
  })

  it('ends when the right to import is taken back, and says so', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const [one] = await pupils(260, 1)
    const id = await opens(school)
    await uploads(school, id, zipOf([{ name: `${one?.idNumber}.jpg`, bytes: await goodPortrait() }]))
    const { by } = (await school.call(api.readRun, { id })).body
    await sql`update grant_given g set revoked_at = now(), state = 'revoked' from account a, picture_run u
      where u.run_id = ${id} and a.account_id = u.by_account and g.account_id = a.account_id and a.name = ${by}`.execute(
      world.owner,
    )
    const work = worker()
    await work.settled()
    await work.stop()
    const again = await world.staff('school-admin', SCHOOL)
    expect((await again.call(api.readRun, { id })).body.archive).toMatchObject({ state: 'failed' })
    expect((await again.call(api.readRun, { id })).body.archive?.sentence).toContain('收回')
  })
})
