import { henan2022 } from '../../../packs/henan-2022/pack.ts'
import { faceDistance, hashDistance } from '@zhongzhao/domain/images/likeness'
import { faceOf, facesOf } from '@zhongzhao/tool-sandbox/faces'
import { firstSchoolLives } from '@zhongzhao/tool-sandbox/lives'
import { portraitBytes } from '@zhongzhao/tool-sandbox/specimens'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { eyeState, lookAtPortrait, stopEye } from '../platform/eye.ts'
import { hashOf } from './measure.ts'

const limits = henan2022.likeness
const people = await Promise.all(
  [faceOf('1', 0), faceOf('1', 1), faceOf('2', 0), faceOf('2', 1)].map(portraitBytes),
)
/** The same photograph as another program would hand it in: smaller, warmer, encoded anew. */
const again = (bytes: Buffer) =>
  sharp(bytes).resize(413, 551).modulate({ brightness: 1.05 }).jpeg({ quality: 60 }).toBuffer()

describe('how portraits of real files measure (E6)', () => {
  it('the same photograph stays within the hash’s limit, different people do not', async () => {
    const hashes = await Promise.all(people.map(hashOf))
    const copies = await Promise.all(people.map(async (bytes) => hashOf(await again(bytes))))
    for (const [at, hash] of hashes.entries())
      for (const [other, copy] of copies.entries()) {
        const distance = hashDistance(hash, copy)
        if (at === other) expect(distance).toBeLessThanOrEqual(limits.samePicture)
        else expect(distance).toBeGreaterThan(limits.samePicture)
      }
  })

  it.runIf(eyeState() === 'here')(
    'and with the models here: one face within the distance, two people beyond it',
    async () => {
      const [a, b] = [people[0], people[2]]
      if (a === undefined || b === undefined) throw new Error('no portraits')
      const [his, copy, hers] = [
        await describeFace(a),
        await describeFace(await again(a)),
        await describeFace(b),
      ]
      expect(his).toHaveLength(128)
      expect(faceDistance(his, copy)).toBeLessThanOrEqual(limits.sameFace)
      expect(faceDistance(his, hers)).toBeGreaterThan(limits.sameFace)
    },
  )
})

afterAll(stopEye)

const describeFace = async (bytes: Buffer) => {
  const answer = await lookAtPortrait(bytes, { describe: 'face' })
  if (answer === 'absent' || answer === 'unreadable' || answer.descriptor === undefined)
    throw new Error('no face')
  return answer.descriptor
}

describe('the faces of the sandbox: a few cases that mean something, and no noise (K6)', () => {
  const all = (['1', '2'] as const).flatMap((sex) =>
    Array.from({ length: facesOf(sex) }, (_, n) => ({ name: `${sex} ${n}`, face: faceOf(sex, n) })),
  )

  it('no two pictures are alike, and each is what a season takes', async () => {
    const measured = await Promise.all(
      all.map(async ({ name, face }) => {
        const bytes = await portraitBytes(face)
        expect(bytes.length, name).toBeLessThanOrEqual(30_000)
        return { name, hash: await hashOf(bytes) }
      }),
    )
    for (const [at, one] of measured.entries())
      for (const other of measured.slice(at + 1))
        expect(hashDistance(one.hash, other.hash), `${one.name}, ${other.name}`).toBeGreaterThan(
          limits.samePicture,
        )
  })

  it('every pupil has an own one, but for one picture under two names and two that were changed round', () => {
    const lives = firstSchoolLives().filter(({ portrait }) => portrait !== 'none')
    const nameOf = ({ face: { of, as } }: (typeof lives)[number]) => `${of}${as}`
    const twice = Map.groupBy(lives, nameOf)
      .values()
      .filter((some) => some.length > 1)
    expect([...twice].map((some) => some.map(({ seat }) => seat))).toEqual([[11, 19]])
    const swapped = lives.filter((one) => one.cardFace !== one.face && one.seat !== 19)
    expect(swapped.map(({ seat }) => seat)).toEqual([7, 20])
  })

  it.runIf(eyeState() === 'here')('relatives are strangers to the eye; a swap is one', async () => {
    for (const sex of ['1', '2'] as const) {
      const relatives = [0, 1, 2, 3].map((n) => faceOf(sex, (n * facesOf(sex)) / 4))
      const seen = await Promise.all(relatives.map(async (face) => describeFace(await portraitBytes(face))))
      for (const [at, one] of seen.entries())
        for (const other of seen.slice(at + 1))
          expect(faceDistance(one, other)).toBeGreaterThan(limits.sameFace)
    }
    const [one] = firstSchoolLives().filter(({ seat }) => seat === 7)
    if (one === undefined) throw new Error('nobody')
    const [own, brought] = [
      await describeFace(await portraitBytes(one.cardFace)),
      await describeFace(await portraitBytes(one.face)),
    ]
    expect(faceDistance(own, brought)).toBeGreaterThan(limits.otherFace)
  })
})
