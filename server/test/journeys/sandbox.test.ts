import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { listRegistrations, myRegistration, readRegistration } from '@zhongzhao/api/registration'
import { signIn } from '@zhongzhao/api/sign-in'
import { personAt } from '@zhongzhao/tool-sandbox/person'
import { seedSandbox } from '@zhongzhao/tool-sandbox/seed'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'
import { sql } from 'kysely'
import { afterAll, expect, it, vi } from 'vitest'
import { buildApp } from '../../src/app.ts'
import type { Config } from '../../src/platform/config.ts'
import { makeServices } from '../../src/services.ts'
import { freshDatabase } from '../database.ts'

const { db, owner } = await freshDatabase()
const dataDir = mkdtempSync(join(tmpdir(), 'zz-sandbox-'))
const keyFile = join(dataDir, 'key')
writeFileSync(keyFile, randomBytes(32).toString('hex'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const season = process.env['SEASON']
const config = { dataDir, keyFile, season, publicUrl: 'http://127.0.0.1:8047' } as unknown as Config
const services = await makeServices({ config, db, sandbox: true, lookers: {}, wake: () => undefined })

const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(owner)).rows[0]?.n

async function countBy(query: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ what: string; n: number }>`
    select what, count(*)::int as n from (${sql.raw(query)}) as t (what) where what is not null group by 1`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]))
}

/** Cuts the server's connections, once so many things have happened, until `under` way is so no more. */
async function cutAfter(events: number, under: { way: 'going' | 'ended' }): Promise<void> {
  while (((await count('event')) ?? 0) < events) await pause(20)
  while (under.way === 'going') {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = 'zhongzhao_app'`.execute(owner)
    await pause(10)
  }
}

it('fills an empty sandbox, going on where a start was cut off in the middle of lives', async () => {
  const under: { way: 'going' | 'ended' } = { way: 'going' }
  const seeding = seedSandbox(services).finally(() => (under.way = 'ended'))
  await Promise.all([expect(seeding).rejects.toThrow(/sandbox|connection/i), cutAfter(450, under)])
  // The pool learns that its connections are gone; a process that starts anew has others.
  await pause(500)
  const noted = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await seedSandbox(services)
  const left = noted.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('left out'))
  noted.mockRestore()
  // Every made-up life fits the season, whatever its levels, limits and codes are.
  expect(left).toEqual([])
  // One more at a point, two typed there, and one active registration each all the same.
  expect(await count('registration')).toBe(243)
  expect(await count('active_registration')).toBe(242)
  expect(await count('person_alias')).toBe(725)
  expect(await count('roster_batch')).toBe(1)
}, 120_000)

it('lets the first school live: every state of a registration has somebody in it', async () => {
  expect(
    await countBy(
      `select case when returned is not null and state = 'filling' then 'returned' else state end from registration`,
    ),
  ).toEqual({
    rostered: 200,
    filling: 13,
    returned: 2,
    confirmed: 10,
    checked: 7,
    sealed: 9,
    withdrawn: 1,
    transferred: 1,
  })
})

it('has every kind of portrait, of slip and of sheet, drafts, consents and papers of the police', async () => {
  expect(
    await countBy(`select coalesce(portrait->>'dispute', portrait->>'verdict') from registration`),
  ).toEqual({
    // Nobody's eye here: nothing is doubted.
    accepted: 35,
    refused: 1,
    'not-me': 1,
  })
  const slips = `select case when used_at is null then 'printed' else 'used' end from activation_slip where voided_at is null`
  expect(await countBy(slips)).toEqual({ printed: 20, used: 42 })
  expect(await count('sheet')).toBe(11)
  expect(await count('registration_draft')).toBe(5)
  expect(
    await countBy(`select kind from event where kind in ('consent.recorded', 'registration.evidenceNoted')`),
  ).toEqual({ 'consent.recorded': 3, 'registration.evidenceNoted': 2 })
})

it('has the names that old systems break among those who have confirmed', async () => {
  const { rows } = await sql<{ name: string }>`
    select name from registration where state in ('confirmed', 'checked', 'sealed')`.execute(db)
  const names = rows.map(({ name }) => name)
  for (const name of ['王䶮', '郑𬸚', '孙𬱖', '𠅤某', '贺鿏', '陈〇一', '阿卜来提·如则托合提']) {
    expect(names).toContain(name)
  }
})

it('gives the review desk what to look at: values that are not the register’s, numbers that contradict', async () => {
  const app = await buildApp(services)
  const school = personAt(app)
  const staff = sandboxSignIns().find(({ login }) => login === 'school')
  await school.call(signIn, { login: 'school', password: staff?.password ?? '' })
  const { body } = await school.call(listRegistrations, { class: '2141010501-0901', limit: 50 })
  const views = await Promise.all(body.lines.map(({ id }) => school.call(readRegistration, { id })))
  const differing = views.filter(({ body: view }) => view.differs.includes('basic.homeAddress'))
  expect(differing.map(({ body: view }) => view.state)).toEqual(['sealed', 'confirmed'])
  const contradicted = views.flatMap(({ body: view }) =>
    view.findings
      .filter(({ code }) => code === 'SEX-ID' || code === 'BIRTH-ID')
      .map(({ code, severity }) => [view.state, code, severity]),
  )
  // With the paper of the police it only warns.
  expect(contradicted).toEqual([
    ['confirmed', 'BIRTH-ID', 'warning'],
    ['filling', 'SEX-ID', 'error'],
  ])
  await app.close()
})

it('shows seat 5 with everything filled in, nothing missing and confirmed', async () => {
  const app = await buildApp(services)
  const candidate = personAt(app)
  const shown = sandboxSignIns().find(({ note }) => note === '已填写完整并确认')
  await candidate.call(signIn, { login: shown?.login ?? '', password: shown?.password ?? '' })
  const { body } = await candidate.call(myRegistration, {})
  expect(body).toMatchObject({ state: 'confirmed', findings: [], drafts: {} })
  expect(body.pictures.document?.verdict).toBe('accepted')
  await app.close()
})

it('lets nobody live twice', async () => {
  const acts = () => countBy(`select kind from event where kind <> 'account.signedIn'`)
  const before = await acts()
  await sql`update activation_slip set code_hash = 'gone'`.execute(owner)
  await seedSandbox(services)
  expect(await acts()).toEqual(before)
})

it('does nothing the second time', async () => {
  await seedSandbox(services)
  expect(await count('registration')).toBe(243)
  expect(await count('roster_batch')).toBe(1)
})
