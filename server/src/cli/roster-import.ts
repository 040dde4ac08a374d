import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { orgsByCode } from '../orgs/store-add.ts'
import { type Services, seasonTime } from '../platform/context.ts'
import type { Batch } from '../roster/batch.ts'
import { importRosterFile } from '../roster/import-file.ts'
import { refusedSheet } from '../roster/refused-sheet.ts'
import { schoolsUnder } from '../roster/store-match.ts'
import { databaseTime } from '../season/store.ts'
import { type Given, type Run, type Say, WrongUse } from './command.ts'
import { progressLine } from './progress.ts'
import { withServices } from './with-services.ts'

const STEPS = { check: '预检', commit: '写入' } as const

/** In whose name: the school, where one is named, otherwise the organisation above all others. */
async function importerOf(services: Services, school: string | undefined) {
  const orgs = await orgsByCode(services.db)
  const roots = [...orgs.values()].map(({ path }) => path).filter((path) => !path.includes('/'))
  const schools = await schoolsUnder(services.db, roots)
  if (school === undefined) {
    const [root] = roots
    if (root === undefined) throw new WrongUse('这里还没有机构，请先用 orgs add 建立机构。')
    return { org: root }
  }
  const found = schools.get(school)
  if (found === undefined) throw new WrongUse(`没有学校标识码为 ${school} 的学校。请核对 --school。`)
  return { org: found.path, school }
}

function saysOf({ counts, rows }: Batch): string {
  const parts = [
    `共 ${rows} 行`,
    `新增 ${counts.new}`,
    `不变 ${counts.same}`,
    `有变化 ${counts.changed}`,
    `冲突 ${counts.conflict}`,
    `有问题 ${counts.refused}`,
    `存疑 ${counts.suspect}`,
  ]
  return `${parts.join('，')}。`
}

/** Refused rows beside the file, to be corrected and imported again; nobody else on the machine may read them. */
async function keepRefused(services: Services, batch: Batch, path: string): Promise<string | undefined> {
  if (batch.counts.refused === 0) return undefined
  await writeFile(path, await refusedSheet(services, batch.id), { mode: 0o600 })
  return path
}

async function importInto(services: Services, { files, options, manner }: Given, say: Say): Promise<number> {
  const [path = ''] = files
  const line = progressLine()
  const { wall, offsetMs } = await databaseTime(services.db)
  const batch = await importRosterFile(services, {
    path,
    fileName: basename(path),
    ...(await importerOf(services, options['school'])),
    at: seasonTime(wall, offsetMs),
    told: (step, done, of) => line.tell(STEPS[step], done, of),
  })
  line.done()
  const kept = await keepRefused(services, batch, options['refused'] ?? `${path}.refused.xlsx`)
  if (manner === 'json') {
    const { rows, counts, state } = batch
    say(
      JSON.stringify({
        batch: batch.id,
        state,
        rows,
        counts,
        ...(kept === undefined ? {} : { refused: kept }),
      }),
    )
  } else {
    say(saysOf(batch))
    if (batch.failure !== null) say(batch.failure)
    if (kept !== undefined) say(`有问题的行在 ${kept}，改好后可以再导入。`)
  }
  return batch.failure === null ? 0 : 1
}

/** `roster import FILE`: dry run and commit in one go (B1, B6); the import of the desk, for files of any size. */
export const importRoster: Run = async (given, say) => {
  const [path, second] = given.files
  if (path === undefined || second !== undefined) throw new WrongUse('一次导入一个名册文件。')
  if (!existsSync(path)) throw new WrongUse(`没有找到文件 ${path}。`)
  return withServices(say, (services) => importInto(services, given, say))
}
