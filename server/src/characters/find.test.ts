import { describe, expect, it } from 'vitest'
import type { Ctx } from '../platform/context.ts'
import { findRareCharacters } from './find.ts'

const find = async (wanted: string) => {
  const { by, characters, more } = await findRareCharacters({} as Ctx, { wanted })
  return { by, more, found: characters.map((one) => one.character) }
}

describe('a rare character is found (D6)', () => {
  it.each([
    ['yan', '䶮'],
    ['yǎn', '䶮'],
    ['JIE', '㛃'],
    ['di', '𬱖'],
    ['mai4', '鿏'],
    ['lv', '吕'],
    ['lü', '吕'],
    ['ling', '〇'],
  ])('by its pinyin %s: %s', async (wanted, character) => {
    const { by, found } = await find(wanted)
    expect(by).toBe('pinyin')
    expect(found).toContain(character)
  })
  it.each([
    ['龙', '䶮'],
    ['女', '㛃'],
    ['页', '𬱖'],
    ['鸟', '𬸚'],
  ])('by a character that shares its radical %s: %s', async (wanted, character) => {
    const { by, found } = await find(wanted)
    expect(by).toBe('radical')
    expect(found).toContain(character)
  })
  it.each([
    ['4DAE', '䶮'],
    ['u+2CC56', '𬱖'],
    ['20164', '𠅤'],
  ])('by its code %s: %s', async (wanted, character) => {
    expect(await find(wanted)).toMatchObject({ by: 'code', found: [character] })
  })
  it('finds nothing for what is nothing, and never what the printer cannot draw', async () => {
    expect(await find('？？')).toMatchObject({ by: 'nothing', found: [] })
    expect(await find('zzz')).toMatchObject({ by: 'pinyin', found: [] })
    expect(await find('U+E000')).toMatchObject({ by: 'code', found: [] })
    expect(await find('U+110000')).toMatchObject({ by: 'code', found: [] })
  })
})
