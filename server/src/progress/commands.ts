import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/progress'
import { addHeadCounts, closes, headCount } from '@zhongzhao/domain/progress/head-count'
import { orgFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { type HeadCountRow, type TallyRow, headCounts, tallies } from './store.ts'

const line = (row: TallyRow) => ({ ...row, states: { ...row.states } })

/** Counts by state of an organisation and of everything directly below it (notice 三.(一)1: 检查、督促进度). */
export async function readProgress(ctx: Ctx, { org }: InputOf<typeof api.progress>) {
  const scope = scopeOf(ctx, 'progress.read')
  const path =
    org === undefined ? scope.orgs[0] : (await orgFor(ctx, { code: org, action: 'progress.read' })).path
  if (path === undefined) throw refused('NOT-FOUND')
  const [own, ...below] = await tallies(ctx, scope, path)
  if (own === undefined) throw refused('NOT-FOUND')
  return { org: line(own), lines: below.map(line) }
}

const headCountLine = ({ code, name, staying, returning, guests }: HeadCountRow) => {
  const count = headCount({ staying: staying ?? {}, returning: returning ?? {}, guests })
  return { code, name, ...count, closes: closes(count) }
}

/** 人数核对表 of a school, class by class (B7). */
export async function readHeadCount(ctx: Ctx, { school }: InputOf<typeof api.headCount>) {
  const org = await orgFor(ctx, { code: school, action: 'progress.read' })
  const lines = (await headCounts(ctx, scopeOf(ctx, 'progress.read'), org.path)).map(headCountLine)
  const total = addHeadCounts(lines)
  return { lines, total: { code: org.code, name: org.name, ...total, closes: closes(total) } }
}
