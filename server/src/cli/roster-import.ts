import { access, constants, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { orgsByCode } from '../orgs/store-add.ts'
import { type Services, seasonTime } from '../platform/context.ts'
import type { Batch } from '../roster/batch.ts'
import { importRosterFile } from '../roster/import-file.ts'
import { refusedSheet } from '../roster/refused-sheet.ts'
import { schoolsUnder } from '../roster/store-match.ts'
import { databaseTime } from '../season/store.ts'
import { type Given, NotDone, type Run, WrongUse } from './command.ts'
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

/** Where refused rows go, looked at before anything is imported. */
async function refusedPath(path: string, option: string | undefined): Promise<string> {
  const refused = resolve(option ?? `${path}.refused.xlsx`)
  if (refused === resolve(path)) throw new WrongUse('--refused 不能是名册文件本身，请换一个文件名。')
  const folder = dirname(refused)
  try {
    await access(folder, constants.W_OK)
  } catch {
    throw new WrongUse(`${folder} 不能写入，有问题的行没有地方存。请用 --refused 指定另一个文件。`)
  }
  return refused
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new WrongUse(`没有找到文件 ${path}。`)
  if (!found.isFile()) throw new WrongUse(`${path} 不是文件。请给出一个 XLSX、CSV 或 .xls 名册文件。`)
  await access(path, constants.R_OK).catch(() => {
    throw new WrongUse(`没有权限读取 ${path}。请检查文件权限。`)
  })
}

/** Refused rows beside the file, to be corrected and imported again; nobody else on the machine may read them. */
async function keepRefused(services: Services, batch: Batch, path: string): Promise<string | undefined> {
  if (batch.counts.refused + batch.counts.conflict === 0) return undefined
  await writeFile(path, await refusedSheet(services, batch.id), { mode: 0o600 })
  return path
}

/** Why nothing of the file could be kept. */
function whyNothing(
  { failure, counts, rows, schools }: Batch,
  school: string | undefined,
): string | undefined {
  if (failure !== null) return failure
  if (counts.new + counts.same + counts.changed + counts.conflict > 0) return undefined
  if (school === undefined || schools.some(({ code }) => code === school)) {
    return `${rows} 行都有问题，没有导入任何内容。`
  }
  const others = schools.slice(0, 3).map(({ code }) => code)
  return `文件里没有学校标识码为 ${school} 的学生（文件里是 ${others.join('、')}），没有导入任何内容。请核对 --school。`
}

async function importInto(services: Services, { path, school, refused }: Wanted) {
  const line = progressLine()
  const { wall, offsetMs } = await databaseTime(services.db)
  const batch = await importRosterFile(services, {
    path,
    fileName: basename(path),
    ...(await importerOf(services, school)),
    at: seasonTime(wall, offsetMs),
    told: (step, done, of) => line.tell(STEPS[step], done, step === 'check' ? undefined : of),
  }).finally(line.done)
  return { batch, kept: await keepRefused(services, batch, refused) }
}

interface Wanted {
  readonly path: string
  readonly school: string | undefined
  readonly refused: string
}

async function wantedBy({ files, options }: Given): Promise<Wanted> {
  const [path, second] = files
  if (path === undefined || second !== undefined) throw new WrongUse('一次导入一个名册文件。')
  await checkFile(path)
  return { path, school: options['school'], refused: await refusedPath(path, options['refused']) }
}

/** `roster import FILE`: dry run and commit in one go (B1, B6); the import of the desk, for files of any size. Exit code 1: nothing of
 *  the file could be kept. */
export const importRoster: Run = async (given, say) => {
  const wanted = await wantedBy(given)
  const { batch, kept } = await withServices((services) => importInto(services, wanted))
  const nothing = whyNothing(batch, wanted.school)
  if (given.manner === 'json') {
    const { id, state, rows, counts } = batch
    const beside = kept === undefined ? {} : { refused: kept }
    say(
      JSON.stringify({
        batch: id,
        state,
        rows,
        counts,
        ...beside,
        ...(nothing === undefined ? {} : { nothing }),
      }),
    )
  } else {
    say(saysOf(batch))
    if (kept !== undefined) say(`有问题的行在 ${kept}，改好后可以再导入。`)
  }
  if (nothing !== undefined) throw new NotDone(nothing)
  return 0
}
