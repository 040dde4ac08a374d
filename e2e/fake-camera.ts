import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'

const portraits = join(import.meta.dirname, '..', 'tools', 'sandbox', 'portraits')

/** Those of the sandbox's people who hold their heads straight. */
const LEVEL = ['f69_std', 'm36_std', 'm65_std', 'm88_std']

/** px; what a better webcam gives. */
const [WIDTH, HEIGHT] = [1280, 960]

/** A real portrait (made-up people) sitting before a wall of its own blue. */
async function frameOf(file: string): Promise<Buffer> {
  // Statistics look at the whole picture whatever is cut out of it: so one pixel is made of the corner.
  const corner = await sharp(file)
    .extract({ left: 4, top: 4, width: 8, height: 8 })
    .resize(1, 1)
    .raw()
    .toBuffer()
  const [r = 0, g = 0, b = 0] = corner
  const background = { r, g, b }
  // What lies below the picture goes on as it ends.
  const person = await sharp(file).resize(600, 800).extend({ bottom: 60, extendWith: 'copy' }).toBuffer()
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
    .composite([{ input: person, left: 340, top: HEIGHT - 860 }])
    .jpeg({ quality: 95 })
    .toBuffer()
}

/** A film for Chromium's fake camera: motion JPEG, which is pictures one after another. `remove` takes it off the disk. */
export async function fakeCamera(): Promise<{ readonly film: string; readonly remove: () => void }> {
  const frames = await Promise.all(LEVEL.map((name) => frameOf(join(portraits, `${name}.jpg`))))
  const folder = mkdtempSync(join(tmpdir(), 'zz-camera-'))
  const film = join(folder, 'camera.mjpeg')
  // Each stays for a while: a pupil does not change 30 times a second.
  writeFileSync(film, Buffer.concat(frames.flatMap((frame) => Array.from({ length: 45 }, () => frame))))
  return { film, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** What Chromium is started with to see the film instead of a camera, without asking. */
export const cameraFlags = (film: string): readonly string[] => [
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]
