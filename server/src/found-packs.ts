import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { CannotStart } from './platform/cannot-start.ts'

const packsFolder = resolve(import.meta.dirname, '..', '..', 'packs')

const isPack = (value: unknown): value is SeasonPack =>
  typeof value === 'object' && value !== null && 'season' in value && 'windows' in value

/** What a module gives under any name. */
async function valuesOf(file: string): Promise<readonly unknown[]> {
  const found: Readonly<Record<string, unknown>> = await import(
    /* @vite-ignore */ pathToFileURL(join(packsFolder, file)).href
  )
  return Object.values(found)
}

/** Every season of this release, oldest first: a folder in `packs/` whose `pack.ts` exports a SeasonPack (ADR 34). Nobody lists them, so
 *  that a season is added by adding its folder. Throws CannotStart for a folder without one, and when two are one season. */
export async function findPacks(): Promise<readonly SeasonPack[]> {
  const folders = readdirSync(packsFolder).filter((name) => existsSync(join(packsFolder, name, 'pack.ts')))
  const packs = await Promise.all(
    folders.map(async (folder) => {
      const pack = (await valuesOf(join(folder, 'pack.ts'))).find(isPack)
      if (pack === undefined) throw noPack(folder)
      return pack
    }),
  )
  const twice = packs.find((pack, at) => packs.findIndex((other) => other.season === pack.season) !== at)
  if (twice !== undefined) throw noPack(twice.season)
  return packs.toSorted((a, b) => a.year - b.year || (a.season < b.season ? -1 : 1))
}

const noPack = (folder: string) =>
  new CannotStart(
    `packs/${folder} 不是一个招生年度，或同一年度有两份。 packs/${folder} is no season, or another folder is the same season.`,
  )

/** The season that is named, else the one `packs/first-season.ts` names. Throws CannotStart with the seasons there are. */
export async function namedPack(season: string | undefined): Promise<SeasonPack> {
  const packs = await findPacks()
  const named = season ?? (await valuesOf('first-season.ts'))[0]
  const pack = packs.find((one) => one.season === named)
  if (pack !== undefined) return pack
  const there = packs.map((one) => one.season).join('、')
  throw new CannotStart(
    `没有招生年度 ${String(named)}（SEASON）；现有：${there}。 No season ${String(named)}; there are: ${there}.`,
  )
}
