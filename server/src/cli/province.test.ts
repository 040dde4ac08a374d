import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emptyDatabase } from '../../test/database.ts'
import { csv, pupilRow } from '../../test/roster-file.ts'
import { lockFolder } from '../platform/folder-lock.ts'
import { readSheet } from '../platform/sheets.ts'
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

function rosterAt(name: string, rows: readonly ReturnType<typeof row>[]): string {
  const path = join(folder, name)
  writeFileSync(path, csv(rows))
  return path
}

/** The environment of one call. */
async function withEnvironment<T>(
  over: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const kept = { ...process.env }
  Object.assign(process.env, over)
  try {
    return await work()
  } finally {
    process.env = kept
  }
}

describe('sandbox --pupils, on a database of its own', () => {
  it('makes as many as asked, in schools over real counties, and says how fast', async () => {
    const { exit, said } = await run('sandbox', '--pupils', '700', '--json')
    expect(exit).toBe(0)
    // Ten classes of fifty in three counties beside the sandbox's own seven schools and twelve classes; one has gone home to register and
    // stands at a point as well (G1), two were typed at one (G3).
    expect(JSON.parse(said)).toMatchObject({ pupils: 703, schools: 10, classes: 24 })
    expect(JSON.parse(said)).toHaveProperty('rowsPerSecond', expect.any(Number))
    expect(JSON.parse(said)).toHaveProperty('peakMemoryMB', expect.any(Number))
  })

  it('never adds to pupils who are there', async () => {
    const again = await run('sandbox', '--pupils', '60')
    expect(again).toMatchObject({ exit: 1, said: '' })
    expect(again.complained).toContain('已经有考生')
  })

  it('never touches a real installation, and makes none', async () => {
    const real = join(folder, 'real')
    const answer = await withEnvironment({ SANDBOX: '0', DATA_DIR: real }, () =>
      run('sandbox', '--pupils', '60'),
    )
    expect(answer).toMatchObject({ exit: 1, said: '' })
    expect(answer.complained).toContain('正式环境')
    expect(existsSync(real)).toBe(false)
  })

  it.each(['many', '0', '1500001', '-3', '1e3'])('refuses %s pupils', async (pupils) => {
    const { exit, complained } = await run('sandbox', `--pupils=${pupils}`)
    expect(exit).toBe(2)
    expect(complained).toContain('1 到 1500000')
  })
}, 240_000)

describe('roster import, on the same database', () => {
  it('writes what is sound, and puts the rest beside the file', async () => {
    const path = rosterAt('名册.csv', [row(901), row(902), row(903, { 身份证件号: '410199' })])
    const { exit, said } = await run('roster', 'import', path, '--school', SCHOOL, '--json')
    expect(exit).toBe(0)
    const kept = `${path}.refused.xlsx`
    expect(JSON.parse(said)).toMatchObject({
      state: 'committed',
      rows: 3,
      counts: { new: 2, refused: 1 },
      refused: kept,
    })
    expect(said).not.toMatch(/\d{17}|示例/)
    const sheet = await readSheet(kept)
    expect(sheet.header.at(-1)).toBe('问题')
    await sheet.close()
    expect(statSync(kept).mode & 0o077).toBe(0)
  })

  it('tells what is the same, changed, refused, and where the refused rows are', async () => {
    const path = rosterAt('再次.csv', [row(901), row(902, { 现住址: '建设路9号' }), row(904, { 姓名: '' })])
    const kept = join(folder, '改.xlsx')
    const { exit, said } = await run('roster', 'import', path, '--refused', kept)
    expect(exit).toBe(0)
    expect(said).toContain('新增 0，不变 1，有变化 1，冲突 0，有问题 1')
    expect(said).toContain(kept)
    expect(existsSync(kept)).toBe(true)
  })

  it('says that a file is of another school, and keeps nothing of it', async () => {
    const path = rosterAt('别校.csv', [row(905), row(906)])
    const { exit, complained } = await run('roster', 'import', path, '--school', '2141010501', '--json')
    expect(exit).toBe(1)
    expect(complained).toContain(`没有学校标识码为 2141010501 的学生（文件里是 ${SCHOOL}）`)
  })

  it('says that a school is not there, that a file cannot be read or is none', async () => {
    const empty = join(folder, '空.csv')
    writeFileSync(empty, '')
    expect(await run('roster', 'import', empty)).toMatchObject({ exit: 1, said: '' })
    expect(await run('roster', 'import', empty, '--school', '9999999999')).toMatchObject({
      exit: 2,
      complained: expect.stringContaining('没有学校标识码'),
    })
    const asked: readonly (readonly [readonly string[], string])[] = [
      [[join(folder, 'none.csv')], '没有找到文件'],
      [[folder], '不是文件'],
      [[empty, empty], '一次导入一个'],
      [[empty, '--refused', empty], '不能是名册文件本身'],
      [[empty, '--refused', join(folder, 'nowhere', 'x.xlsx')], '不能写入'],
    ]
    for (const [argv, words] of asked) {
      const { exit, complained } = await run('roster', 'import', ...argv)
      expect(exit).toBe(2)
      expect(complained).toContain(words)
    }
  })

  it('says that a server is running on the same folder', async () => {
    const lock = lockFolder(join(folder, 'data'))
    const { exit, complained } = await run('roster', 'import', rosterAt('忙.csv', [row(907)]))
    lock.release()
    expect(exit).toBe(1)
    expect(complained).toContain('正被另一个进程使用')
  })
}, 240_000)

describe('an installation on a database elsewhere (DATABASE_URL)', async () => {
  const elsewhere = { DATABASE_URL: await emptyDatabase(), DATA_DIR: join(folder, 'elsewhere') }
  it('takes organisations, then their roster', () =>
    withEnvironment(elsewhere, async () => {
      const path = rosterAt('外.csv', [row(911), row(912)])
      const before = await run('roster', 'import', path)
      expect(before).toMatchObject({ exit: 2, complained: expect.stringContaining('还没有机构') })
      const orgs = join(folder, '机构.csv')
      writeFileSync(
        orgs,
        `code,kind,name,parent\n41,province,河南省,\n${SCHOOL},school,示例中学（演练）,41\n`,
      )
      expect(await run('orgs', 'add', orgs)).toMatchObject({ exit: 0 })
      const { exit, said } = await run('roster', 'import', path, '--json')
      expect(exit).toBe(0)
      expect(JSON.parse(said)).toMatchObject({ state: 'committed', counts: { new: 2, refused: 0 } })
      expect(JSON.parse(said)).not.toHaveProperty('refused')
    }))
}, 60_000)
