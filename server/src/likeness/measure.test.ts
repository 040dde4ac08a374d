import { henan2022 } from '../../../packs/henan-2022/pack.ts'
import { faceDistance, hashDistance } from '@zhongzhao/domain/images/likeness'
import { portraitBytes, portraitOf } from '@zhongzhao/tool-sandbox/specimens'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { eyeState, lookAtPortrait, stopEye } from '../platform/eye.ts'
import { hashOf } from './measure.ts'

const limits = henan2022.likeness
const people = [portraitOf('1', 0), portraitOf('1', 1), portraitOf('2', 0), portraitOf('2', 1)].map(
  portraitBytes,
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
      const describeFace = async (bytes: Buffer) => {
        const answer = await lookAtPortrait(bytes, { describe: 'face' })
        if (answer === 'absent' || answer === 'unreadable' || answer.descriptor === undefined)
          throw new Error('no face')
        return answer.descriptor
      }
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
  afterAll(stopEye)
})
