import sharp from 'sharp'
import { inspectPicture } from '@zhongzhao/domain/images/inspect'
import { documentSpec, portraitSpec } from '../packs/henan-2022/images.ts'
import { readPicture } from '@zhongzhao/server/platform/image-reading'
import { quantile } from './measure.ts'
import { benchPictures } from './sample-pictures.ts'

const ROUNDS = 15
const EACH = 20

/** CPU ms (user + system, all threads) and wall ms of one call, over `EACH` calls. */
async function timed(work: () => Promise<unknown>) {
  const cpu = process.cpuUsage()
  const began = performance.now()
  for (let i = 0; i < EACH; i++) await work()
  const wall = (performance.now() - began) / EACH
  const { user, system } = process.cpuUsage(cpu)
  return { cpu: (user + system) / 1000 / EACH, wall }
}

const judged = async (bytes: Buffer, spec: typeof portraitSpec) =>
  inspectPicture(await readPicture(bytes), spec)
const decoded = (bytes: Buffer) => sharp(bytes, { sequentialRead: true }).raw().toBuffer()
const rounded = (value: number) => Math.round(value * 100) / 100

/** Hard checks (notice 二.2(1)–(2)) of a portrait of 30 KB and a document of 50 KB on one thread, pairs a second,
 *  against decoding the same two files to pixels with libvips on one thread. The rounds alternate, so that whatever
 *  else the machine does weighs on both. */
export async function run(): Promise<void> {
  sharp.concurrency(1)
  sharp.cache(false)
  const { portrait, document } = await benchPictures()
  const progressive = await sharp(document)
    .withMetadata({ density: 300 })
    .jpeg({ mozjpeg: true, quality: 60 })
    .toBuffer()
  const works = {
    portrait: () => judged(portrait, portraitSpec),
    document: () => judged(document, documentSpec),
    progressive: () => judged(progressive, documentSpec),
    decoding: async () => [await decoded(portrait), await decoded(document)],
  }
  for (const work of Object.values(works)) await timed(work)
  const times = new Map(Object.keys(works).map((name) => [name, new Array<{ cpu: number; wall: number }>()]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(works)) times.get(name)?.push(await timed(work))
  }
  const middle = (name: keyof typeof works, of: 'cpu' | 'wall') =>
    quantile(times.get(name)?.map((t) => t[of]) ?? [], 0.5)
  const wall = (name: keyof typeof works) => middle(name, 'wall')
  const cpu = (name: keyof typeof works) => rounded(middle(name, 'cpu'))
  const figure = 1000 / (wall('portrait') + wall('document'))
  const limit = 1000 / wall('decoding')
  const cpuMs = { portrait: cpu('portrait'), document: cpu('document'), progressive: cpu('progressive') }
  const bytes = { portrait: portrait.length, document: document.length, progressive: progressive.length }
  const line = { bench: 'pictures', unit: 'pairs/s', figure: rounded(figure), limit: rounded(limit) }
  process.stdout.write(`${JSON.stringify({ ...line, ratio: rounded(figure / limit), cpuMs, bytes })}\n`)
}
