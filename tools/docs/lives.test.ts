import { join } from 'node:path'
import { type ActionName, actions, candidateOnly, openToSignedIn } from '@zhongzhao/domain/access/actions'
import type { Role } from '@zhongzhao/domain/access/role'
import { refusals } from '@zhongzhao/domain/base/refusals'
import { chart } from '@zhongzhao/domain/lifecycle/chart'
import { type Lifecycle, mayNow, rowOf, step } from '@zhongzhao/domain/lifecycle/table'
import { describe, expect, it } from 'vitest'
import { lifecyclesPage } from './lifecycles-page.ts'
import { isTest, sourcesOf } from './sources.ts'

type Life = Lifecycle<string, string, string, string>

const root = join(import.meta.dirname, '../..')
const sources = sourcesOf(root).filter(({ path }) => !isTest(path))

async function exportsOf(paths: readonly string[]): Promise<readonly unknown[]> {
  const modules = await Promise.all(
    paths.map((path) => import(join(root, path)) as Promise<Readonly<Record<string, unknown>>>),
  )
  return modules.flatMap((exported) => Object.values(exported))
}

const isLife = (value: unknown): value is Life =>
  typeof value === 'object' && value !== null && 'table' in value && 'refusalOf' in value
const hasRoles = (value: unknown): value is { readonly season: string; readonly roles: readonly Role[] } =>
  typeof value === 'object' && value !== null && 'roles' in value && 'windows' in value

/** Whatever is written down as a life, by whomever: nobody has to remember this test. */
const written = sources.filter(
  ({ path, text }) => path.startsWith('domain/src/') && /: Lifecycle<[^>]+> = /.test(text),
)
const lives = (await exportsOf(written.map(({ path }) => path))).filter(isLife)
const packs = (
  await exportsOf(sources.map(({ path }) => path).filter((path) => /^packs\/[^/]+\/pack\.ts$/.test(path)))
).filter(hasRoles)

/** Where a life begins, when it is not with the state it names first. */
const begins: Readonly<Record<string, readonly string[]>> = {
  // Somebody who has a password already holds it at once; a grant expires by the clock.
  授权: ['offered', 'active', 'expired'],
}
/** Nobody's act: the clock's. A correction has no holder yet. */
const nobodys: readonly string[] = ['system.clock', 'correction.approve']

const all = (life: Life) => ({
  open: new Set(life.table.map((row) => row[4])),
  met: new Set(Object.keys(life.refusalOf)),
})
const offered = (life: Life, state: string, held: readonly ActionName[]) =>
  mayNow(life, state, { open: all(life).open, actions: new Set(held) })

it('finds every life that is written', () => {
  expect(lives).toHaveLength(written.length)
  expect(lives.length).toBeGreaterThan(15)
  expect(packs.length).toBeGreaterThan(0)
})

describe.each(lives.map((life) => [life.title, life] as const))('the life of %s', (title, life) => {
  const states = Object.keys(life.states)
  const events = Object.keys(life.events)

  it('is charted in docs/lifecycles.md', () => {
    expect(lifecyclesPage()).toContain(chart(life))
  })
  it('moves along each row, one way for a state and an event, and nowhere else', () => {
    for (const state of states)
      for (const event of events) {
        const rows = life.table.filter(([from, what]) => from === state && what === event)
        expect(rows.length, `${state} ${event}`).toBeLessThan(2)
        const [row] = rows
        expect(step(life, state, event, all(life)), `${state} ${event}`).toMatchObject(
          row === undefined ? { refusal: { code: 'STATE-NO-WAY' } } : { value: row[2] },
        )
      }
  })
  it('is refused by each guard of each row, with a sentence of the catalogue, and outside its time', () => {
    for (const [from, event, to, , during, needs] of life.table) {
      for (const guard of needs) {
        const met = new Set([...all(life).met].filter((one) => one !== guard))
        const refused = step(life, from, event, { ...all(life), met })
        expect(refused, `${from} ${event} ${guard}`).toMatchObject({
          refusal: { code: life.refusalOf[guard] },
        })
        expect(refusals).toHaveProperty([life.refusalOf[guard] ?? ''])
      }
      expect(step(life, from, event, { ...all(life), open: new Set() })).toMatchObject(
        during === 'always' ? { value: to } : { refusal: { code: 'TIME-CLOSED' } },
      )
    }
  })
  it('uses every event and every guard it names, and reaches every state', () => {
    const used = {
      events: new Set(life.table.map((row) => row[1])),
      guards: new Set(life.table.flatMap((row) => row[5])),
    }
    expect(events.filter((event) => !used.events.has(event))).toEqual([])
    expect(Object.keys(life.refusalOf).filter((guard) => !used.guards.has(guard))).toEqual([])
    const reached = new Set(begins[title] ?? states.slice(0, 1))
    for (const _ of states) for (const [from, , to] of life.table) if (reached.has(from)) reached.add(to)
    expect(states.filter((state) => !reached.has(state))).toEqual([])
  })
  it('is moved by actions of the closed list', () => {
    const unknown = life.table.map((row) => row[3]).filter((by) => !(by in actions) && !nobodys.includes(by))
    expect(unknown).toEqual([])
  })

  describe.each(packs.map((pack) => [pack.season, pack.roles] as const))('in %s', (_, roles) => {
    it('has a holder for each row', () => {
      const held = new Set<string>([...roles.flatMap((role) => role.actions), ...openToSignedIn, ...nobodys])
      expect(life.table.filter((row) => !held.has(row[3]))).toEqual([])
    })
    it.each(roles.map((role) => [role.id, role] as const))('offers %s its rows, row by row', (id, role) => {
      for (const [from, event, , by] of life.table) {
        const holds = role.actions.some((action) => action === by)
        expect(offered(life, from, role.actions).includes(event), `${from} ${event}`).toBe(holds)
        const own = candidateOnly.some((action) => action === by)
        if (own) expect(holds, `${from} ${event}`).toBe(id === 'candidate')
      }
      for (const state of states)
        for (const event of offered(life, state, role.actions))
          expect(rowOf(life, state, event), `${state} ${event}`).toBeDefined()
    })
  })
})
