import { readPicture } from '@zhongzhao/api/images'
import { readRegistration } from '@zhongzhao/api/registration'
import * as api from '@zhongzhao/api/station'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { AFTERWARDS, AT_SCHOOL } from '../moments.ts'
import { newId } from '../../src/platform/context.ts'
import type { Pupil } from '../enrol.ts'
import { goodPortrait } from '../pictures.ts'
import { bringsPortrait, pupilOf } from '../steps.ts'
import { type Person, smallProvince } from '../world.ts'

const world = await smallProvince()
const SCHOOL = '2141010001'
const CLASS = `${SCHOOL}-0901`
const OTHER = '2141010002'

/** A camera's frame of 1600×1200 around a picture that lies in its middle at half its size again. */
async function cameraFrame(): Promise<Buffer> {
  const portrait = await sharp(await goodPortrait())
    .resize(900, 1200)
    .toBuffer()
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#3f7fd0' } })
    .composite([{ input: portrait, left: 350, top: 0 }])
    .jpeg({ quality: 92 })
    .toBuffer()
}
const frame = await cameraFrame()
const middle = { left: 350, top: 0, width: 900, height: 1200, roll: 0 }

interface Sent {
  readonly capture?: string
  readonly replaces?: string
  readonly framing?: typeof middle
}
const delivers = (who: Person, pupil: Pupil, sent: Sent = {}) =>
  who.call(
    api.deliverCapture,
    { id: pupil.id, kind: 'portrait', capture: newId(), replaces: 'none', framing: middle, ...sent },
    { file: { name: 'capture.jpg', bytes: frame } },
  )
const held = async (who: Person, pupil: Pupil) =>
  (await who.call(readRegistration, { id: pupil.id })).body.pictures.portrait
const picturesOf = async (pupil: Pupil) =>
  (await world.owner.selectFrom('image').select('image_id').where('registration_id', '=', pupil.id).execute())
    .length

describe('统一使用采集软件采集 (notice 二.2(1); E3)', () => {
  it('takes a class along: names, covered numbers, what each has, and nobody of another class', async () => {
    const pupil = await pupilOf(world, 301, { school: SCHOOL })
    const teaches = await world.staff('class-teacher', CLASS)
    const { body } = await teaches.call(api.takeAlong, { class: CLASS })
    const line = body.pupils.find(({ id }) => id === pupil.id)
    expect([line?.name, line?.portrait]).toEqual([pupil.name, undefined])
    expect(JSON.stringify(body)).not.toContain(pupil.idNumber)
    expect([body.portrait.width, body.portrait.height, body.document.width]).toEqual([450, 600, 800])
    const { classes } = (await teaches.call(api.stationClasses, {})).body
    expect(classes.map(({ code }) => code)).toEqual([CLASS])
  })

  it('refuses a class outside the scope', async () => {
    await pupilOf(world, 302, { school: OTHER })
    const school = await world.staff('school-admin', SCHOOL)
    const reply = await school.call(api.takeAlong, { class: `${OTHER}-0901` })
    expect([reply.status, reply.code]).toEqual([404, 'NOT-FOUND'])
  })

  it('cuts the picture out of the whole frame, keeps the frame as the original and tells every step', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 303, { school: SCHOOL })
    const { body } = await delivers(school, pupil)
    expect([body.outcome, body.steps.slice(0, 2)]).toEqual([
      'kept',
      ['裁出人像或证件（1600×1200 → 900×1200）', '等比例缩小（900×1200 → 450×600）'],
    ])
    const bytesOf = async (variant: 'original' | 'derived') =>
      (await school.call(readPicture, { id: pupil.id, image: body.image ?? '', variant })).bytes
    expect((await bytesOf('original')).equals(frame)).toBe(true)
    const derived = await bytesOf('derived')
    const { width, height, density, isProgressive } = await sharp(derived).metadata()
    expect([width, height, density, isProgressive]).toEqual([450, 600, 300, false])
    expect(derived.length).toBeLessThanOrEqual(30_000)
    // The middle of the frame's middle, not its border.
    const expected = await sharp(await goodPortrait()).stats()
    const actual = await sharp(derived).stats()
    expect(
      actual.channels.map(({ mean }, c) => Math.abs(mean - (expected.channels[c]?.mean ?? 0)) < 4),
    ).toEqual([true, true, true])
  })

  it('straightens a leaning head by turning the cut, and says by how much', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 304, { school: SCHOOL })
    const framing = { left: 500, top: 200, width: 600, height: 800, roll: 4.5 }
    const { body } = await delivers(school, pupil, { framing })
    expect(body.steps[0]).toBe('摆正（4.5° → 0°）')
  })

  it('refuses a cut that would enlarge or reach outside, and says what to do', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 305, { school: SCHOOL })
    const small = await delivers(school, pupil, { framing: { ...middle, width: 420, height: 560 } })
    expect([small.status, small.code, small.message.includes('靠近一点')]).toEqual([
      422,
      'IMAGE-FRAMING',
      true,
    ])
    const outside = await delivers(school, pupil, { framing: { ...middle, left: 900 } })
    expect([outside.code, outside.message.includes('超出')]).toEqual(['IMAGE-FRAMING', true])
    expect(await picturesOf(pupil)).toBe(0)
  })
})

describe('a capture that waited offline (E4)', () => {
  it('arrives once, however often it is sent, also twice at the same time', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 311, { school: SCHOOL })
    const capture = newId()
    const first = await delivers(school, pupil, { capture })
    const again = await delivers(school, pupil, { capture })
    expect(again.body).toEqual(first.body)
    const other = await pupilOf(world, 312, { school: SCHOOL })
    const twin = newId()
    const both = await Promise.all([1, 2].map(() => delivers(school, other, { capture: twin })))
    expect(both.map(({ body }) => body.outcome)).toEqual(['kept', 'kept'])
    expect(new Set(both.map(({ body }) => body.image)).size).toBe(1)
    expect([await picturesOf(pupil), await picturesOf(other)]).toEqual([1, 1])
  })

  it('is told of a picture that someone else took meanwhile, and leaves it alone until a person chooses', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 313, { school: SCHOOL })
    const theirs = await bringsPortrait(school, pupil)
    const capture = newId()
    const told = await delivers(school, pupil, { capture })
    expect([told.body.outcome, told.body.current?.id]).toEqual(['conflict', theirs.image])
    expect((await held(school, pupil))?.id).toBe(theirs.image)
    // 用我这张: the same capture, now knowing the other.
    const chosen = await delivers(school, pupil, { capture, replaces: theirs.image ?? '' })
    expect(chosen.body.outcome).toBe('kept')
    expect((await held(school, pupil))?.id).toBe(chosen.body.image)
    // And the other way round: whoever knew the first only is told of the second.
    const late = await delivers(school, pupil, { replaces: theirs.image ?? '' })
    expect([late.body.outcome, late.body.current?.id]).toEqual(['conflict', chosen.body.image])
    expect(await picturesOf(pupil)).toBe(2)
  })

  it('lets one of two stations that deliver in the same moment win, and tells the other', async () => {
    const [a, b] = [await world.staff('school-admin', SCHOOL), await world.staff('school-admin', SCHOOL)]
    const pupil = await pupilOf(world, 314, { school: SCHOOL })
    const replies = await Promise.all([delivers(a, pupil), delivers(b, pupil)])
    expect(replies.map(({ body }) => body.outcome).toSorted()).toEqual(['conflict', 'kept'])
    expect(await picturesOf(pupil)).toBe(1)
  })

  it('is refused with the period when the window is closed, and nothing is written down against it', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const pupil = await pupilOf(world, 315, { school: SCHOOL })
    const capture = newId()
    await world.at(AFTERWARDS)
    const closed = await delivers(school, pupil, { capture })
    expect([closed.status, closed.code]).toEqual([409, 'TIME-CLOSED'])
    await world.at(AT_SCHOOL)
    expect((await delivers(school, pupil, { capture })).body.outcome).toBe('kept')
  })

  it('cannot be looked up by another school', async () => {
    const school = await world.staff('school-admin', SCHOOL)
    const other = await world.staff('school-admin', OTHER)
    const pupil = await pupilOf(world, 316, { school: SCHOOL })
    const capture = newId()
    await delivers(school, pupil, { capture })
    expect((await delivers(other, pupil, { capture })).code).toBe('NOT-FOUND')
  })
})
