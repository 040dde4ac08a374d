import sharp from 'sharp'
import { missingGlyphs } from './glyphs.ts'
import { ThreadPool } from './threads.ts'
import type { WatermarkOrder } from './watermark-worker.ts'

/** One thread: fonts take 60 MB, and a tile is drawn once for a viewer and a minute. */
const drawers = new ThreadPool<WatermarkOrder, string>(new URL('./watermark-worker.ts', import.meta.url), {
  most: 1,
  longestQueue: 200,
})

/** Tiles kept: those who look just now. */
const KEPT = 100
const tiles = new Map<string, Promise<Buffer>>()

/** A character that no font of ours has is written by its code point, so that the name is still somebody's. */
function drawable(line: string): string {
  const missing = new Set(missingGlyphs(line))
  return [...line].map((c) => (missing.has(c) ? `U+${(c.codePointAt(0) ?? 0).toString(16)}` : c)).join('')
}

async function drawTile(lines: readonly string[]): Promise<Buffer> {
  const svg = await drawers.run({ lines: lines.map(drawable) })
  return sharp(Buffer.from(svg)).png().toBuffer()
}

function tileOf(lines: readonly string[]): Promise<Buffer> {
  const name = lines.join('\n')
  const held = tiles.get(name)
  if (held !== undefined) return held
  const tile = drawTile(lines)
  tiles.set(name, tile)
  tile.catch(() => tiles.delete(name))
  if (tiles.size > KEPT) tiles.delete(tiles.keys().next().value ?? '')
  return tile
}

/** The picture with the lines burnt into its pixels all over, as JPEG: legible, and what lies below still is. No font of the
 *  machine is used. Refuses BUSY. */
export async function watermarked(picture: Uint8Array, lines: readonly string[]): Promise<Buffer> {
  const { data, info } = await sharp(picture).autoOrient().raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const whole = await tileOf(lines)
  // A line cut out of a card is lower than a tile: the mark shrinks with it rather than being cut off.
  const tile = await sharp(whole)
    .resize(width, height, { fit: 'inside', withoutEnlargement: true })
    .toBuffer()
  return sharp(data, { raw: { width, height, channels } })
    .composite([{ input: tile, tile: true }])
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** Ends the thread (graceful stop). */
export const stopWatermarks = (): Promise<void> => drawers.stop()
