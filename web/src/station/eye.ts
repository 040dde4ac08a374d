import type { FacePoints } from '@zhongzhao/imaging/face-points'

/** Finds faces in a picture, 68 points each, in its px. */
export interface Eye {
  readonly look: (canvas: HTMLCanvasElement) => Promise<readonly FacePoints[]>
}

/** Served from the installed packages by our own server, and kept by the service worker for when the cable is pulled. */
const MODELS = '/station/models'
/** px; the detector's own picture. Smaller misses a bystander (PICTURES). */
const INPUT_SIZE = 320
const LEAST_SCORE = 0.5

async function load(): Promise<Eye> {
  const faceapi = await import('@vladmandic/face-api')
  const tf = faceapi.tf as unknown as {
    setWasmPaths: (folder: string) => void
    setBackend: (name: string) => Promise<boolean>
    ready: () => Promise<void>
  }
  tf.setWasmPaths(`${MODELS}/`)
  if (!(await tf.setBackend('wasm').catch(() => false))) await tf.setBackend('cpu')
  await tf.ready()
  await faceapi.nets.tinyFaceDetector.loadFromUri(MODELS)
  await faceapi.nets.faceLandmark68TinyNet.loadFromUri(MODELS)
  const options = new faceapi.TinyFaceDetectorOptions({ inputSize: INPUT_SIZE, scoreThreshold: LEAST_SCORE })
  return {
    look: async (canvas) => {
      const faces = await faceapi.detectAllFaces(canvas, options).withFaceLandmarks(true)
      // The largest first: it is the pupil.
      const sorted = faces.toSorted((a, b) => b.detection.box.area - a.detection.box.area)
      return sorted.map(({ landmarks }) => landmarks.positions.map(({ x, y }) => [x, y] as const))
    },
  }
}

let eye: Promise<Eye | undefined> | undefined

/** Loads once; undefined where it cannot be had: the station then speaks of light and background only. */
export function loadEye(): Promise<Eye | undefined> {
  eye ??= load().catch(() => {
    // Perhaps the network was away: the next shift asks again.
    eye = undefined
    return undefined
  })
  return eye
}
