import { describe, expect, it } from 'vitest'
import { type Command, type Given, WrongUse } from './command.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

const seen: Given[] = []
const table: readonly Command[] = [
  {
    name: 'roster check',
    takes: 'FILE',
    does: '检查名册',
    options: { school: { type: 'string', does: '学校代码' }, quick: { type: 'boolean', does: '只看表头' } },
    least: 1,
    load: async () => async (given, say) => {
      seen.push(given)
      say('done')
      return 0
    },
  },
  { name: 'roster', takes: '', does: '列出名册', load: async () => async () => 7 },
  {
    name: 'sad',
    takes: '',
    does: '总是不行',
    load: async () => async () => {
      throw new WrongUse('请给出学校代码。')
    },
  },
]

async function ask(...argv: string[]) {
  const said: string[] = []
  const complained: string[] = []
  const exit = await runCommand(table, argv, {
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  })
  return { exit, said: said.join('\n'), complained: complained.join('\n') }
}

describe('the command line', () => {
  it('finds the longest name and hands over files, options and the manner of answering', async () => {
    expect(await ask('roster', 'check', 'a.xls', '--json', '--school', '2141', '--quick')).toMatchObject({
      exit: 0,
      said: 'done',
    })
    const given = seen.at(-1)
    expect(given).toMatchObject({ files: ['a.xls'], manner: 'json', options: { school: '2141' } })
    expect(given?.flags.has('quick')).toBe(true)
    expect((await ask('roster')).exit).toBe(7)
  })

  it('answers in text unless JSON is asked for', async () => {
    await ask('roster', 'check', 'a.xls')
    expect(seen.at(-1)?.manner).toBe('text')
  })

  it('explains itself: the whole, and one command', async () => {
    expect(await ask('--help')).toMatchObject({ exit: 0, complained: '' })
    expect((await ask('--help')).said).toContain('roster check FILE')
    const one = await ask('roster', 'check', '--help')
    expect(one.exit).toBe(0)
    expect(one.said).toContain('--school VALUE')
  })

  it('answers 2 and says what is wrong to who asks wrongly', async () => {
    expect((await ask()).exit).toBe(2)
    expect(await ask('nothing')).toMatchObject({ exit: 2, said: '' })
    expect((await ask('nothing')).complained).toContain('没有这个命令')
    expect((await ask('roster', 'check')).complained).toContain('还缺 FILE')
    expect((await ask('roster', 'check', 'a', '--colour')).complained).toContain('参数不对')
    expect(await ask('sad')).toMatchObject({ exit: 2, complained: '请给出学校代码。' })
  })
})

it('has no two commands of one name, and each says what it does in Chinese', () => {
  expect(new Set(commands.map((c) => c.name)).size).toBe(commands.length)
  for (const { does } of commands) expect(does).toMatch(/[一-鿿]/)
})
