import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { answerOrders } from './processes.ts'
import type { RenderAnswer, RenderOrder } from './pdf-rendering.ts'

sharp.concurrency(1)
sharp.cache(false)

const POINTS_PER_INCH = 72

/** As many pixels as the paper has at `dpi`, fewer where that would be more than `mostPixels`. */
function scaleFor(
  { originalWidth, originalHeight }: { readonly originalWidth: number; readonly originalHeight: number },
  { dpi, mostPixels }: RenderOrder,
): number {
  const wished = dpi / POINTS_PER_INCH
  const pixels = originalWidth * originalHeight * wished ** 2
  return pixels > mostPixels ? wished * Math.sqrt(mostPixels / pixels) : wished
}

/** Whatever a scanner put into the PDF (CCITT, JBIG2, Flate, JPEG 2000, strips) becomes one JPEG a page: pixels and nothing else. */
answerOrders(async (order: RenderOrder): Promise<RenderAnswer> => {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(order.pdf).catch(() => undefined)
  if (document === undefined) return 'unreadable'
  if (document.getPageCount() > order.mostPages) return 'tooMany'
  const pages: Uint8Array[] = []
  for (const page of document.pages()) {
    const scale = scaleFor(page.getOriginalSize(), order)
    const { data, width, height } = await page.render({ scale, render: 'bitmap' })
    const raw = { width, height, channels: 4 } as const
    pages.push(
      await sharp(data, { raw }).removeAlpha().jpeg({ quality: 80, chromaSubsampling: '4:4:4' }).toBuffer(),
    )
  }
  return { pages }
})
