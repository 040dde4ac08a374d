import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { beijing, instant } from '@zhongzhao/domain/base/time'
import type { SeasonPack } from '@zhongzhao/domain/season/pack'
import { addOrgs } from '@zhongzhao/server/orgs/store-add'
import type { Services } from '@zhongzhao/server/platform/context'
import type { Batch } from '@zhongzhao/server/roster/batch'
import { type FileImport, importRosterFile } from '@zhongzhao/server/roster/import-file'
import { takeDaily } from '@zhongzhao/server/progress/daily'
import { uploadFolder } from '@zhongzhao/server/roster/uploads'
import { hashPassword } from '@zhongzhao/server/sign-in/passwords'
import { addAppointments } from './appointments.ts'
import { atClock, dayOf, daysAfter, sandboxStart, windowIn } from './dates.ts'
import { type MadeUpOrg, madeUpOrgs } from './divisions.ts'
import { addEvaluations } from './evaluating.ts'
import { addLives } from './first-school.ts'
import { roleFor } from './posts.ts'
import { madeUpPoints } from './points.ts'
import { addOfficeWork } from './offices.ts'
import { type MadeUpRow, rosterCsv, sandboxPupils } from './pupils.ts'
import { firstClassNumbers, madeUpCandidates, madeUpStaff } from './sign-ins.ts'
import { addReturning } from './returning.ts'
import * as store from './store.ts'

/** What stands in a made-up province before anybody lives in it. */
export interface Ground {
  readonly orgs: readonly MadeUpOrg[]
  readonly rows: Iterable<MadeUpRow>
  readonly told?: FileImport['told']
}

const [firstCode = ''] = madeUpCandidates.filter((c) => c.stage === 'slip').map((c) => c.secret)

/** As the server keeps a code. */
const codeOf = ({ keys }: Services, code: string) => keys.secretHash(code.replaceAll('-', ''))

/** Fills an empty sandbox (K6): organisations, a roster by the real import, staff, candidates on their way. Whatever a killed start
 *  left is completed: every step looks first. */
export async function seedSandbox(services: Services): Promise<void> {
  if (await store.isSeeded(services.db, codeOf(services, firstCode))) return
  if (!(await store.hasPupils(services.db))) {
    await layGround(services, { orgs: madeUpOrgs, rows: sandboxPupils() })
  }
  await enliven(services)
}

/** Season's clock, organisations, roster: the roster is imported whole or not at all. */
export async function layGround(services: Services, { orgs, rows, told }: Ground): Promise<Batch> {
  const start = beijing(sandboxStart(services.packs.current))
  await store.setClock(services.db, start)
  await addOrgs(services.db, orgs)
  return withRosterFile(services.config.dataDir, rosterCsv(rows), (path) =>
    importRosterFile(services, {
      path,
      fileName: '演练名册.csv',
      org: '41',
      at: start,
      ...(told === undefined ? {} : { told }),
    }),
  )
}

/** A point is open while anybody fills in. */
function openDays(pack: SeasonPack): { readonly from: string; readonly until: string } {
  const { opens, closes } = windowIn(pack, 'inPlace', 'chooseTrack')
  return { from: dayOf(opens), until: dayOf(closes) }
}

/** Staff, and the first school with its lives. */
export async function enliven(services: Services): Promise<void> {
  await addStaff(services)
  await store.addPoints(services.db, madeUpPoints, openDays(services.packs.current))
  await addLives(services)
  await addReturning(services)
  await addAppointments(services, sandboxStart(services.packs.current))
  await addEvaluations(services)
  await addOfficeWork(services)
  // A report of the evening before, so that there is one to look at.
  const evening = atClock(daysAfter(sandboxStart(services.packs.current), -1), '17:00')
  await takeDaily(services, instant(beijing(evening)))
  await openShown(services)
}

/** A made-up roster as a file, gone afterwards. */
async function withRosterFile<T>(
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

async function addStaff({ db, packs }: Services): Promise<void> {
  const { roles, apart } = packs.current
  const kinds = new Map(
    (
      await store.kindsOf(
        db,
        madeUpStaff.map(({ org }) => org),
      )
    ).map((o) => [o.path, o.kind]),
  )
  const hashed = madeUpStaff.map(async (s) => {
    const role = roleFor(packs.current, s.role, kinds.get(s.org) ?? 'school')
    return {
      ...s,
      role,
      hash: await hashPassword(s.password),
      givers: roles.filter(({ mayGrant }) => mayGrant.includes(role)).map(({ id }) => id),
      apart: apart.find((rule) => rule.roles.includes(role))?.id ?? null,
    }
  })
  await store.addStaff(db, await Promise.all(hashed))
}

/** The candidates who are shown: slips whose codes are known, accounts whose passwords are. The last step: its end means seeded. */
async function openShown(services: Services): Promise<void> {
  const { db, keys } = services
  const numbers = firstClassNumbers()
  const indexed = madeUpCandidates.map((c) => ({ ...c, index: keys.index(numbers[c.seat - 1] ?? '') }))
  const accounts = indexed.filter((c) => c.stage === 'account')
  const slips = indexed.filter((c) => c.stage === 'slip')
  const passwords = accounts.map(async ({ index, secret }) => ({ index, secret: await hashPassword(secret) }))
  await store.setPasswords(db, await Promise.all(passwords))
  await store.setCodes(
    db,
    slips.map(({ index, secret }) => ({ index, secret: codeOf(services, secret) })),
  )
}
