import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { sourceFaults } from '@zhongzhao/domain/publicity/source-faults'
import { packFaults } from '@zhongzhao/domain/season/pack-faults'
import { CannotStart } from './platform/cannot-start.ts'

const packsFolder = resolve(import.meta.dirname, '..', '..', 'packs')

const isPack = (value: unknown): value is SeasonPack =>
  typeof value === 'object' && value !== null && 'season' in value && 'windows' in value

/** What a module gives under any name. */
async function valuesOf(file: string): Promise<readonly unknown[]> {
  const found: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ pathToFileURL(file).href)
  return Object.values(found)
}

/** How many faults are told at once. */
const TOLD = 8

const badPack = (folder: string, faults: readonly string[]) =>
  new CannotStart(
    [
      `packs/${folder} 不能使用，请改正后再启动。 packs/${folder} cannot be used:`,
      ...faults.slice(0, TOLD).map((fault) => `  - ${fault}`),
      ...(faults.length > TOLD ? [`  - ……共 ${faults.length} 处`] : []),
    ].join('\n'),
  )

/** What one folder exports. Throws CannotStart when it is no season or does not load. */
async function loadPack(packs: string, folder: string): Promise<SeasonPack> {
  const values = await valuesOf(join(packs, folder, 'pack.ts')).catch((error: unknown) => {
    throw badPack(folder, [`pack.ts 读不出来：${error instanceof Error ? error.message : String(error)}`])
  })
  const pack = values.find(isPack)
  if (pack === undefined) throw badPack(folder, ['pack.ts 没有导出招生年度（SeasonPack）'])
  return pack
}

/** `packFaults`, also of what is so incomplete that nobody can look at it. */
function faultsOf(pack: SeasonPack, folder: string, sent: SeasonPack['messages']): readonly string[] {
  if (pack.season !== folder) return [`年度代号是“${pack.season}”，应与文件夹同名`]
  try {
    const faults = packFaults(pack, sent)
    return faults.length > 0 ? faults : sourceFaults(pack)
  } catch (error) {
    return [`内容不完整：${error instanceof Error ? error.message : String(error)}`]
  }
}

/** The season that `packs/first-season.ts` names. */
const firstSeason = async () => (await valuesOf(join(packsFolder, 'first-season.ts')))[0]

const prefixOf = (pack: SeasonPack) => pack.registrationNumber.value.prefix

/** Whether two seasons could deal out one number: numbers of one length, one prefix the beginning of the other. */
function numbersMeet(one: SeasonPack, other: SeasonPack): boolean {
  const [a, b] = [one.registrationNumber.value, other.registrationNumber.value]
  if (a.prefix.length + a.serialDigits !== b.prefix.length + b.serialDigits) return a.prefix === b.prefix
  return a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix)
}

/** Every season of this release, oldest first: a folder in `packs/` whose `pack.ts` exports a SeasonPack (ADR 34). Nobody lists them, so
 *  that a season is added by adding its folder. Throws CannotStart with what is wrong with a folder, and when two number their candidates
 *  alike. */
export async function findPacks(root = packsFolder): Promise<readonly SeasonPack[]> {
  const folders = readdirSync(root).filter((name) => existsSync(join(root, name, 'pack.ts')))
  const packs = await Promise.all(folders.map((folder) => loadPack(root, folder)))
  const first = await firstSeason()
  const known = packs.find(({ season }) => season === first)?.messages ?? []
  for (const [at, pack] of packs.entries()) {
    const folder = folders[at] ?? ''
    const faults = faultsOf(pack, folder, known)
    if (faults.length > 0) throw badPack(folder, faults)
    const alike = packs.slice(0, at).find((other) => numbersMeet(other, pack))
    if (alike !== undefined)
      throw badPack(folder, [
        `报名序号的前缀 ${prefixOf(pack)} 与 ${alike.season} 的 ${prefixOf(alike)} 重叠，考生会同号`,
      ])
  }
  return packs.toSorted((a, b) => a.year - b.year || (a.season < b.season ? -1 : 1))
}

/** The season that is named, else the one `packs/first-season.ts` names. Throws CannotStart with the seasons there are. */
export async function namedPack(season: string | undefined): Promise<SeasonPack> {
  const packs = await findPacks()
  const named = season ?? (await firstSeason())
  const pack = packs.find((one) => one.season === named)
  if (pack !== undefined) return pack
  const there = packs.map((one) => one.season).join('、')
  throw new CannotStart(
    `没有招生年度 ${String(named)}（SEASON）；现有：${there}。 No season ${String(named)}; there are: ${there}.`,
  )
}
