import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csv, pupilRow } from '../../test/roster-file.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zz-province-'))
const before = { ...process.env }
beforeAll(() => {
  Object.assign(process.env, { DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' })
  delete process.env['DATABASE_URL']
  delete process.env['SANDBOX']
})
afterAll(() => {
  process.env = before
  rmSync(folder, { recursive: true, force: true })
})

async function run(...argv: readonly string[]) {
  const said: string[] = []
  const complained: string[] = []
  const exit = await runCommand(commands, argv, {
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  })
  return { exit, said: said.join('\n'), complained: complained.join('\n') }
}

const SCHOOL = '2141010502'
const row = (serial: number, over = {}) => pupilRow(serial, { 学校标识码: SCHOOL, ...over })

describe('a province at the command line, on a database of its own', () => {
  it('sandbox --pupils makes as many as asked, once, and never in a real installation', async () => {
    expect(await run('sandbox', '--pupils', '60', '--json')).toMatchObject({ exit: 0 })
    expect(await run('sandbox', '--pupils', '60')).toMatchObject({
      exit: 1,
      said: expect.stringContaining('已经有'),
    })
    expect(await run('sandbox', '--pupils', 'many')).toMatchObject({ exit: 2 })
    expect(await run('sandbox', '--pupils', '1500001')).toMatchObject({ exit: 2 })
    process.env['SANDBOX'] = '0'
    const real = await run('sandbox', '--pupils', '60')
    delete process.env['SANDBOX']
    expect(real).toMatchObject({ exit: 1 })
    expect(real.said).not.toContain('已建立')
  })

  it('roster import writes what is sound, and puts the rest beside the file', async () => {
    const path = join(folder, '名册.csv')
    writeFileSync(path, csv([row(901), row(902), row(903, { 身份证件号: '410199' })]))
    const { exit, said } = await run('roster', 'import', path, '--school', SCHOOL, '--json')
    expect(exit).toBe(0)
    expect(JSON.parse(said)).toMatchObject({ state: 'committed', rows: 3, counts: { new: 2, refused: 1 } })
    const kept = `${path}.refused.xlsx`
    expect(readFileSync(kept).subarray(0, 2).toString()).toBe('PK')
    expect(statSync(kept).mode & 0o077).toBe(0)
    expect(said).not.toMatch(/\d{17}|示例/)
    const again = await run('roster', 'import', path)
    expect(again.said).toContain('新增 0，不变 2')
  })

  it('says what is wrong when asked wrongly', async () => {
    const path = join(folder, '空.csv')
    writeFileSync(path, '')
    expect(await run('roster', 'import', path)).toMatchObject({ exit: 1 })
    expect((await run('roster', 'import', join(folder, 'none.csv'))).complained).toContain('没有找到文件')
    expect((await run('roster', 'import', path, '--school', '9999999999')).complained).toContain(
      '没有学校标识码',
    )
  })
}, 120_000)
