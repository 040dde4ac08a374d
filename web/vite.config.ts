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

/** `/desk/...` is one page with its own routing, also while developing. */
function deskPage(): Plugin {
  return {
    name: 'desk-page',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/desk(\/|$|\?)/.test(request.url ?? '')) request.url = '/desk.html'
        next()
      })
    },
  }
}

/** The contracts keep their paths; their schemas stay on the server. */
const aliases = [{ find: /^typebox$/, replacement: here('./src/shared/no-schemas.ts') }]

export default defineConfig({
  root: here('.'),
  plugins: [react(), deskPage(), weighFirstLoad()],
  resolve: { alias: aliases },
  server: { proxy: { '/api': process.env['API'] ?? 'http://127.0.0.1:8080' } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    // Phones of 2020 and the school's computer room; what they lack at run time is in shared/old-browsers.ts.
    target: ['chrome80', 'safari14'],
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { candidate: here('./index.html'), desk: here('./desk.html') },
      treeshake: { manualPureFunctions: ['Type', 'endpoint'] },
    },
  },
})
