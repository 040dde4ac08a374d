import type { TableSheet } from '@zhongzhao/domain/printing/document'
import { textsOf } from '@zhongzhao/domain/printing/document'
import { refused } from '../platform/errors.ts'
import { missingGlyphs, namedCharacters } from '../platform/glyphs.ts'
import type { FileAnswer } from '../platform/serve.ts'
import { officeXlsx } from '../platform/sheets-office.ts'
import { tableTypes } from '../platform/sheets-write.ts'
import { pdfAnswer } from './render.ts'

export type OfficeFormat = 'xlsx' | 'pdf'

/** Office tables (K9) on A4, black and white, or as a spreadsheet; the name of the file without its ending. Refuses GLYPH-MISSING (paper). */
export async function officeAnswer(
  parts: readonly TableSheet[],
  { format, file }: { format: OfficeFormat; file: string },
): Promise<FileAnswer> {
  if (format === 'xlsx') {
    const bytes = await officeXlsx(parts)
    return { kind: 'file', bytes, type: tableTypes.xlsx, fileName: `${file}.xlsx`, cache: 'never' }
  }
  const document = { title: parts[0]?.title ?? '', parts, pictures: {} }
  const missing = missingGlyphs(textsOf(document).join(''))
  if (missing.length > 0) throw refused('GLYPH-MISSING', { characters: namedCharacters([...missing]) })
  return pdfAnswer(document, `${file}.pdf`)
}
