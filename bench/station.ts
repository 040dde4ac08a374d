import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import type { Framing } from '@zhongzhao/domain/images/framing'
import { portraitSpec } from '../packs/henan-2022/images.ts'
import { deriveFramed } from '@zhongzhao/server/platform/image-framing'
import { stopReading } from '@zhongzhao/server/platform/image-reading'
import { quantile } from './measure.ts'

const ROUNDS = 9
/** px; 12 million, as a phone's camera gives. */
const [WIDTH, HEIGHT] = [4000, 3000]
const FRAMING: Framing = { left: 1100, top: 150, width: 1800, height: 2400, roll: 0 }

/** A frame of soft light and grain, so that compressing costs what a real one costs and the search ends in its middle. */
async function cameraFrame(): Promise<Buffer> {
  const [width, height] = [WIDTH / 50, HEIGHT / 50]
  const light = await sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .resize(WIDTH, HEIGHT, { kernel: 'cubic' })
    .png({ compressionLevel: 0 })
    .toBuffer()
  const grain = await sharp({
    create: {
      width: WIDTH,
      height: HEIGHT,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
  return sharp(light)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

/** The same crop and the same search, by sharp alone: no measuring, no markers, no steps. */
async function bareSharp(frame: Buffer): Promise<number> {
  const { left, top, width, height } = FRAMING
  const { data, info } = await sharp(frame)
    .extract({ left, top, width, height })
    .resize(portraitSpec.width, portraitSpec.height, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  let [low, high, best] = [40, 95, 0]
  while (low <= high) {
    const quality = (low + high) >> 1
    const { length } = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .jpeg({ quality, optimiseCoding: true, chromaSubsampling: '4:2:0' })
      .toBuffer()
    if (length <= portraitSpec.emitBytes) [best, low] = [length, quality + 1]
    else high = quality - 1
  }
  return best
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const rounded = (value: number) => Math.round(value * 100) / 100

/** A 12-megapixel frame to the finished JPEG, as the server makes it from what the station sends (E3), pictures a second on
 *  one thread, against bare sharp doing the same crop and quality search. The rounds alternate. */
export async function run(): Promise<void> {
  sharp.concurrency(1)
  sharp.cache(false)
  const frame = await cameraFrame()
  const ours = () => deriveFramed(frame, portraitSpec, FRAMING)
  const bare = () => bareSharp(frame)
  const made = await ours()
  const bareBytes = await bare()
  const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] }
  for (let round = 0; round < ROUNDS; round++) {
    times.ours.push(await timed(ours))
    times.bare.push(await timed(bare))
  }
  const [figure, limit] = [1000 / quantile(times.ours, 0.5), 1000 / quantile(times.bare, 0.5)]
  const line = { bench: 'station', unit: 'pictures/s', figure: rounded(figure), limit: rounded(limit) }
  if (made.bytes.length > portraitSpec.emitBytes || bareBytes === 0)
    throw new Error('bench: the picture does not fit')
  const bytes = { frame: frame.length, ours: made.bytes.length, bare: bareBytes }
  process.stdout.write(`${JSON.stringify({ ...line, ratio: rounded(figure / limit), bytes })}\n`)
  await stopReading()
}
