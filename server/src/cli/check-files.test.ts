import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { samplePicture } from '../../test/sample-pictures.ts'
import { commands } from './commands.ts'
import { runCommand } from './run-command.ts'

const number = `99010120080314001${checkDigitOf('99010120080314001')}`

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function ask(...argv: string[]) {
  const said: string[] = []
  const complained: string[] = []
  const exit = await runCommand(commands, argv, {
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  })
  return { exit, said, complained: complained.join('\n') }
}

describe('portrait check', () => {
  it('answers one JSON line a file, in order, and 0 whatever the verdicts', () =>
    inFolder(async (folder) => {
      const [good, narrow, low] = [
        join(folder, 'good.jpg'),
        join(folder, 'narrow.jpg'),
        join(folder, 'low.jpg'),
      ]
      await writeFile(good, await samplePicture())
      await writeFile(narrow, await samplePicture({ width: 448 }))
      await writeFile(low, await samplePicture({ dpi: 72 }))
      const { exit, said } = await ask('portrait', 'check', good, narrow, low, '--json')
      expect(exit).toBe(0)
      const [first, second, third] = said.map((line): unknown => JSON.parse(line))
      expect(first).toEqual({ file: good, verdict: 'accepted', findings: [] })
      expect(second).toMatchObject({ file: narrow, verdict: 'refused' })
      expect(second).toHaveProperty('findings', [
        {
          rule: 'size_450x600',
          severity: 'error',
          code: 'PICTURE-SIZE',
          measured: '448×600',
          required: '450×600',
        },
      ])
      // A density could be written while importing; the file as it is does not keep the rule.
      expect(third).toMatchObject({
        verdict: 'refused',
        findings: [{ rule: 'dpi_ge_300', measured: '72 dpi' }],
      })
    }))

  it('says it in Chinese without --json', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'narrow.jpg')
      await writeFile(file, await samplePicture({ width: 448 }))
      const { said } = await ask('portrait', 'check', file)
      expect(said).toEqual([`${file}：不合格。照片为 448×600，应为 450×600，请重新采集。`])
    }))

  it('goes on after a file that cannot be opened, and answers 1', () =>
    inFolder(async (folder) => {
      const good = join(folder, 'good.jpg')
      await writeFile(good, await samplePicture())
      const { exit, said } = await ask('portrait', 'check', join(folder, 'none.jpg'), folder, good, '--json')
      expect(exit).toBe(1)
      expect(said).toHaveLength(3)
      expect(said[0]).toContain('FILE-UNOPENED')
      expect(said[2]).toContain('accepted')
    }))

  it('asks for a file', async () => {
    expect((await ask('portrait', 'check')).exit).toBe(2)
  })
})

describe('document check', () => {
  it('judges the name as well, against a registry where one is given', () =>
    inFolder(async (folder) => {
      const file = join(folder, `${number}.jpg`)
      const registry = join(folder, 'candidates.csv')
      await writeFile(file, await samplePicture({ width: 800 }))
      await writeFile(registry, `name,id\n测试,${number}\n`)
      const listed = (await ask('document', 'check', file, '--registry', registry, '--json')).said[0]
      expect(listed).not.toContain('NAME-')
      // A picture of nothing is no card, whatever its name.
      expect(listed).toContain('CARD-NOT-FOUND')
      await writeFile(registry, 'name,id\n测试,990101200803140000\n')
      expect((await ask('document', 'check', file, '--registry', registry, '--json')).said[0]).toContain(
        'NAME-UNLISTED',
      )
    }))

  it('says what a registry must have', () =>
    inFolder(async (folder) => {
      const registry = join(folder, 'candidates.csv')
      await writeFile(registry, 'name\n测试\n')
      expect(await ask('document', 'check', 'x.jpg', '--registry', registry)).toMatchObject({ exit: 2 })
      expect(
        (await ask('document', 'check', 'x.jpg', '--registry', join(folder, 'none'))).complained,
      ).toContain('打不开')
    }))
})
