import { afterAll, describe, expect, it } from 'vitest'
import sharp from 'sharp'
import type { CardAsked } from '@zhongzhao/domain/images/card/facts'
import { inspectCard } from '@zhongzhao/domain/images/card/inspect-card'
import { verdictOf } from '@zhongzhao/domain/images/inspect'
import { cardSpec } from '../../../packs/henan-2022/card-limits.ts'
import { chanceOf } from '@zhongzhao/tool-sandbox/chance'
import { type CardBearer, drawCard } from '@zhongzhao/tool-sandbox/specimen-card'
import { type Photographing, photograph } from '@zhongzhao/tool-sandbox/specimen-photo'
import { readCard, stopCardReading } from './card-reading.ts'

/** Nobody: the division 990101 does not exist, and 测试样张 SPECIMEN stands across every card drawn here. */
const bearer = {
  name: '梁玓𬍛',
  sex: '女',
  ethnicity: '汉',
  birth: '20090412',
  number: '99010120090412002X',
  address: '示例省样张市测试区样张路1号院2号楼',
} as const satisfies CardBearer

async function codes(printed: Partial<CardBearer>, how: Photographing = {}, asked: CardAsked = bearer) {
  const bytes = await photograph(drawCard({ ...bearer, ...printed }), how, chanceOf(7))
  const facts = await readCard(bytes, asked, cardSpec.layout)
  if (facts === 'absent') throw new Error('the models are part of the install')
  return inspectCard(facts, cardSpec).map(({ code }) => code)
}

afterAll(() => stopCardReading())

describe('a card read by asking', { timeout: 120_000 }, () => {
  it('says what the registry says, rare characters and all', async () => {
    expect(await codes({})).toEqual([])
  })

  it('also on a desk, turned, in poor light', async () => {
    expect(
      await codes({}, { roll: 11, slant: 8, light: 0.6, noise: 4, ground: 'wood', quality: 60 }),
    ).toEqual([])
  })

  it('says another number, and that its last digit does not fit', async () => {
    expect(await codes({ number: '99010120090412003X' })).toEqual(['CARD-NUMBER-DIFFERS', 'CARD-CHECK-DIGIT'])
  })

  it('says another sex, group or day', async () => {
    expect(await codes({ sex: '男' })).toEqual(['CARD-SEX-DIFFERS'])
    expect(await codes({ ethnicity: '满' })).toEqual(['CARD-ETHNICITY-DIFFERS'])
    expect(await codes({ birth: '20090414' })).toEqual(['CARD-BIRTH-DIFFERS'])
  })

  it('says another name, or a longer one', async () => {
    expect(await codes({ name: '梁玓明' })).toEqual(['CARD-NAME-DIFFERS'])
    expect(await codes({ name: '梁玓𬍛明' })).toEqual(['CARD-NAME-UNREAD'])
  })

  it('confirms a name of three parts', async () => {
    const asked = { ...bearer, name: '阿不都热依木江·阿卜杜喀迪尔·买买提依明', ethnicity: '维吾尔族' }
    expect(await codes({ name: asked.name, ethnicity: '维吾尔' }, {}, asked)).toEqual([])
  })

  it('is taken again when it is out of focus, too far away, or burnt out', async () => {
    for (const how of [{ blur: 5 }, { width: 0.25, ground: 'wood' }] as const) {
      const found = await codes({}, how)
      expect(found).toHaveLength(1)
      expect(['CARD-SMALL', 'CARD-BLURRED', 'CARD-NOT-FOUND']).toContain(found[0])
    }
    expect(await codes({}, { glare: { at: [0.55, 0.86], radius: 0.2 } })).toEqual(['CARD-NUMBER-HIDDEN'])
  })

  it('is not what a picture of something else is taken for', async () => {
    const blue = sharp({ create: { width: 800, height: 600, channels: 3, background: '#3a6ea5' } })
    const facts = await readCard(await blue.jpeg().toBuffer(), bearer, cardSpec.layout)
    expect(facts !== 'absent' && verdictOf(inspectCard(facts, cardSpec))).toBe('refused')
  })

  it('that cannot be decoded fails without taking the next one along', async () => {
    await expect(readCard(Buffer.from('not a picture'), bearer, cardSpec.layout)).rejects.toThrow()
    expect(await codes({})).toEqual([])
  })
})
