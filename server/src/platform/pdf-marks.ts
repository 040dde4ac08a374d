import type { SheetMark } from '@zhongzhao/domain/printing/document'
import bwip from 'bwip-js'
import { create } from 'qrcode'

/** QR (level M, a fixed mask: trying all eight takes four times as long and readers do not care; quiet zone of two: the white paper around it is the rest) as one path: crisp at any size. */
export function qrSvg(text: string): string {
  const { modules } = create([{ data: Buffer.from(text), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
    maskPattern: 2,
  })
  const quiet = 2
  const size = modules.size + 2 * quiet
  const runs: string[] = []
  for (let y = 0; y < modules.size; y++) runs.push(...rowRuns(modules, y))
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-quiet} ${-quiet} ${size} ${size}" width="${size}" height="${size}">` +
    `<path d="${runs.join('')}" fill="#000"/></svg>`
  )
}

function rowRuns(
  modules: { readonly size: number; get(row: number, column: number): number },
  y: number,
): string[] {
  const runs: string[] = []
  let from = -1
  for (let x = 0; x <= modules.size; x++) {
    const dark = x < modules.size && modules.get(y, x) !== 0
    if (dark && from < 0) from = x
    if (!dark && from >= 0) {
      runs.push(`M${from} ${y}h${x - from}v1h${from - x}z`)
      from = -1
    }
  }
  return runs
}

/** Code 128 of a sheet number, bars only; the number is printed below it as text. */
export function barcodeSvg(number: string): string {
  const [symbol] = bwip.raw('code128', number, {})
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('no bars for this sheet number')
  const widths = symbol.sbs
  const starts = widths.map((_, at) => widths.slice(0, at).reduce((sum, width) => sum + width, 0))
  const bars = widths.flatMap((width, at) =>
    at % 2 === 0 ? [`M${starts[at]} 0h${width}v10h-${width}z`] : [],
  )
  const length = widths.reduce((sum, width) => sum + width, 0)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${length} 10" width="${length}" height="10" preserveAspectRatio="none">` +
    `<path d="${bars.join('')}" fill="#000"/></svg>`
  )
}

/** The two pictures of a mark. */
export function markPictures(mark: SheetMark): { readonly qr: string; readonly barcode: string } {
  return { qr: qrSvg(mark.qr), barcode: barcodeSvg(mark.number) }
}
