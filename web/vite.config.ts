import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { type Plugin, type Rolldown, defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** First load of a candidate's phone: at most this much compressed JavaScript (UX, notice 三.(二) 科学规避网络拥堵). */
const FIRST_LOAD_BYTES = 100 * 1024

/** The chunks a page needs before it can show itself: its entry and all that is statically imported from it. */
function firstChunks(bundle: Rolldown.OutputBundle, page: string): readonly Rolldown.OutputChunk[] {
  const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const found = new Map<string, Rolldown.OutputChunk>()
  const visit = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (chunk === undefined || found.has(chunk.fileName)) return
    found.set(chunk.fileName, chunk)
    for (const file of chunk.imports) visit(byFile.get(file))
  }
  visit(chunks.find((chunk) => chunk.facadeModuleId?.endsWith(page) === true))
  return [...found.values()]
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

/** Prints what the candidate's first page weighs and fails the build when it is too heavy. */
function weighFirstLoad(): Plugin {
  return {
    name: 'weigh-first-load',
    writeBundle(_options, bundle) {
      const chunks = firstChunks(bundle, '/index.html')
      const weigh = (pack: (bytes: Buffer) => Buffer) =>
        chunks.reduce((sum, chunk) => sum + pack(Buffer.from(chunk.code)).length, 0)
      const gzip = weigh((bytes) => gzipSync(bytes))
      const brotli = weigh((bytes) => brotliCompressSync(bytes))
      const limit = kilobytes(FIRST_LOAD_BYTES)
      this.info(`candidate first load: ${kilobytes(gzip)} gzip, ${kilobytes(brotli)} brotli (limit ${limit})`)
      if (chunks.length === 0) this.error('candidate entry not found in the bundle')
      if (gzip > FIRST_LOAD_BYTES) this.error(`candidate first load ${kilobytes(gzip)} exceeds ${limit}`)
    },
  }
}

/** `/desk/...` is one page with its own routing, `/station` one page, also while developing. */
function pagesByAddress(): Plugin {
  return {
    name: 'pages-by-address',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/desk(\/|$|\?)/.test(request.url ?? '')) request.url = '/desk.html'
        if (/^\/station($|\?)/.test(request.url ?? '')) request.url = '/station.html'
        next()
      })
    },
  }
}

/** Models that the station guides with; the server has them from its packages (server/src/station-pages.ts). */
const STATION_MODELS = [
  'tiny_face_detector_model-weights_manifest.json',
  'tiny_face_detector_model.bin',
  'face_landmark_68_tiny_model-weights_manifest.json',
  'face_landmark_68_tiny_model.bin',
  'tfjs-backend-wasm-simd.wasm',
]

/** Everything the station loads, late chunks and styles too: what its service worker keeps for when the cable is pulled. */
function stationFiles(bundle: Rolldown.OutputBundle): readonly string[] {
  const chunks = new Map(
    Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part]] : [])),
  )
  const files = new Set<string>()
  const visit = (fileName: string): void => {
    const chunk = chunks.get(fileName)
    if (chunk === undefined || files.has(fileName)) return
    files.add(fileName)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) visit(next)
  }
  const entry = [...chunks.values()].find((chunk) => chunk.facadeModuleId?.endsWith('/station.html') === true)
  if (entry !== undefined) visit(entry.fileName)
  return [...files].toSorted()
}

/** Writes into the station's service worker which files it keeps. Another list or another content is another worker. */
function fillStationWorker(): Plugin {
  return {
    name: 'fill-station-worker',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['station-sw.js']
      if (worker?.type !== 'chunk') return this.error('service worker of the station not found in the bundle')
      if (worker.imports.length > 0) this.error('the service worker stands alone: it may import nothing')
      const files = [
        '/station',
        ...stationFiles(bundle).map((file) => `/${file}`),
        ...['icon.svg', 'icon-192.png', 'manifest.webmanifest'].map((file) => `/station/${file}`),
        ...STATION_MODELS.map((model) => `/station/models/${model}`),
      ]
      const page = bundle['station.html']
      const version = createHash('sha256')
        .update(JSON.stringify(files))
        .update(page?.type === 'asset' ? String(page.source) : '')
        .digest('hex')
        .slice(0, 12)
      worker.code = worker.code
        .replaceAll('STATION_FILES', JSON.stringify(files))
        .replaceAll('STATION_VERSION', JSON.stringify(version))
    },
  }
}

/** The contracts keep their paths; their schemas stay on the server. */
const aliases = [{ find: /^typebox$/, replacement: here('./src/shared/no-schemas.ts') }]

const SERVER = process.env['API'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: here('.'),
  plugins: [react(), pagesByAddress(), weighFirstLoad(), fillStationWorker()],
  resolve: { alias: aliases },
  server: { proxy: { '/api': SERVER, '/station/models': SERVER } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    // Phones of 2020 and the school's computer room; what they lack at run time is in shared/old-browsers.ts.
    target: ['chrome80', 'safari14'],
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: {
        candidate: here('./index.html'),
        desk: here('./desk.html'),
        station: here('./station.html'),
        'station-sw': here('./src/station/service-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'station-sw' ? 'station-sw.js' : 'assets/[name]-[hash].js'),
      },
      treeshake: { manualPureFunctions: ['Type', 'endpoint'] },
    },
  },
})
