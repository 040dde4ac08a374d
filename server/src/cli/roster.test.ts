import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'zz-roster-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(...argv: readonly string[]) {
  const said: string[] = []
  const complained: string[] = []
  const exit = await runCommand(commands, ['roster', 'check', ...argv], {
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  })
  return { exit, said, complained }
}

function rosterFile(lines: readonly string[]): string {
  const path = join(folder, `${lines.length}.csv`)
  writeFileSync(
    path,
    ['学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,年级,班级', ...lines].join('\n'),
  )
  return path
}

describe('roster check FILE', () => {
  it('says one JSON object, row 1 the first below the header, and no personal data', async () => {
    const path = rosterFile([
      "2141010001,王䶮,男,20070101,居民身份证,'410101200701010012,九年级,1班",
      '2141010001,王?,男,20070101,居民身份证,810000200707040012,九年级,1班',
      '2141010001,李四,男,20070101,居民身份证,410101200701010013,九年级,1班',
      '',
      '2141010001,张三,男,20070101,居民身份证,410101200701010012,九年级,2班',
    ])
    const { exit, said } = await run(path, '--json')
    expect(exit).toBe(0)
    expect(said).toHaveLength(1)
    const report: unknown = JSON.parse(said[0] ?? '')
    expect(report).toMatchObject({
      rows: 4,
      accepted: 1,
      suspect: expect.arrayContaining([
        { row: 2, column: '姓名', code: 'ROSTER-NAME-QUESTION' },
        { row: 2, column: '出生日期', code: 'ROSTER-BIRTH-ID' },
      ]),
      refused: [
        { row: 1, column: '身份证件号', code: 'ROSTER-ID-TWICE' },
        { row: 3, column: '身份证件号', code: 'ROSTER-ID-CHECK-DIGIT' },
        { row: 5, column: '身份证件号', code: 'ROSTER-ID-TWICE' },
      ],
    })
    expect(said[0]).not.toMatch(/\d{17}|王|李四|张三/)
  })
  it('reads grades as of the season’s day', async () => {
    const path = rosterFile(["2141010001,王䶮,男,20070101,居民身份证,'410101200701010012,2019级,1班"])
    expect(JSON.parse((await run(path)).said[0] ?? '')).toMatchObject({ accepted: 1 })
    const later = await run(path, '--season-day', '2022-10-01')
    expect(JSON.parse(later.said[0] ?? '')).toMatchObject({
      accepted: 0,
      refused: [{ code: 'ROSTER-GRADE-OTHER' }],
    })
  })
  it('says of an unreadable file what to do, as row 0', async () => {
    const path = join(folder, 'x.xls')
    writeFileSync(path, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]))
    const { exit, said } = await run(path)
    expect(exit).toBe(1)
    expect(JSON.parse(said[0] ?? '')).toMatchObject({
      rows: 0,
      refused: [{ row: 0, code: 'ROSTER-UNREADABLE' }],
    })
  })
  it('says of a file without the needed columns which are missing', async () => {
    const path = join(folder, 'y.csv')
    writeFileSync(path, '姓名,性别\n王,女\n')
    expect(JSON.parse((await run(path)).said[0] ?? '')).toMatchObject({
      refused: [{ code: 'ROSTER-NO-HEADER', message: expect.stringContaining('身份证件号') }],
    })
  })
  it.each([
    [['nowhere.csv'], '没有找到文件'],
    [['a.csv', 'b.csv'], '一次检查一个'],
    [['a.csv', '--season-day', '2022-02-30'], '日期'],
    [['a.csv', '--grade', '7'], '8 或 9'],
    [[], 'FILE'],
  ])('explains a wrong use %j', async (argv, word) => {
    const { exit, complained } = await run(...argv)
    expect(exit).toBe(2)
    expect(complained.join()).toContain(word)
  })
})
