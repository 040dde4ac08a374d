import { createTypesetter, openCompiler } from '@zhongzhao/server/platform/pdf-typesetter'
import sharp from 'sharp'
import { sampleDocument } from './form-sample.ts'
import { quantile } from './measure.ts'

/** What the bench prints as one JSON line; `ratio` is figure over limit. */
interface FormBench {
  readonly bench: 'form'
  /** Forms per second in one file per form. */
  readonly figure: number
  /** Empty A4 pages per second with the same compiler and fonts, one file each. */
  readonly limit: number
  readonly ratio: number
  readonly cpuMsSingle: number
  readonly cpuMsClassOf50: number
  readonly classOf50PerSecond: number
  readonly classOf50Seconds: number
  readonly cpuMsEmptyPage: number
  readonly bytesSingle: number
  readonly rssMb: number
}

interface Timed {
  readonly wallMs: number
  readonly cpuMs: number
}

/** The median of `times` runs, after two that warm up. */
function timed(times: number, work: (run: number) => void): Timed {
  const runs = Array.from({ length: times + 2 }, (_, run) => {
    const cpu = process.cpuUsage()
    const start = performance.now()
    work(run)
    const used = process.cpuUsage(cpu)
    return { wallMs: performance.now() - start, cpuMs: (used.user + used.system) / 1000 }
  }).slice(2)
  return {
    wallMs: quantile(
      runs.map((r) => r.wallMs),
      0.5,
    ),
    cpuMs: quantile(
      runs.map((r) => r.cpuMs),
      0.5,
    ),
  }
}

/** Registration forms per second, single and a class of 50, against an empty A4 page with the same fonts. */
export async function run(): Promise<void> {
  process.stdout.write(`${JSON.stringify(await measure())}\n`)
}

async function measure(): Promise<FormBench> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 18 }
  const portrait = await sharp({
    create: { width: 450, height: 600, channels: 3, background: '#438edb', noise },
  })
    .jpeg({ quality: 35 })
    .toBuffer()
  const typeset = createTypesetter()
  let bytesSingle = 0
  const single = timed(60, (at) => {
    bytesSingle = typeset(sampleDocument([`样例${at}𬱖`], portrait)).length
  })
  const ofFifty = timed(5, (at) => {
    typeset(
      sampleDocument(
        Array.from({ length: 50 }, (_, i) => `样例${at}之${i}`),
        portrait,
      ),
    )
  })
  const empty = emptyPage()
  return {
    bench: 'form',
    figure: rounded(1000 / single.wallMs),
    limit: rounded(1000 / empty.wallMs),
    ratio: rounded(empty.wallMs / single.wallMs),
    cpuMsSingle: rounded(single.cpuMs),
    cpuMsClassOf50: rounded(ofFifty.cpuMs / 50),
    classOf50PerSecond: rounded(50_000 / ofFifty.wallMs),
    classOf50Seconds: rounded(ofFifty.wallMs / 1000),
    cpuMsEmptyPage: rounded(empty.cpuMs),
    bytesSingle,
    rssMb: Math.round(process.memoryUsage().rss / 1e6),
  }
}

function emptyPage(): Timed {
  const compiler = openCompiler()
  return timed(60, (at) => {
    compiler.pdf({ mainFileContent: `#set page(paper: "a4")\n#set text(font: "Noto Sans SC")\n第 ${at} 页` })
    compiler.evictCache(2)
  })
}

const rounded = (value: number) => Math.round(value * 100) / 100
