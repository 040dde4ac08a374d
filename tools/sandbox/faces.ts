import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'

const FOLDER = join(import.meta.dirname, 'portraits')
const [WIDTH, HEIGHT] = [450, 600]

/** A made-up face: the portrait it is made of, and which of its relatives it is. */
export interface Face {
  readonly of: string
  readonly as: keyof typeof relatives
}

/** Portraits of nobody (LICENSES.md) in order for the notice; `f58` is turned too far aside. */
const portraits = { '1': ['m10', 'm36', 'm65', 'm71', 'm88'], '2': ['f37', 'f69', 'f84', 'f9'] } as const

/** Swells (+) or shrinks (−) a part of the face across and along. `at` in parts of the picture, `round` in parts of its width. */
interface Pull {
  readonly at: readonly [number, number]
  readonly round: number
  readonly by: readonly [number, number]
}

interface Relative {
  readonly facing: 'same' | 'mirrored'
  readonly wide: number
  readonly tall: number
  /** What red, green and blue of the clothes are multiplied by, and what is added. */
  readonly cloth: readonly [number, number, number, number]
  readonly pulls: readonly Pull[]
}

const pulls = (eyes: [number, number], mouth: number, nose: number, jaw: number): readonly Pull[] => [
  { at: [0.36, 0.41], round: 0.075, by: eyes },
  { at: [0.635, 0.41], round: 0.075, by: eyes },
  { at: [0.5, 0.635], round: 0.1, by: [mouth, mouth] },
  { at: [0.5, 0.535], round: 0.07, by: [nose, nose * 0.6] },
  { at: [0.5, 0.72], round: 0.17, by: [jaw, jaw * 0.3] },
]

/** Four who look no more alike than strangers: at least 9 bits of the hash apart, and .2 of the faces (E6). */
const relatives = {
  a: {
    facing: 'same',
    wide: 1.08,
    tall: 1,
    cloth: [1, 1, 1, 0],
    pulls: pulls([0.16, 0.1], -0.16, 0.18, 0.12),
  },
  b: {
    facing: 'mirrored',
    wide: 0.93,
    tall: 0.98,
    cloth: [0.5, 0.5, 0.5, 120],
    pulls: pulls([-0.16, -0.14], 0.2, -0.1, -0.14),
  },
  c: {
    facing: 'same',
    wide: 0.93,
    tall: 0.97,
    cloth: [0.4, 0.35, 0.35, 150],
    pulls: pulls([0.22, 0.22], -0.1, -0.25, -0.12),
  },
  d: {
    facing: 'mirrored',
    wide: 1.08,
    tall: 1.01,
    cloth: [0.5, 0.4, 0.4, 10],
    pulls: pulls([-0.16, -0.16], 0.18, 0.2, 0.14),
  },
} as const satisfies Readonly<Record<string, Relative>>

const names = ['a', 'b', 'c', 'd'] as const

/** The n-th face of a sex, no two alike. */
export function faceOf(sex: '1' | '2', n: number): Face {
  const own = portraits[sex]
  const [of, as] = [own[n % own.length], names[Math.floor(n / own.length)]]
  if (of === undefined || as === undefined) throw new Error(`sandbox: no face ${n} of sex ${sex}`)
  return { of, as }
}

/** How many faces of a sex there are. */
export const facesOf = (sex: '1' | '2'): number => portraits[sex].length * names.length

/** Where in the portrait a point of the face comes from; both in parts of the picture. */
function sourceOf({ wide, tall, pulls: all }: Relative, x: number, y: number): readonly [number, number] {
  const [u, v] = [(x - 0.5) / wide + 0.5, (y - 0.9) / tall + 0.9]
  let [across, along] = [0, 0]
  for (const { at, round, by } of all) {
    const [du, dv] = [u - at[0], v - at[1]]
    const near = Math.exp(-(du * du + (dv * dv * HEIGHT * HEIGHT) / (WIDTH * WIDTH)) / (2 * round * round))
    across -= by[0] * near * du
    along -= by[1] * near * dv
  }
  return [u + across, v + along]
}

const within = (value: number, most: number) => Math.min(most, Math.max(0, value))

/** How much of a point is cloth: below the chin, neither wall nor skin. */
function clothAt(pixels: Uint8Array, at: number, y: number): number {
  const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3)
  const wall = blue > red + 30 && blue > 140 && green > 90
  return wall || red > blue + 18 ? 0 : within((y - 0.8) / 0.06, 1)
}

/** Of every point of a relative the point of the portrait it is seen at: the first of four bytes' places, and how far between them. */
interface Field {
  readonly from: Int32Array
  readonly across: Float32Array
  readonly along: Float32Array
}

function fieldOf(relative: Relative): Field {
  const size = WIDTH * HEIGHT
  const field = { from: new Int32Array(size), across: new Float32Array(size), along: new Float32Array(size) }
  for (let at = 0; at < size; at++) {
    const [u, v] = sourceOf(relative, (at % WIDTH) / WIDTH, Math.floor(at / WIDTH) / HEIGHT)
    const [left, top] = [within(u * WIDTH, WIDTH - 1.01), within(v * HEIGHT, HEIGHT - 1.01)]
    field.from[at] = (Math.floor(top) * WIDTH + Math.floor(left)) * 3
    field.across[at] = left % 1
    field.along[at] = top % 1
  }
  return field
}

const fields = new Map<Relative, Field>()
/** Reckoned once for all faces that are related so. */
function fieldFor(relative: Relative): Field {
  const field = fields.get(relative) ?? fieldOf(relative)
  fields.set(relative, field)
  return field
}

const NEXT = 3
const BELOW = WIDTH * 3

function warped(pixels: Uint8Array, relative: Relative): Buffer {
  const made = Buffer.alloc(pixels.length)
  const { from, across, along } = fieldFor(relative)
  const { cloth } = relative
  for (let point = 0; point < from.length; point++) {
    const [at, fx, fy] = [from[point] ?? 0, across[point] ?? 0, along[point] ?? 0]
    const y = Math.floor(point / WIDTH) / HEIGHT
    const part = y > 0.8 ? clothAt(pixels, at, y) : 0
    for (let k = at; k < at + 3; k++) {
      const upper = (pixels[k] ?? 0) * (1 - fx) + (pixels[k + NEXT] ?? 0) * fx
      const lower = (pixels[k + BELOW] ?? 0) * (1 - fx) + (pixels[k + BELOW + NEXT] ?? 0) * fx
      const seen = upper * (1 - fy) + lower * fy
      const dyed = part * (seen * ((cloth[k - at] ?? 1) - 1) + cloth[3])
      made[point * 3 + k - at] = within(seen + dyed, 255)
    }
  }
  return made
}

/** The face as the station would have taken it, 450×600, not yet encoded. */
export async function drawFace({ of, as }: Face) {
  const relative = relatives[as]
  const file = sharp(readFileSync(join(FOLDER, `${of}_std.jpg`))).removeAlpha()
  const pixels = await (relative.facing === 'mirrored' ? file.flop() : file).raw().toBuffer()
  return sharp(warped(pixels, relative), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
}
