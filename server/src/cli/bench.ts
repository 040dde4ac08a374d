import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { type Run, WrongUse } from './command.ts'

const runner = join(import.meta.dirname, '..', '..', '..', 'bench', 'run.ts')

/** `bench NAME`: the same as `npm run bench -- NAME`; a process of its own, so that nothing of ours is measured with it. */
export const runBench: Run = async ({ files }) => {
  const [name, ...rest] = files
  if (name === undefined) throw new WrongUse('请写明测什么，如 bench intake。')
  return spawnSync(process.execPath, [runner, name, ...rest], { stdio: 'inherit' }).status ?? 1
}
