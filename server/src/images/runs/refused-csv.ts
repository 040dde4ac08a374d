import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { baseName } from '@zhongzhao/domain/registration/picture-file'
import type { Ctx } from '../../platform/context.ts'
import type { Scope } from '../../platform/scope.ts'
import { writeSheet } from '../../platform/sheets-write.ts'
import { fileView, pathPlace } from './run.ts'
import { listFiles } from './store-files.ts'

const CHUNK = 500

/** Page by page, so that ten thousand rows are never held at once. */
async function* rowsOf(ctx: Ctx, scope: Scope, run: string): AsyncGenerator<readonly string[]> {
  for (let after = 0; ;) {
    const files = await listFiles(ctx, scope, { run, show: 'work', after, limit: CHUNK })
    for (const file of files) {
      const path = ctx.services.keys.open(file.pathSealed, pathPlace(run, file.id)).toString()
      const { outcomeName, pupil, told } = fileView(file, path)
      yield [baseName(path), pupil?.class ?? '', pupil?.name ?? '', outcomeName, told.join(' ')]
    }
    const last = files.at(-1)
    if (files.length < CHUNK || last === undefined) return
    after = last.position
  }
}

/** 未导入和存疑的图片: file name, whose, outcome, what to do. */
export async function refusedCsv(ctx: Ctx, scope: Scope, run: string): Promise<Buffer> {
  const out = new PassThrough()
  const table = {
    title: '未导入的图片',
    columns: ['文件名', '班级', '姓名', '结果', '原因和办法'],
    rows: rowsOf(ctx, scope, run),
  }
  const [bytes] = await Promise.all([buffer(out), writeSheet(out, 'csv', table)])
  return bytes
}
