import type { SheetMark } from '@zhongzhao/domain/printing/document'
import { toSVG } from 'bwip-js'
import { create } from 'qrcode'

/** QR (level M, quiet zone of two: the white paper around it is the rest) as one path: crisp at any size. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
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
  return toSVG({ bcid: 'code128', text: number, height: 10, includetext: false, paddingwidth: 4 })
}

/** The two pictures of a mark. */
export function markPictures(mark: SheetMark): { readonly qr: string; readonly barcode: string } {
  return { qr: qrSvg(mark.qr), barcode: barcodeSvg(mark.number) }
}
