import { stat, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { availableParallelism } from 'node:os'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { contextOf } from '../background.ts'
import { importFolder } from '../images/runs/import-folder.ts'
import { refusedCsv } from '../images/runs/refused-csv.ts'
import { runView } from '../images/runs/run.ts'
import type { Ctx, Services } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { findStaff } from '../sign-in/store-staff.ts'
import { type Given, type Run, WrongUse } from './command.ts'
import { progressLine } from './progress.ts'
import { withServices } from './with-services.ts'

interface Wanted {
  readonly folder: string
  readonly door: PictureKind
  readonly login: string
  readonly org: string | undefined
  readonly refused: string
}

async function wantedBy({ files, options }: Given): Promise<Wanted> {
  const [path, second] = files
  if (path === undefined || second !== undefined) throw new WrongUse('一次导入一个文件夹。')
  const folder = resolve(path)
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true)
    throw new WrongUse(`${path} 不是文件夹。压缩包请先解开，或在页面上导入。`)
  const { door = 'portrait', login, school: org } = options
  if (door !== 'portrait' && door !== 'document') throw new WrongUse('--door 是 portrait 或 document。')
  if (login === undefined) throw new WrongUse('请用 --login 说明以谁的名义导入。')
  return { folder, door, login, org, refused: resolve(options['refused'] ?? `${folder}.refused.csv`) }
}

async function inTheNameOf(services: Services, login: string): Promise<Ctx> {
  const account = await findStaff(services.db, login)
  if (account === undefined) throw new WrongUse(`没有登录名为 ${login} 的账号。请核对 --login。`)
  return contextOf(services, { account, requestId: 'pictures import' })
}

async function importAs(services: Services, { folder, door, login, org, refused }: Wanted) {
  const line = progressLine()
  const ctx = await inTheNameOf(services, login)
  const told = (done: number, of: number) => line.tell('导入', done, of)
  const given = { folder, door, org, abreast: availableParallelism() * 2, told }
  const run = await importFolder(ctx, given).finally(line.done)
  const { counts, total } = runView(run)
  const kept = counts.refused + counts.twice + counts.doubtful > 0 ? refused : undefined
  if (kept !== undefined)
    await writeFile(kept, await refusedCsv(ctx, scopeOf(ctx, 'image.supply'), run.id), { mode: 0o600 })
  return { run: run.id, total, counts, kept }
}

/** `pictures import FOLDER`: the import of the desk, for a folder on the server (E5). The eye looks when the server runs. */
export const importPictures: Run = async (given, say) => {
  const wanted = await wantedBy(given)
  const { run, total, counts, kept } = await withServices((services) => importAs(services, wanted))
  if (given.manner === 'json') {
    say(JSON.stringify({ run, total, counts, ...(kept === undefined ? {} : { refused: kept }) }))
    return 0
  }
  const took = counts.accepted + counts.doubtful + counts.looking
  say(`共 ${total} 个文件，已存入 ${took}，未导入 ${counts.refused}，待选择 ${counts.twice}。`)
  if (kept !== undefined) say(`待处理的在 ${kept}，改好后可以再导入。`)
  return 0
}
