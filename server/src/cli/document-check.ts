import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { inspectDocument } from '@zhongzhao/domain/images/inspect'
import { pictureKindNames } from '@zhongzhao/domain/images/spec'
import { documentSpec } from '@zhongzhao/henan-2022/images'
import { checkFiles, factsOf, unopened } from './check-files.ts'
import { type Run, WrongUse } from './command.ts'
import { nameFactsOf } from './picture-name.ts'

const idColumns = ['id', '身份证号', '身份证件号', '身份证件号码', '公民身份号码']

async function registryOf(path: string | undefined): Promise<ReadonlySet<string> | undefined> {
  if (path === undefined) return undefined
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUse('打不开 --registry 指定的名册文件，请核对路径。')
  })
  const rows: unknown = parse(text, { bom: true, columns: true, relax_column_count: true, trim: true })
  const numbers = (Array.isArray(rows) ? rows : []).map((row: Readonly<Record<string, string>>) =>
    idColumns.map((column) => row[column]).find((value) => value !== undefined),
  )
  if (numbers.every((n) => n === undefined)) {
    throw new WrongUse(`名册文件里没有号码列，表头应有其一：${idColumns.join('、')}。`)
  }
  return new Set(numbers.flatMap((n) => (n === undefined ? [] : [n.replace(/x$/, 'X')])))
}

/** `document check FILE… [--registry candidates.csv]`: notice 二.2(2); the name is judged, the card not yet read. */
export const checkDocuments: Run = async (given, say) => {
  const registry = await registryOf(given.options['registry'])
  return checkFiles(given, say, {
    what: pictureKindNames.document,
    check: async (file) => {
      const facts = await factsOf(file)
      if (facts === undefined) return [unopened]
      return inspectDocument({ ...facts, name: nameFactsOf(file, registry) }, documentSpec)
    },
  })
}
