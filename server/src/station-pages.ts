import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'

/** Where the face models of the station's guide lie in the install, by the name under which the browser asks. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  '@vladmandic/face-api/package.json': [
    'model/tiny_face_detector_model-weights_manifest.json',
    'model/tiny_face_detector_model.bin',
    'model/face_landmark_68_tiny_model-weights_manifest.json',
    'model/face_landmark_68_tiny_model.bin',
  ],
  '@tensorflow/tfjs-backend-wasm/package.json': [
    'dist/tfjs-backend-wasm.wasm',
    'dist/tfjs-backend-wasm-simd.wasm',
  ],
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  bin: 'application/octet-stream',
  wasm: 'application/wasm',
}

/** Name → path of what is installed; empty where the packages are not: the station then guides by light alone. */
function installed(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const resolve = createRequire(import.meta.url)
  for (const [manifest, files] of Object.entries(FOLDERS)) {
    try {
      const folder = dirname(resolve.resolve(manifest))
      for (const file of files) found.set(file.split('/').at(-1) ?? file, join(folder, file))
    } catch {
      // Not installed: asked for, it is not found.
    }
  }
  return found
}

/** The capture station's page, which alone may run the models (WebAssembly) and use the camera, and the models. */
export function serveStation(app: FastifyInstance, policy: string): void {
  const models = installed()
  app.get('/station', (_request, reply) =>
    reply
      .header('content-security-policy', `${policy};script-src 'self' 'wasm-unsafe-eval'`)
      .header('permissions-policy', 'camera=(self)')
      .sendFile('station.html'),
  )
  app.get<{ Params: { name: string } }>('/station/models/:name', async (request, reply) => {
    const { name } = request.params
    const path = models.get(name)
    if (path === undefined) return reply.callNotFound()
    return reply
      .header('cache-control', 'public, max-age=86400')
      .type(TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
      .send(await readFile(path))
  })
}
