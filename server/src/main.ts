import { buildApp } from './app.ts'
import { CannotStart } from './platform/cannot-start.ts'
import { readConfig } from './platform/config.ts'
import { connect } from './platform/db.ts'
import { checkPort, openDatabase } from './platform/open-database.ts'
import { makeServices } from './services.ts'

/** Seconds that requests in hand may take after a stop is asked for. */
const GRACE = 20

try {
  const config = readConfig(process.env)
  await checkPort(config)
  const database = await openDatabase(config)
  const db = connect(database.appUrl, { max: 16 })
  const services = await makeServices({ config, db, sandbox: config.sandbox, wake: () => undefined })
  const app = await buildApp(services)
  await app.listen({ host: config.host, port: config.port })
  say(`请在浏览器打开 ${config.publicUrl} （${config.sandbox ? '演练' : '正式'}）。按 Ctrl-C 停止。`)
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), GRACE * 1000).unref()
    await app.close()
    await db.destroy()
    await database.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
  void database.ended.then((last) => {
    if (!stopping)
      fail(`数据库停止了：${last}。请重新运行 npm start。 The database has stopped: start again.`)
  })
} catch (error) {
  if (error instanceof CannotStart) fail(error.message)
  throw error
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

function fail(sentence: string): never {
  process.stderr.write(`无法启动：${sentence}\n`)
  process.exit(1)
}
