import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { type OrgKind, mayStandUnder, orgKindNames } from '@zhongzhao/domain/orgs/org'
import { addOrgs, type NewOrg, orgsByCode } from '../orgs/store-add.ts'
import { type Run, WrongUse } from './command.ts'
import { withServices } from './with-services.ts'

const isKind = (text: string): text is OrgKind => text in orgKindNames && text !== 'class'

interface Problem {
  readonly row: number
  readonly message: string
}

/** Places each row below its parent, which stands in the database or further up in the file. */
function place(
  rows: readonly Record<string, string>[],
  held: ReadonlyMap<string, { kind: string; path: string }>,
) {
  const known = new Map(held)
  const added: NewOrg[] = []
  const problems: Problem[] = []
  for (const [at, { code = '', kind = '', name = '', parent = '' }] of rows.entries()) {
    const above = known.get(parent)
    if (code === '' || name === '' || !isKind(kind))
      problems.push({
        row: at + 1,
        message: 'code、name 不能空，kind 应为 province、city、county、school、point 之一',
      })
    else if (kind !== 'province' && (above === undefined || !mayStandUnder(kind, above.kind as OrgKind)))
      problems.push({ row: at + 1, message: `上级 ${parent} 不存在，或不能有这一级的下级` })
    else {
      const path = above === undefined ? code : `${above.path}/${code}`
      if (!known.has(code)) added.push({ code, kind, name, path })
      known.set(code, { kind, path })
    }
  }
  return { added, problems }
}

async function readCsv(file: string): Promise<readonly Record<string, string>[]> {
  const rows: Record<string, string>[] = []
  for await (const row of createReadStream(file).pipe(
    parse({ columns: true, bom: true, trim: true, skip_empty_lines: true }),
  ))
    rows.push(row as Record<string, string>)
  return rows
}

/** `orgs add FILE`: organisations of a province from a CSV with code,kind,name,parent; what exists is left as it is (A4). */
export const addOrganisations: Run = async ({ files }, say) => {
  const [file] = files
  if (file === undefined) throw new WrongUse('请给出机构 CSV 文件（列：code,kind,name,parent）。')
  return withServices(async ({ db }) => {
    const { added, problems } = place(await readCsv(file), await orgsByCode(db))
    for (const { row, message } of problems) say(`第 ${row} 行：${message}`)
    if (problems.length > 0) return 1
    await addOrgs(db, added)
    say(`新增机构 ${added.length} 个。`)
    return 0
  })
}
