import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { inspectPicture } from '@zhongzhao/domain/images/inspect'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { documentSpec, portraitSpec } from '../../../packs/henan-2022/images.ts'
import { readPicture } from './image-reading.ts'

const root = new URL('../../../../shared/data/', import.meta.url)

interface Count {
  readonly found: number
  readonly missed: readonly string[]
  readonly wronglyRefused: readonly string[]
  readonly wronglyDoubted: readonly string[]
}

/** How often a rule was right over a labelled folder; `uncertain` and `na` are not scored. */
async function scoreRules(folder: string, spec: PictureSpec, rules: readonly string[]) {
  const rows: readonly Readonly<Record<string, string>>[] = parse(
    readFileSync(new URL(`${folder}/labels.csv`, root)),
    {
      columns: true,
    },
  )
  const counts = new Map<string, Count>(
    rules.map((rule) => [rule, { found: 0, missed: [], wronglyRefused: [], wronglyDoubted: [] }]),
  )
  for (const row of rows) {
    const file = row['file'] ?? ''
    const findings = inspectPicture(await readPicture(readFileSync(new URL(`${folder}/${file}`, root))), spec)
    for (const [rule, count] of counts) {
      const severities = findings.filter((f) => f.rule === rule).map((f) => f.severity)
      const flagged = severities.some((s) => s !== 'advice')
      if (row[rule] === 'fail') {
        counts.set(
          rule,
          flagged ? { ...count, found: count.found + 1 } : { ...count, missed: [...count.missed, file] },
        )
      }
      if (row[rule] !== 'pass' || !flagged) continue
      const refused = severities.includes('error')
      counts.set(
        rule,
        refused
          ? { ...count, wronglyRefused: [...count.wronglyRefused, file] }
          : { ...count, wronglyDoubted: [...count.wronglyDoubted, file] },
      )
    }
  }
  return counts
}

const cases = [
  {
    folder: 'portraits',
    spec: portraitSpec,
    rules: ['file_is_jpeg', 'decodes', 'size_450x600', 'dpi_ge_300', 'bytes_le_30k', 'colour'],
  },
  { folder: 'idcard', spec: documentSpec, rules: ['size_800x600', 'dpi_ge_300', 'bytes_le_50k', 'colour'] },
] as const

describe('the labelled pictures', () => {
  for (const { folder, spec, rules } of cases) {
    it(`of ${folder}: every hard fault is found, nothing sound is refused or doubted`, async () => {
      if (!existsSync(new URL(`${folder}/labels.csv`, root))) {
        process.stdout.write(`../shared/data/${folder} is not here: the labelled pictures were not scored\n`)
        return
      }
      for (const [rule, count] of await scoreRules(folder, spec, rules)) {
        expect({ rule, ...count }).toMatchObject({ missed: [], wronglyRefused: [], wronglyDoubted: [] })
        expect(count.found).toBeGreaterThan(0)
      }
    })
  }
})
