import * as api from '@zhongzhao/api/images'
import { confirm, myRegistration, readRegistration, review } from '@zhongzhao/api/registration'
import { messages } from '@zhongzhao/api/sign-in'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { AT_SCHOOL, atClock, pack } from '../moments.ts'
import type { Pupil } from '../enrol.ts'
import { goodDocument, goodPortrait } from '../pictures.ts'
import { madeUpNumber } from '../roster-file.ts'
import { grainyPicture, paddedTo, samplePicture, tintedPicture } from '../sample-pictures.ts'
import { UNFIT, bringsPortrait, fillsIn, judges, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const OTHER = '2141010002'
const { maxBytes: MOST, emitBytes: WRITTEN } = pack.pictures.portrait.spec
const { maxBytes: MOST_OF_DOCUMENT } = pack.pictures.document.spec

const [P, D] = [pack.pictures.portrait.spec, pack.pictures.document.spec]
type Kind = 'portrait' | 'document'
const named = (name: string, bytes: Buffer) => ({ file: { name, bytes } })
const takes = (school: Person, pupil: Pupil, bytes: Buffer, kind: Kind = 'portrait') =>
  school.call(api.takePicture, { id: pupil.id, kind }, named('1.jpg', bytes))
const imports = (school: Person, name: string, bytes: Buffer) =>
  school.call(api.importPicture, { kind: 'portrait' }, named(name, bytes))
const bytesOf = async (who: Person, pupil: Pupil, image: string, variant: 'derived' | 'original') =>
  (await who.call(api.readPicture, { id: pupil.id, image, variant })).bytes
const picturesHeld = async (pupil: Pupil) =>
  (await world.owner.selectFrom('image').select('image_id').where('registration_id', '=', pupil.id).execute())
    .length

/** The least grain that makes the file larger than that. */
async function grainyOver(bytes: number): Promise<Buffer> {
  for (let grain = 24; grain < 200; grain += 4) {
    const picture = await grainyPicture(P.width, P.height, grain)
    if (picture.length > bytes) return picture
  }
  throw new Error('no grain is large enough')
}

describe('450×600，300dpi 以上，jpg，30k 以内 (notice 二.2(1); E1)', () => {
  it('is kept as it is up to the last byte the season takes, and from one more on made smaller beside the original', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 1, { school: SCHOOL })
    const just = paddedTo(await goodPortrait(), MOST)
    const kept = (await takes(school, pupil, just)).body
    expect([kept.verdict, kept.kept, kept.steps]).toEqual(['accepted', true, []])
    expect((await bytesOf(school, pupil, kept.image ?? '', 'derived')).equals(just)).toBe(true)

    const padded = paddedTo(await goodPortrait(), MOST + 1)
    const grainy = await grainyOver(MOST)
    for (const [over, step] of [
      [padded, '去掉文件末尾的多余内容'],
      [grainy, '重新压缩'],
    ] as const) {
      const mended = (await takes(school, pupil, over)).body
      expect([mended.verdict, mended.kept]).toEqual(['accepted', true])
      expect(mended.steps.join()).toContain(step)
      const derived = await bytesOf(school, pupil, mended.image ?? '', 'derived')
      expect(derived.length).toBeLessThanOrEqual(WRITTEN)
      expect((await bytesOf(school, pupil, mended.image ?? '', 'original')).equals(over)).toBe(true)
    }
  })

  it('takes 300 dpi as it is; 299 dpi is filed with 300 written in, the step told and the original kept', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 2, { school: SCHOOL })
    expect((await takes(school, pupil, await samplePicture({ dpi: 300 }))).body.steps).toEqual([])
    const low = await samplePicture({ dpi: 299 })
    const { body } = await takes(school, pupil, low)
    expect([body.kept, body.steps]).toEqual([true, ['写入精度（299 dpi → 300 dpi）']])
    const derived = await bytesOf(school, pupil, body.image ?? '', 'derived')
    expect((await sharp(derived).metadata()).density).toBe(300)
    expect((await bytesOf(school, pupil, body.image ?? '', 'original')).equals(low)).toBe(true)
    const held = (await school.call(readRegistration, { id: pupil.id })).body.pictures.portrait
    expect([held?.id, held?.steps]).toEqual([body.image, body.steps])
  })

  it('makes a larger one of the same shape smaller, step by step told', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 3, { school: SCHOOL })
    const large = await samplePicture({ width: 4 * P.width, height: 4 * P.height })
    const { body } = await takes(school, pupil, large)
    expect([body.verdict, body.steps[0]]).toEqual([
      'accepted',
      `等比例缩小（${4 * P.width}×${4 * P.height} → ${P.width}×${P.height}）`,
    ])
    const derived = await sharp(await bytesOf(school, pupil, body.image ?? '', 'derived')).metadata()
    expect([derived.width, derived.height]).toEqual([P.width, P.height])
    expect((await bytesOf(school, pupil, body.image ?? '', 'original')).equals(large)).toBe(true)
  })

  it('refuses 449 px, a PNG called .jpg and a file that breaks off, says what to do, and leaves the old one', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 4, { school: SCHOOL })
    const good = await bringsPortrait(school, pupil)
    const whole = await goodPortrait()
    const bad: readonly (readonly [Buffer, string, string])[] = [
      [await samplePicture({ width: P.width - 1 }), 'PICTURE-SIZE', `${P.width - 1}×${P.height}`],
      [await sharp(whole).png().toBuffer(), 'PICTURE-NOT-JPEG', 'PNG'],
      [whole.subarray(0, Math.floor(whole.length / 2)), 'PICTURE-CUT', '请重新导出'],
      [Buffer.alloc(0), 'PICTURE-EMPTY', '0 字节'],
    ]
    for (const [bytes, code, says] of bad) {
      const reply = await imports(school, `${pupil.idNumber}.jpg`, bytes)
      expect([reply.status, reply.body.verdict, reply.body.kept]).toEqual([200, 'refused', false])
      expect(reply.body.findings.map((f) => f.code)).toContain(code)
      expect(reply.body.findings.map((f) => f.sentence).join('')).toContain(says)
      expect(reply.body.image).toBeUndefined()
    }
    const held = (await school.call(readRegistration, { id: pupil.id })).body.pictures.portrait
    expect(held?.id).toBe(good.image)
    expect(await picturesHeld(pupil)).toBe(1)
  })
})

describe('以考生身份证号命名 (notice 二.2(2); F1)', () => {
  it('finds the candidate by the name of the file, whatever the case of X and of the ending', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await world.enrol({ name: '王示例叉', idNumber: '41010520080101004X', school: SCHOOL })
    const found = await imports(school, '九年级/1班/41010520080101004x.JPG', await goodPortrait())
    expect([found.body.registration, found.body.name]).toEqual([pupil.id, '王示例叉'])
  })

  it('refuses a number nobody has, a name that is no number, and a pupil of another school with one sentence', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const elsewhere = await pupilOf(world, 11, { school: OTHER })
    const picture = await goodPortrait()
    const nobody = await imports(school, `${madeUpNumber(999)}.jpg`, picture)
    const theirs = await imports(school, `${elsewhere.idNumber}.jpg`, picture)
    expect([nobody.code, theirs.code]).toEqual(['IMAGE-NOBODY', 'IMAGE-NOBODY'])
    expect(theirs.message).toBe(nobody.message)
    const wrongDigit = elsewhere.idNumber.slice(0, 17) + (elsewhere.idNumber.endsWith('1') ? '2' : '1')
    for (const name of ['IMG_0001.jpg', `${wrongDigit}.jpg`, `${elsewhere.idNumber}.png`])
      expect((await imports(school, name, picture)).code, name).toBe('IMAGE-NAME')
    expect((await takes(school, elsewhere, picture)).code).toBe('NOT-FOUND')
    expect(await picturesHeld(elsewhere)).toBe(0)
  })

  it('takes a document of 800×600 up to the last byte the season takes, and no portrait in its place', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 12, { school: SCHOOL })
    const just = paddedTo(await goodDocument(), MOST_OF_DOCUMENT)
    const kept = (await takes(school, pupil, just, 'document')).body
    expect([kept.kept, kept.steps]).toEqual([true, []])
    const over = paddedTo(await goodDocument(), MOST_OF_DOCUMENT + 1)
    expect((await takes(school, pupil, over, 'document')).body.steps).toHaveLength(1)
    const portrait = (await takes(school, pupil, await goodPortrait(), 'document')).body
    expect([portrait.kept, portrait.findings[0]?.required]).toEqual([false, `${D.width}×${D.height}`])
  })

  it('shows a picture to nobody of another school, and lies on disk in no readable form', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const other = await world.staff('school-admin', OTHER)
    const pupil = await pupilOf(world, 13, { school: SCHOOL })
    const { image = '' } = await bringsPortrait(school, pupil)
    for (const variant of ['original', 'derived'] as const)
      expect((await other.call(api.readPicture, { id: pupil.id, image, variant })).code).toBe('NOT-FOUND')
    const row = await world.owner
      .selectFrom('image')
      .select('original_file')
      .where('image_id', '=', image)
      .executeTakeFirstOrThrow()
    const onDisk = await world.services.files.get(row.original_file)
    expect(onDisk.includes((await goodPortrait()).subarray(0, 64))).toBe(false)
  })
})

describe('统一使用采集软件采集或者导入；考生看得到，可以说“这不是我” (notice 二.2(1); E0)', () => {
  it('lets no candidate supply a picture where the pack names school and point', async () => {
    const pupil = await pupilOf(world, 21, { school: SCHOOL })
    const she = await world.candidate(pupil)
    for (const kind of ['portrait', 'document'] as const) {
      const own = await takes(she, pupil, await goodPortrait(), kind)
      expect([own.status, own.message !== '']).toEqual([403, true])
    }
    expect(await picturesHeld(pupil)).toBe(0)
  })

  it('blocks confirming from 这不是我 until a new one is brought', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 22, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const { image = '' } = await bringsPortrait(school, pupil)
    expect((await bytesOf(she, pupil, image, 'derived')).equals(await goodPortrait())).toBe(true)
    const version = await fillsIn(she, pupil)
    const stale = await she.call(api.disputePicture, { id: pupil.id, version: version - 1 })
    expect(stale.code).toBe('VERSION-STALE')
    const disputed = await she.call(api.disputePicture, { id: pupil.id, version })
    expect(disputed.body.pictures.portrait?.disputed).toBe(true)
    const blocked = await she.call(confirm, { id: pupil.id, version: disputed.body.version })
    expect(blocked.code).toBe('REG-NO-PHOTO')
    await bringsPortrait(school, pupil)
    const mine = (await she.call(myRegistration, {})).body
    expect(mine.pictures.portrait).toMatchObject({ verdict: 'accepted', disputed: false })
    const confirmed = await she.call(confirm, { id: pupil.id, version: mine.version })
    expect([confirmed.message, confirmed.body.state]).toEqual(['', 'confirmed'])
    expect(await picturesHeld(pupil)).toBe(2)
  })

  it('asks a person about a doubtful one; refused, the candidate is told to come again and cannot confirm', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 24, { school: SCHOOL })
    const she = await world.candidate(pupil)
    const doubtful = (await takes(school, pupil, await tintedPicture(18))).body
    expect([doubtful.verdict, doubtful.kept]).toEqual(['doubtful', true])
    await fillsIn(she, pupil)
    expect((await judges(she, pupil, 'accepted')).status).toBe(403)
    const judged = await judges(school, pupil, 'refused')
    expect(judged.body.pictures.portrait).toMatchObject({
      verdict: 'refused',
      reasons: [UNFIT?.text],
    })
    // The message leaves when the judge can no longer take it back.
    expect((await she.call(messages, {})).body.messages).toEqual([])
    await world.at(atClock(AT_SCHOOL, '10:01'))
    const [told] = (await she.call(messages, {})).body.messages
    expect(told?.title).toBe('照片需要重新拍摄')
    for (const says of ['请调整光线', '不收取任何费用']) expect(told?.body).toContain(says)
    const blocked = await she.call(confirm, { id: pupil.id, version: judged.body.version })
    expect(blocked.code).toBe('REG-NO-PHOTO')
    await bringsPortrait(school, pupil)
    const mine = (await she.call(myRegistration, {})).body
    expect((await she.call(confirm, { id: pupil.id, version: mine.version })).message).toBe('')
  })

  it('stops the school from passing what the candidate disputes after confirming', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 23, { school: SCHOOL })
    const she = await world.candidate(pupil)
    await bringsPortrait(school, pupil)
    const version = await fillsIn(she, pupil)
    const confirmed = await she.call(confirm, { id: pupil.id, version })
    const disputed = await she.call(api.disputePicture, { id: pupil.id, version: confirmed.body.version })
    const passed = await school.call(review, {
      id: pupil.id,
      version: disputed.body.version,
      verdict: 'pass',
    })
    expect(passed.code).toBe('REG-PHOTO-DOUBTFUL')
  })
})
