import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { asPortrait, portraitOf, twoPortraits } from '../../test/portraits.ts'
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
      const files = ['good', 'narrow', 'low', 'two'].map((name) => join(folder, `${name}.jpg`))
      const good = sharp(portraitOf('m36'))
      const contents = [
        portraitOf('m36'),
        await asPortrait(good.clone().extract({ left: 1, top: 0, width: 448, height: 600 })),
        await good.clone().withMetadata({ density: 72 }).jpeg({ quality: 70 }).toBuffer(),
        await twoPortraits(),
      ]
      for (const [n, file] of files.entries()) await writeFile(file, contents[n] ?? '')
      const { exit, said } = await ask('portrait', 'check', ...files, '--json')
      expect(exit).toBe(0)
      const [first, second, third, fourth] = said.map((line): unknown => JSON.parse(line))
      expect(first).toEqual({ file: files[0], verdict: 'accepted', findings: [] })
      expect(second).toMatchObject({ file: files[1], verdict: 'refused' })
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
      expect(fourth).toMatchObject({ verdict: 'refused' })
      expect(said[3]).toContain('FACE-SEVERAL')
    }))

  it('says it in Chinese without --json', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'empty.jpg')
      await writeFile(file, await samplePicture())
      const { said } = await ask('portrait', 'check', file)
      expect(said[0]).toContain(`${file}：不合格。照片上没有找到人脸，请正对相机、露出整张脸后重拍。`)
    }))

  it('goes on after a file that cannot be opened, and answers 1', () =>
    inFolder(async (folder) => {
      const good = join(folder, 'good.jpg')
      await writeFile(good, portraitOf('m65'))
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
