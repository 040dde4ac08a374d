import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readConfig } from '@zhongzhao/server/platform/config'
import { type Running, startServer } from '@zhongzhao/server/start'
import { buildPages } from '@zhongzhao/tool-launch/web-build'
import { seedSandbox } from '@zhongzhao/tool-sandbox/seed'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'

const root = resolve(import.meta.dirname, '..')

/** The product as `npm start` starts it, on a folder and a port of its own; `close` leaves nothing behind. */
export async function openProduct(): Promise<{ running: Running; url: string; close: () => Promise<void> }> {
  buildPages(root)
  const dataDir = mkdtempSync(join(tmpdir(), 'zz-e2e-'))
  const config = readConfig({ DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'error' })
  const running = await startServer(config, { seed: seedSandbox, signIns: sandboxSignIns() })
  const close = async () => {
    await running.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { running, url: running.url, close }
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
