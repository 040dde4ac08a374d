import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { season } from '@zhongzhao/api/season'
import { beijing } from '@zhongzhao/domain/base/time'
import type { Reply } from '@zhongzhao/tool-sandbox/person'
import { sql } from 'kysely'
import { afterAll, expect } from 'vitest'
import { AT_SCHOOL } from './moments.ts'
import { buildApp } from '../src/app.ts'
import type { Config } from '../src/platform/config.ts'
import type { Lookers } from '../src/platform/looker.ts'
import { isTitled } from '../src/registration/history-titles.ts'
import { makeServices } from '../src/services.ts'
import { freshDatabase } from './database.ts'
import { type World, provinceOn } from './province-on.ts'

export { GOOD_PASSWORD, type World } from './province-on.ts'
export type { Person, Reply } from '@zhongzhao/tool-sandbox/person'

/** A small province with the real server over a real database; nobody looks into pictures unless a test brings who does: 1 city, 2 counties, Jiyuan, a directly administered county, schools. */
export async function smallProvince(
  time = AT_SCHOOL,
  { logTo, lookers = {} }: { logTo?: Writable; lookers?: Lookers } = {},
): Promise<World> {
  const { db, owner } = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-world-'))
  const keyFile = join(dataDir, 'key')
  writeFileSync(keyFile, randomBytes(32).toString('hex'))
  const config = testConfig({ dataDir, keyFile, logLevel: logTo === undefined ? 'silent' : 'trace' })
  const services = await makeServices({ config, db, sandbox: true, lookers, wake: () => undefined })
  const app = await buildApp(services, logTo)
  afterAll(async () => {
    await app.close()
    expect(await untitled(owner), 'acts on a record that its candidate would read as 其他处理 (C8)').toEqual(
      [],
    )
    rmSync(dataDir, { recursive: true, force: true })
  })
  return provinceOn({ services, app, owner }, time)
}

/** Kinds of acts that happened to some record of this world and have no name in its history. */
async function untitled(owner: World['owner']): Promise<readonly string[]> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from event where registration_id is not null order by kind`.execute(owner)
  return rows.map(({ kind }) => kind).filter((kind) => !isTitled(kind))
}

/** What is answered in that very second: asked again when the machine needed longer than the second. */
export async function inTheSecond<T>(
  world: World,
  time: string,
  ask: () => Promise<Reply<T>>,
): Promise<Reply<T>> {
  for (let tries = 0; tries < 20; tries++) {
    await world.at(time)
    const reply = await ask()
    if ((await world.stranger().call(season, {})).body.now < beijing(time) + 1000) return reply
  }
  throw new Error(`world: never answered within the second ${time}`)
}

function testConfig(given: Pick<Config, 'dataDir' | 'keyFile' | 'logLevel'>): Config {
  return {
    port: 0,
    host: '127.0.0.1',
    ...given,
    sandbox: true,
    season: process.env['SEASON'],
    trustProxy: false,
    publicUrl: 'http://127.0.0.1:8047',
  } as unknown as Config
}
