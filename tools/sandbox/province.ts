import { beijing, instant } from '@zhongzhao/domain/base/time'
import type { Services } from '@zhongzhao/server/platform/context'
import type { Batch } from '@zhongzhao/server/roster/batch'
import { importRosterFile } from '@zhongzhao/server/roster/import-file'
import { manySchools } from './divisions.ts'
import { madeUpPupils, rosterCsv } from './pupils.ts'
import { SANDBOX_START, seedSandbox, withRosterFile } from './seed.ts'
import * as store from './store.ts'

const PER_CLASS = 50
/** Serials below are the sandbox's own pupils. */
const FIRST_SERIAL = 10_000

/** The sandbox with `pupils` more of them in as many made-up schools as they need, by the import that a county uses. Undefined: there is
 *  such a province in this database already. */
export async function makeProvince(
  services: Services,
  { pupils, told }: { pupils: number; told: (step: 'check' | 'commit', done: number, of: number) => void },
): Promise<Batch | undefined> {
  await seedSandbox(services)
  const { orgs, classes } = manySchools(pupils)
  const [first] = orgs
  if (first === undefined || (await store.hasPupilsOf(services.db, first.code))) return undefined
  await store.addOrgs(services.db, orgs)
  const rows = madeUpPupils(classes, { perClass: PER_CLASS, most: pupils, first: FIRST_SERIAL })
  return withRosterFile(services.config.dataDir, rosterCsv(rows), (path) =>
    importRosterFile(services, {
      path,
      fileName: '演练全省名册.csv',
      org: '41',
      at: instant(beijing(SANDBOX_START)),
      told,
    }),
  )
}
