import { ProcessPool, WorkerDied } from './processes.ts'

export interface RenderOrder {
  readonly pdf: Uint8Array
  readonly mostPages: number
  readonly dpi: number
  /** Pixels of one page. */
  readonly mostPixels: number
}

/** A JPEG a page, in order. `unreadable`: no PDF, one behind a password, or one that takes more memory or time than a scan needs. */
export type RenderAnswer = { readonly pages: readonly Uint8Array[] } | 'unreadable' | 'tooMany'

/** PDFium runs as WebAssembly in a process of its own: what memory it has taken it never gives back, and a file made to harm takes that
 *  process and nothing else. 8192 pages of 64 KiB = 512 MB. */
const processes = new ProcessPool<RenderOrder, RenderAnswer>(
  new URL('./pdf-render-process.ts', import.meta.url),
  {
    most: 1,
    longestQueue: 20,
    megabytes: 400,
    seconds: 60,
    flags: ['--wasm-max-mem-pages=8192'],
  },
)

/** A4 at 200 dpi is 3.9 million pixels; a larger sheet comes out coarser, never larger. */
const SCAN = { dpi: 200, mostPixels: 6_000_000 } as const

/** The pages of a PDF as pictures. Refuses BUSY. */
export async function renderPages(pdf: Uint8Array, mostPages: number): Promise<RenderAnswer> {
  return processes.run({ pdf, mostPages, ...SCAN }).catch((error: unknown) => {
    if (error instanceof WorkerDied) return 'unreadable'
    throw error
  })
}

/** Ends the processes (graceful stop). */
export const stopRendering = (): Promise<void> => processes.stop()
