import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Detected } from '@zhongzhao/imaging/face-boxes'
import type { FacePoints } from '@zhongzhao/imaging/face-points'
import type { RgbPicture } from '@zhongzhao/imaging/rgb-picture'

const resolve = createRequire(import.meta.url).resolve
const bindingFile = '@tensorflow/tfjs-backend-wasm'

/** The neural nets of the eye, ready to be asked. One question at a time. */
export interface EyeModels {
  /** Quick: sees faces of a portrait. `size`: px to which the picture is shrunk, a multiple of 32. */
  readonly detectQuickly: (picture: RgbPicture, size: number) => Promise<readonly Detected[]>
  /** Thorough: sees bystanders too; ten times as long. */
  readonly detectThoroughly: (picture: RgbPicture) => Promise<readonly Detected[]>
  /** The 68 points in each square (`CROP`×`CROP` pixels, levels 0–255), 0–1 of its side. */
  readonly findPoints: (squares: readonly Float32Array[]) => Promise<readonly FacePoints[]>
  /** 128 numbers that describe whose face is in the square (`DESCRIBED`×`DESCRIBED` pixels). */
  readonly describe: (square: Float32Array) => Promise<Float32Array>
  /** Tensors held; must not grow. */
  readonly held: () => number
}

/** px, side of the squares the nets look at. */
export const CROP = 112
export const DESCRIBED = 150
/** Scores below are noise. */
const LEAST_SCORE = 0.1

/** Where the model files lie in the installed packages; undefined when they are not installed. */
export function modelFolder(): string | undefined {
  try {
    const folder = join(dirname(resolve('@vladmandic/face-api/package.json')), 'model')
    resolve(bindingFile)
    return existsSync(join(folder, 'tiny_face_detector_model.bin')) ? folder : undefined
  } catch {
    return undefined
  }
}

/** The build for WebAssembly in Node: the package's other builds want a browser or a native TensorFlow. */
async function loadLibraries() {
  const faces = await import('@vladmandic/face-api/dist/face-api.node-wasm.js')
  const tf = await import('@tensorflow/tfjs')
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm')
  setWasmPaths(`${dirname(resolve(bindingFile))}/`)
  // Its threads fail in Node; processes share the work instead.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  await tf.setBackend('wasm')
  await tf.ready()
  return { tf, faces }
}

type Libraries = Awaited<ReturnType<typeof loadLibraries>>

function detectors({ tf, faces }: Libraries): Pick<EyeModels, 'detectQuickly' | 'detectThoroughly'> {
  const { nets, TinyFaceDetectorOptions, SsdMobilenetv1Options } = faces
  const inputOf = ({ data, height, width }: RgbPicture) => tf.tensor3d(data, [height, width, 3], 'int32')
  return {
    detectQuickly: async (picture, inputSize) => {
      const input = inputOf(picture)
      const options = new TinyFaceDetectorOptions({ inputSize, scoreThreshold: LEAST_SCORE })
      const seen = await nets.tinyFaceDetector.locateFaces(input, options)
      input.dispose()
      return seen.map(({ box: { x, y, width, height }, score }) => ({ x, y, width, height, score }))
    },
    detectThoroughly: async (picture) => {
      const input = inputOf(picture)
      const options = new SsdMobilenetv1Options({ minConfidence: LEAST_SCORE })
      const seen = await nets.ssdMobilenetv1.locateFaces(input, options)
      input.dispose()
      return seen.map(({ box: { x, y, width, height }, score }) => ({ x, y, width, height, score }))
    },
  }
}

/** Loads the nets from the installed packages; nothing is downloaded. Throws when they cannot be loaded. */
export async function loadModels(folder: string): Promise<EyeModels> {
  const { tf, faces } = await loadLibraries()
  const { tinyFaceDetector, ssdMobilenetv1, faceLandmark68Net, faceRecognitionNet } = faces.nets
  for (const net of [faceRecognitionNet, ssdMobilenetv1, tinyFaceDetector, faceLandmark68Net])
    await net.loadFromDisk(folder)
  const detecting = detectors({ tf, faces })
  // The hungriest first: what it lays down again the others use, where they would otherwise add to it.
  await detecting.detectThoroughly({ width: 64, height: 64, data: new Uint8Array(64 * 64 * 3) })
  return {
    ...detecting,
    findPoints: async (squares) => {
      const inputs = squares.map((pixels) => tf.tensor3d(pixels, [CROP, CROP, 3]))
      const found = await faceLandmark68Net.detectLandmarks(inputs)
      for (const input of inputs) input.dispose()
      return [found].flat().map(({ positions }) => positions.map(({ x, y }) => [x / CROP, y / CROP]))
    },
    describe: async (square) => {
      const input = tf.tensor3d(square, [DESCRIBED, DESCRIBED, 3])
      const [descriptor] = [await faceRecognitionNet.computeFaceDescriptor(input)].flat()
      input.dispose()
      return Float32Array.from(descriptor ?? [])
    },
    held: () => tf.memory().numTensors,
  }
}
