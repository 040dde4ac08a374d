import type { InputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/progress'
import { collectedStates, unfinishedStates } from '@zhongzhao/domain/registration/lifecycle'
import type { State } from '@zhongzhao/domain/registration/registration'
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

const sum = (states: Readonly<Record<string, number>>, of: readonly State[]) =>
  of.reduce((n, state) => n + (states[state] ?? 0), 0)

/** Rostered = collected + returning + withdrawn + moved + open; a returner is counted as returning, not twice (B7). */
function headCountLine({ code, name, states, returning }: HeadCountRow) {
  const rostered = Object.values(states).reduce((a, b) => a + b, 0)
  const withdrawn = states['withdrawn'] ?? 0
  const moved = states['transferred'] ?? 0
  const finished = sum(states, collectedStates)
  const open = sum(states, unfinishedStates)
  const staying = Math.max(0, finished + open - returning)
  const collected = Math.min(finished, staying)
  const stillOpen = staying - collected
  return {
    code,
    name,
    rostered,
    collected,
    returning,
    withdrawn,
    moved,
    open: stillOpen,
    closes: stillOpen === 0 && rostered === collected + returning + withdrawn + moved,
  }
}

type HeadCountLine = ReturnType<typeof headCountLine>

function total(
  lines: readonly HeadCountLine[],
  { code, name }: { code: string; name: string },
): HeadCountLine {
  const add = (key: 'rostered' | 'collected' | 'returning' | 'withdrawn' | 'moved' | 'open') =>
    lines.reduce((n, l) => n + l[key], 0)
  return {
    code,
    name,
    rostered: add('rostered'),
    collected: add('collected'),
    returning: add('returning'),
    withdrawn: add('withdrawn'),
    moved: add('moved'),
    open: add('open'),
    closes: lines.every((l) => l.closes),
  }
}

export async function readHeadCount(ctx: Ctx, { school }: InputOf<typeof api.headCount>) {
  const org = await orgFor(ctx, { code: school, action: 'progress.read' })
  const lines = (await headCounts(ctx, scopeOf(ctx, 'progress.read'), org.path)).map(headCountLine)
  return { lines, total: total(lines, { code: org.code, name: org.name }) }
}
