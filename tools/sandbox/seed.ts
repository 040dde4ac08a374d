import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { beijing, instant } from '@zhongzhao/domain/base/time'
import type { Services } from '@zhongzhao/server/platform/context'
import { importRosterFile } from '@zhongzhao/server/roster/import-file'
import { uploadFolder } from '@zhongzhao/server/roster/uploads'
import { hashPassword } from '@zhongzhao/server/sign-in/passwords'
import { madeUpClasses, madeUpOrgs } from './divisions.ts'
import { madeUpPupils, rosterCsv } from './pupils.ts'
import { madeUpCandidates, madeUpStaff, PUPILS_PER_CLASS, firstClassNumbers } from './sign-ins.ts'
import * as store from './store.ts'

/** When the made-up season stands at the first start (notice 一.1: inside the first window). */
export const SANDBOX_START = '2022-03-10T10:00'

/** Fills an empty sandbox (K6): organisations, staff, a roster by the real import, some candidates on their way. Whatever a killed
 *  start left is completed: every step looks first. */
export async function seedSandbox(services: Services): Promise<void> {
  if (await store.isSeeded(services.db)) return
  await store.setClock(services.db, beijing(SANDBOX_START))
  await store.addOrgs(services.db, madeUpOrgs)
  await importPupils(services)
  await addStaff(services)
  await addCandidates(services)
}

async function importPupils(services: Services): Promise<void> {
  if (await store.hasPupils(services.db)) return
  const rows = madeUpPupils(madeUpClasses, { perClass: PUPILS_PER_CLASS })
  await withRosterFile(services.config.dataDir, rosterCsv(rows), (path) =>
    importRosterFile(services, {
      path,
      fileName: '演练名册.csv',
      org: '41',
      at: instant(beijing(SANDBOX_START)),
    }),
  )
}

/** A made-up roster as a file, gone afterwards. */
export async function withRosterFile<T>(
  dataDir: string,
  text: Iterable<string>,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const path = join(await uploadFolder(dataDir), `${randomUUID()}.csv`)
  try {
    await pipeline(Readable.from(text), createWriteStream(path, { mode: 0o600 }))
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

async function addStaff({ db }: Services): Promise<void> {
  const hashed = await Promise.all(
    madeUpStaff.map(async (s) => ({ ...s, hash: await hashPassword(s.password) })),
  )
  await store.addStaff(db, hashed)
}

/** A few candidates for showing: slips whose codes are known, accounts with a password. The last step: its end means seeded. */
async function addCandidates({ db, keys, packs }: Services): Promise<void> {
  const numbers = firstClassNumbers()
  const given = madeUpCandidates.map((c) => ({ ...c, index: keys.index(numbers[c.seat - 1] ?? '') }))
  const slips = given.filter((c) => c.stage === 'slip')
  const active = given.filter((c) => c.stage !== 'slip')
  const accounts = await Promise.all(
    active.map(async (c) => ({ index: c.index, hash: await hashPassword(c.secret) })),
  )
  await store.addCandidates(db, {
    slips: slips.map((c) => ({ index: c.index, code: keys.secretHash(c.secret.replaceAll('-', '')) })),
    accounts,
    days: packs.current.slipDays.value,
  })
}
