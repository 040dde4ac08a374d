import { join } from 'node:path'
import { henan2022 } from '@zhongzhao/henan-2022/pack'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { compatible } from '@zhongzhao/domain/season/pack'
import type { Kysely } from 'kysely'
import { eyes } from './images/eyes.ts'
import type { Config } from './platform/config.ts'
import type { Packs, Services } from './platform/context.ts'
import { folderFiles } from './platform/files.ts'
import { openMasterKey } from './platform/master-key.ts'
import type { Lookers } from './platform/looker.ts'
import { keysFrom } from './platform/sealed-text.ts'
import type { Database } from './platform/tables.ts'
import { keepPack } from './season/store.ts'

/** The seasons of this release; a record's season and pack version choose. */
const current = henan2022

/** Keeps the pack, and refuses a release that breaks fields a record may hold. */
export async function loadPacks(db: Kysely<Database>): Promise<Packs> {
  const released = await keepPack(db, current)
  for (const older of released) compatible(older, current)
  const all = new Map<string, SeasonPack>(
    [...released, current].map((pack) => [`${pack.season}@${pack.version}`, pack]),
  )
  return {
    current,
    of: (season, version) => {
      const pack = all.get(`${season}@${version}`)
      if (pack === undefined) throw new Error(`no pack ${season}@${version}`)
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
    packs: await loadPacks(db),
    lookers,
    sandbox,
    signIns,
    wake,
  }
}
