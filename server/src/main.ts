import { join } from 'node:path'
import { seedSandbox } from '@zhongzhao/tool-sandbox/seed'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'
import { CannotStart } from './platform/cannot-start.ts'
import { readConfig } from './platform/config.ts'
import { type Running, startServer } from './start.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

function greet({ url, services }: Running): void {
  say(`\n  中招信息采集 已启动  ${url}   （考生）`)
  say(`                       ${url}/desk   （学校与教育行政部门）`)
  if (services.sandbox) {
    say('\n  演练环境，所有人员均为虚构。登录账号：')
    for (const s of sandboxSignIns())
      say(`    ${s.role}  ${s.login}  ${s.password}  ${s.org}${s.note === '' ? '' : `（${s.note}）`}`)
  }
  say('\n  按 Ctrl+C 停止。 Press Ctrl+C to stop.\n')
}

/** A second signal while stopping ends at once. */
function stopOnSignal(running: Running): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      void running.stop().then(() => process.exit(0))
    })
  }
}

try {
  const config = readConfig(process.env, join(import.meta.dirname, '..', '..'))
  const running = await startServer(config, { seed: seedSandbox })
  stopOnSignal(running)
  greet(running)
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  process.stderr.write(`\n${error.message}\n\n`)
  process.exit(1)
}
