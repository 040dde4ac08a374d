import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '@zhongzhao/server/platform/config'
import { type Running, startServer } from '@zhongzhao/server/start'
import { seedSandbox } from '@zhongzhao/tool-sandbox/seed'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'
import { sandboxUpstream } from '@zhongzhao/tool-sandbox/upstream'
import { inject } from 'vitest'

/** The product as `npm start` starts it, on a copy of the filled province and a port of its own; `close` leaves nothing behind. */
export async function openProduct(): Promise<{ running: Running; url: string; close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-e2e-'))
  // As it is, with owners and rights: the cluster refuses a folder that others may read.
  execFileSync('cp', ['-a', `${inject('filledProvince')}/.`, dataDir])
  const { studentStatus, stopUpstream } = await sandboxUpstream()
  const running = await startFilled(dataDir, { studentStatus })
  const close = async () => {
    await stopUpstream()
    await running.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { running, url: running.url, close }
}

/** Starts the product on `dataDir`; an empty one is filled first. */
export async function startFilled(
  dataDir: string,
  beside: Partial<Pick<Config, 'studentStatus'>> = {},
): Promise<Running> {
  const config = readConfig({
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    LOG_LEVEL: 'error',
    SEASON: process.env['SEASON'],
  })
  return startServer({ ...config, ...beside }, { seed: seedSandbox, signIns: sandboxSignIns() })
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
