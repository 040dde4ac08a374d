import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { readConfig } from '@zhongzhao/server/platform/config'
import { type Services, newId } from '@zhongzhao/server/platform/context'
import { hashPassword, passwordFits } from '@zhongzhao/server/sign-in/passwords'
import { startServer } from '@zhongzhao/server/start'
import type { SignInOrder } from './signin-client.ts'

const PASSWORD = '操场边的三棵树'
const COUNT = 300

function runClients(order: SignInOrder): Promise<unknown> {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('./signin-client.ts', import.meta.url), { workerData: order })
    worker.once('message', done)
    worker.once('error', failed)
  })
}

/** The limit: argon2id alone, as many at once as there are cores. */
async function rawPerSecond(hash: string): Promise<number> {
  const began = performance.now()
  let left = COUNT
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      while (left-- > 0) await passwordFits(hash, PASSWORD)
    }),
  )
  return COUNT / ((performance.now() - began) / 1000)
}

/** Eight people, each an account: one account signing in eight times at once waits for itself. */
const CLIENTS = 8

async function addAccount({ db }: Services, login: string, hash: string): Promise<void> {
  const account = newId()
  await db
    .insertInto('account')
    .values({
      account_id: account,
      kind: 'staff',
      person_id: null,
      login,
      name: '测速',
      password_hash: hash,
    })
    .execute()
  await db
    .insertInto('grant_given')
    .values({ grant_id: newId(), account_id: account, role: 'school-admin', org_path: '41', given_by: null })
    .execute()
}

/** Sign-ins a second over HTTP against raw argon2id on the same cores. Prints one JSON line. */
export async function run(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-bench-'))
  const port = 18_048
  const running = await startServer(
    readConfig({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'silent' }),
  )
  try {
    const hash = await hashPassword(PASSWORD)
    for (let n = 0; n < CLIENTS; n++) await addAccount(running.services, `bench${n}`, hash)
    const order = { port, clients: CLIENTS, login: 'bench', password: PASSWORD }
    await runClients({ ...order, count: 30 })
    const began = performance.now()
    await runClients({ ...order, count: COUNT })
    const figure = COUNT / ((performance.now() - began) / 1000)
    const limit = await rawPerSecond(hash)
    const round = (n: number) => Math.round(n * 100) / 100
    process.stdout.write(
      `${JSON.stringify({ bench: 'signin', figure: round(figure), unit: 'sign-ins/s', limit: round(limit), ratio: round(figure / limit), clients: CLIENTS, count: COUNT })}\n`,
    )
  } finally {
    await running.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
