import { existsSync, readFileSync } from 'node:fs'
import type { ImageVerdict } from '@zhongzhao/domain/images/finding'
import { verdictOf } from '@zhongzhao/domain/images/inspect'
import { inspectPortrait } from '@zhongzhao/domain/images/inspect-portrait'
import { portraitSpec } from '../packs/henan-2022/images.ts'
import { eyeLimits } from '@zhongzhao/server/platform/eye'
import { csvRows } from '@zhongzhao/server/cli/card-registry'
import { ProcessPool } from '@zhongzhao/server/platform/processes'
import { quantile } from './measure.ts'
import { type Labelled, faultsOf, scoresOf } from './portrait-scores.ts'
import type { PortraitCost, PortraitOrder } from './portraits-process.ts'

const folder = new URL('../../shared/data/portraits/', import.meta.url)
/** The limit costs as much as the work itself: measured on every so manyth picture. */
const BARE_EACH = 6

type Row = Readonly<Record<string, string | undefined>>

const rounded = (value: number) => Math.round(value * 10) / 10

/** Percent of the pictures labelled so that got the verdict; per person the mean of the persons' own shares. */
function verdicts(labelled: readonly Labelled[], label: 'pass' | 'fail', verdict: ImageVerdict) {
  const of = labelled.filter(({ row }) => row['expected_overall'] === label)
  const rate = (some: readonly Labelled[]) =>
    (100 * some.filter(({ findings }) => verdictOf(findings) === verdict).length) / some.length
  const people = Object.values(Object.groupBy(of, ({ row }) => row['person'] ?? ''))
  const person = people.reduce((sum, own) => sum + rate(own ?? []), 0) / people.length
  return { file: rounded(rate(of)), person: rounded(person), of: of.length }
}

async function measureAll(rows: readonly Row[]) {
  const pool = new ProcessPool<PortraitOrder, PortraitCost>(
    new URL('./portraits-process.ts', import.meta.url),
    // One process from the first picture to the last, so that what grows is seen.
    { ...eyeLimits, megabytes: 2_000, most: 1, longestQueue: 1 },
  )
  const costs: PortraitCost[] = []
  const labelled: Labelled[] = []
  for (const [n, row] of rows.entries()) {
    const bytes = readFileSync(new URL(row['file'] ?? '', folder))
    const cost = await pool.run({ bytes, ...(n % BARE_EACH === 0 ? { bare: 'measure' as const } : {}) })
    const eye = cost.eye === 'absent' ? {} : { eye: cost.eye }
    labelled.push({ row, findings: inspectPortrait({ ...cost.facts, ...eye }, portraitSpec) })
    costs.push(cost)
  }
  await pool.stop()
  return { costs, labelled }
}

/** Every rule of notice 二.2(1) on the labelled portraits, one process: found, refused, wrongly refused, doubted per group of
 *  rules, per file and per person; CPU ms a portrait against decoding and one look of the thorough detector in the same
 *  run; most memory the process held. `BENCH_FAULTS=1` names what went wrong. */
export async function run(): Promise<void> {
  if (!existsSync(new URL('labels.csv', folder))) {
    process.stdout.write('../shared/data/portraits is not here: the labelled portraits were not scored\n')
    return
  }
  const rows = csvRows(readFileSync(new URL('labels.csv', folder), 'utf8'))
  const { costs, labelled } = await measureAll(rows)
  // The first pictures compile the code; where there was nothing to look at there is nothing to measure.
  const seen = costs.slice(5).filter(({ eye }) => typeof eye === 'object')
  const cpu = seen.map((c) => c.cpu)
  const bare = costs.slice(5).flatMap((c) => (c.bare === undefined || c.eye === 'unreadable' ? [] : [c.bare]))
  const [figure, limit] = [quantile(cpu, 0.5), quantile(bare, 0.5)]
  const line = {
    bench: 'portraits',
    unit: 'CPU ms a portrait',
    figure: rounded(figure),
    p95: rounded(quantile(cpu, 0.95)),
    limit: rounded(limit),
    ratio: Math.round((figure / limit) * 100) / 100,
    peakMegabytes: Math.round(Math.max(...costs.map((c) => c.peak)) / 1024 / 1024),
    tensorsGrown: (costs.at(-1)?.held ?? 0) - (costs[5]?.held ?? 0),
    models: costs.some((c) => c.eye === 'absent') ? 'absent' : 'here',
    groups: scoresOf(labelled),
    badAccepted: verdicts(labelled, 'fail', 'accepted'),
    goodAccepted: verdicts(labelled, 'pass', 'accepted'),
    goodRefused: verdicts(labelled, 'pass', 'refused'),
    ...(process.env['BENCH_FAULTS'] === '1' ? { faults: faultsOf(labelled) } : {}),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
