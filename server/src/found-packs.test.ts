import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { expect, it } from 'vitest'
import { findPacks, namedPack } from './found-packs.ts'
import { CannotStart } from './platform/cannot-start.ts'

/** Seasons as folders: what `pack.ts` says, by the name of the folder. */
async function foundIn(texts: Readonly<Record<string, string>>): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'zz-packs-'))
  try {
    for (const [folder, text] of Object.entries(texts)) {
      mkdirSync(join(root, folder))
      writeFileSync(join(root, folder, 'pack.ts'), text)
    }
    return (await findPacks(root)).map((pack) => pack.season).join()
  } catch (error) {
    expect(error).toBeInstanceOf(CannotStart)
    return error instanceof Error ? error.message : ''
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

const sound = await namedPack(undefined)
const written = (pack: unknown) => `export const season = ${JSON.stringify(pack)}`
const next: SeasonPack = {
  ...sound,
  season: 'henan-2031' as SeasonPack['season'],
  year: 2031,
  registrationNumber: { value: { prefix: '3141', serialDigits: 8 }, basis: 'assumed' },
}

it('finds every season by its folder, oldest first', async () => {
  expect(await foundIn({ 'henan-2031': written(next), [sound.season]: written(sound) })).toBe(
    `${sound.season},henan-2031`,
  )
})

it('does not start with a folder that is no season, and says which and why', async () => {
  expect(await foundIn({ 'henan-2031': 'export const nothing = 1' })).toContain('packs/henan-2031 不能使用')
  expect(await foundIn({ 'henan-2031': 'export const x = {' })).toContain('pack.ts 读不出来')
  expect(await foundIn({ 'henan-2032': written(next) })).toContain('年度代号是“henan-2031”，应与文件夹同名')
  expect(await foundIn({ 'henan-2031': written({ ...next, evaluation: undefined }) })).toContain(
    '没有 evaluation（综合素质评价）',
  )
  expect(await foundIn({ 'henan-2031': written({ ...next, pictures: { portrait: {} } }) })).toContain(
    '没有 pictures.portrait.spec',
  )
  const [kind] = next.publicity.kinds
  const kinds = [{ ...kind, from: { of: 'registrations', states: ['done'], result: '' } }]
  expect(
    await foundIn({ 'henan-2031': written({ ...next, publicity: { ...next.publicity, kinds } }) }),
  ).toContain('的状态“done”不存在')
})

it('does not start with two seasons that number their candidates alike', async () => {
  const { registrationNumber } = sound
  const alike = { 'henan-2031': written({ ...next, registrationNumber }), [sound.season]: written(sound) }
  expect(await foundIn(alike)).toContain('重叠，考生会同号')
  // 2241 and eight digits, 22410 and seven: 224100000001 is one number.
  const inside = {
    value: {
      prefix: `${registrationNumber.value.prefix}0`,
      serialDigits: registrationNumber.value.serialDigits - 1,
    },
    basis: 'assumed',
  }
  const meeting = {
    'henan-2031': written({ ...next, registrationNumber: inside }),
    [sound.season]: written(sound),
  }
  expect(await foundIn(meeting)).toContain('重叠，考生会同号')
})

it('tells at most eight faults, and how many there are', async () => {
  const windows = next.windows.map((w) => ({ ...w, from: w.until }))
  const many = [...windows, ...windows]
  expect(await foundIn({ 'henan-2031': written({ ...next, windows: many }) })).toContain(
    `……共 ${many.length} 处`,
  )
})
