import { join } from 'node:path'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { compatible } from '@zhongzhao/domain/season/pack'
import type { Kysely } from 'kysely'
import { findPacks, namedPack } from './found-packs.ts'
import { eyes } from './images/eyes.ts'
import type { Config } from './platform/config.ts'
import type { Packs, Services } from './platform/context.ts'
import { folderFiles } from './platform/files.ts'
import { openMasterKey } from './platform/master-key.ts'
import type { Lookers } from './platform/looker.ts'
import { keysFrom } from './platform/sealed-text.ts'
import type { Database } from './platform/tables.ts'
import { keepPack } from './season/store.ts'

/** Keeps every season's pack of the province, and refuses a release that breaks fields a record may hold. Another province's season is
 *  another installation's. */
export async function loadPacks(db: Kysely<Database>, season: string | undefined): Promise<Packs> {
  const current = await namedPack(season)
  const seasons = (await findPacks()).filter((pack) => pack.province.code === current.province.code)
  const all = new Map<string, SeasonPack>()
  for (const pack of seasons) {
    const released = await keepPack(db, pack)
    for (const older of released) compatible(older, pack)
    for (const kept of [...released, pack]) all.set(`${kept.season}@${kept.version}`, kept)
  }
  return {
    current,
    seasons,
    of: (asked, version) => {
      const pack = all.get(`${asked}@${version}`)
      if (pack === undefined) throw new Error(`no pack ${asked}@${version}`)
      return pack
    },
  }
}

/** What lives as long as the process. `wake` tells the worker that a job waits. */
export async function makeServices({
  config,
  db,
  sandbox,
  signIns = [],
  lookers = eyes,
  wake,
}: {
  config: Config
  db: Kysely<Database>
  sandbox: boolean
  signIns?: Services['signIns']
  /** Who looks into pictures; a test brings its own. */
  lookers?: Lookers
  wake: () => void
}): Promise<Services> {
  return {
    config,
    db,
    keys: keysFrom(openMasterKey(config).bytes),
    files: await folderFiles(join(config.dataDir, 'files')),
    packs: await loadPacks(db, config.season),
    lookers,
    sandbox,
    signIns,
    wake,
  }
}
