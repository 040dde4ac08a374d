import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { openCompiler } from './pdf-typesetter.ts'
import type { ThreadAnswer } from './threads.ts'

/** Lines of one tile. */
export interface WatermarkOrder {
  readonly lines: readonly string[]
}

const templates = fileURLToPath(new URL('./typst', import.meta.url))
const mainFilePath = join(templates, 'watermark.typ')
const compiler = openCompiler()

/** The tile as SVG in which every letter is an outline: whoever draws it needs no font. The lines reach Typst as strings
 *  only, never as markup. */
function drawn({ lines }: WatermarkOrder): string {
  const path = join(templates, 'watermark.json')
  compiler.mapShadow(path, Buffer.from(JSON.stringify({ lines })))
  try {
    return compiler.svg({ mainFilePath })
  } finally {
    compiler.unmapShadow(path)
    compiler.evictCache(2)
  }
}

parentPort?.on('message', (order: WatermarkOrder) => {
  parentPort?.postMessage(answerTo(order))
})

function answerTo(order: WatermarkOrder): ThreadAnswer<string> {
  try {
    return { value: drawn(order) }
  } catch {
    return { failure: 'typst: the watermark cannot be drawn' }
  }
}
