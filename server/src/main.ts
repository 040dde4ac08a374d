import { sandboxUpstream } from '@zhongzhao/tool-sandbox/upstream'
import { seedSandbox } from '@zhongzhao/tool-sandbox/seed'
import { sandboxSignIns } from '@zhongzhao/tool-sandbox/sign-ins'
import { CannotStart } from './platform/cannot-start.ts'
import { readConfig } from './platform/config.ts'
import { type Running, startServer } from './start.ts'

/** Seconds that requests in hand may take after a stop is asked for. */
const GRACE = 20

try {
  const config = readConfig(process.env)
  const upstream = config.sandbox && config.studentStatus === undefined ? await sandboxUpstream() : undefined
  const running = await startServer(
    { ...config, studentStatus: upstream?.studentStatus ?? config.studentStatus },
    {
      seed: seedSandbox,
      signIns: sandboxSignIns(),
    },
  )
  greet(running)
  const stop = stopper(running)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
} catch (error) {
  if (error instanceof CannotStart) fail(error.message)
  throw error
}

/** A second signal while stopping changes nothing; after the grace the process ends all the same. */
function stopper(running: Running): () => Promise<void> {
  let stopping = false
  void running.ended.then((last) => {
    if (!stopping)
      fail(`数据库停止了：${last}。请重新运行 npm start。 The database has stopped: start again.`)
  })
  return async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE * 1000).unref()
    await running.stop()
    process.exit(0)
  }
}

function greet({ services }: Running): void {
  const { publicUrl, sandbox } = services.config
  say(`\n  中招信息采集已启动${sandbox ? '（演练）' : ''}`)
  say(`  考生　　　${publicUrl}`)
  say(`  工作人员　${publicUrl}/desk`)
  say(`  照片采集站 ${publicUrl}/station`)
  if (sandbox) {
    say('\n  演练账号（人员均为虚构）：')
    for (const s of sandboxSignIns())
      say(`    ${[s.role, s.org, s.login, s.password, s.note].filter((part) => part !== '').join('　')}`)
  }
  say('\n  按 Ctrl-C 停止。 Press Ctrl-C to stop.\n')
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

function fail(sentence: string): never {
  process.stderr.write(`无法启动：${sentence}\n`)
  process.exit(1)
}
