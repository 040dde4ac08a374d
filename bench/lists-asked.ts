import type { Ctx } from '@zhongzhao/server/platform/context'
import { poolOf } from '@zhongzhao/server/platform/db'
import type { Kysely } from 'kysely'
import type { Database } from '@zhongzhao/server/platform/tables'

interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Total Cost': number
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly Plan[]
}

/** What one list of the product costs: ms, planner's cost, pages of the buffer, tables read from end to end. */
export interface Cost {
  readonly ms: number
  readonly cost: number
  readonly buffers: number
  readonly sequential: readonly string[]
}

/** The context, and every statement that is sent through it. */
function listening(ctx: Ctx): { readonly ctx: Ctx; readonly sent: Statement[] } {
  const sent: Statement[] = []
  const executor = ctx.db.getExecutor()
  const heard = new Proxy(executor, {
    get: (of, name) => {
      const held: unknown = Reflect.get(of, name)
      if (name !== 'executeQuery') return typeof held === 'function' ? held.bind(of) : held
      return (query: Statement) => {
        sent.push({ sql: query.sql, parameters: query.parameters })
        return executor.executeQuery(query as never)
      }
    },
  })
  const db = new Proxy(ctx.db, {
    get: (of, name) => {
      if (name === 'getExecutor') return () => heard
      const held: unknown = Reflect.get(of, name)
      return typeof held === 'function' ? held.bind(of) : held
    },
  })
  return { ctx: { ...ctx, db }, sent }
}

const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

async function explained(db: Kysely<Database>, { sql, parameters }: Statement): Promise<Cost> {
  const { rows } = await poolOf(db).query<{ 'QUERY PLAN': [{ Plan: Plan; 'Execution Time': number }] }>(
    `explain (analyze, buffers, timing off, format json) ${sql}`,
    [...parameters],
  )
  const [answer] = rows[0]?.['QUERY PLAN'] ?? []
  if (answer === undefined) throw new Error('no plan')
  const { Plan: plan } = answer
  return {
    ms: answer['Execution Time'],
    cost: plan['Total Cost'],
    buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'],
    sequential: nodes(plan)
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'] ?? ''),
  }
}

/** The very statements that `ask` sends, planned and run: the second time, with what is needed in memory. */
export async function costOf(ctx: Ctx, ask: (ctx: Ctx) => Promise<unknown>): Promise<Cost> {
  const heard = listening(ctx)
  await ask(heard.ctx)
  const costs: Cost[] = []
  for (const statement of heard.sent) {
    await explained(ctx.db, statement)
    costs.push(await explained(ctx.db, statement))
  }
  const sum = (of: (cost: Cost) => number) => costs.reduce((total, cost) => total + of(cost), 0)
  return {
    ms: sum((c) => c.ms),
    cost: sum((c) => c.cost),
    buffers: sum((c) => c.buffers),
    sequential: costs.flatMap((c) => c.sequential),
  }
}
