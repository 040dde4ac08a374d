import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/papers'
import { readSheetCode } from '@zhongzhao/domain/registration/sheet'
import { type Ctx, byOf, newId } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { recordEvent } from '../platform/events.ts'
import {
  type PaperFormat,
  carriesProgram,
  keptPaper,
  paperFormat,
  paperTypes,
} from '../platform/paper-file.ts'
import { pageCount, scannedPages } from '../platform/pdf-pages.ts'
import { renderPages } from '../platform/pdf-rendering.ts'
import { readQr } from '../platform/qr-reading.ts'
import { scopeOf } from '../platform/scope.ts'
import { openWith, sealWith, sha256 } from '../platform/sealed-text.ts'
import { type FileAnswer, type Upload, inTransaction } from '../platform/serve.ts'
import { type Dossier, loadDossier } from '../registration/store.ts'
import { sheetView } from './sign.ts'
import { type ScanRow, findScan, insertScan, keptBefore } from './store-scans.ts'
import { findSheet } from './store-sheets.ts'

type Page = OutputOf<typeof api.keepScans>['pages'][number]

/** Pages of one file; a class of sixty with a second page for some. */
const MOST_PAGES = 80

const placeOf = (registration: string, scan: string) => `sheet-scan:${registration}:${scan}`

async function keepPage(
  ctx: Ctx,
  { page, sheet, dossier }: { page: Buffer; sheet: { id: string; number: string }; dossier: Dossier },
): Promise<string> {
  const { registration: r, key } = dossier
  const mark = ctx.services.keys.index(`sheet-scan:${sha256(page)}`)
  const before = await keptBefore(ctx, { registration: r.id, sheet: sheet.id, mark })
  if (before !== undefined) return before
  const scan = newId()
  const format = paperFormat(page)
  const type = format === 'png' ? paperTypes.png : paperTypes.jpeg
  const file = await ctx.services.files.put(sealWith(key, page, placeOf(r.id, scan)))
  const by = byOf(ctx)
  return inTransaction(ctx, async (inside) => {
    const row = { registration: r.id, scan, sheet: sheet.id, type, file, mark, bytes: page.length }
    const kept = await insertScan(inside, { ...row, by: by.account })
    if (kept.kept === 'now')
      await recordEvent(
        inside,
        { kind: 'sheet.scanned', at: ctx.now, by, detail: { number: sheet.number } },
        { registration: r.id },
      )
    return kept.scan
  })
}

async function matchPage(ctx: Ctx, page: Buffer): Promise<Omit<Page, 'page'>> {
  const text = await readQr(page)
  if (text === null) return { found: 'unread' }
  const scope = scopeOf(ctx, 'registration.sign')
  const code = readSheetCode(text)
  const row = code.kind === 'qr' ? await findSheet(ctx, scope, code) : undefined
  if (row === undefined) return { found: 'unknown' }
  const dossier = await loadDossier(ctx, scope, { id: row.registration_id, hold: 'read' })
  const sheet = { id: row.sheet_id, number: row.number }
  const scan = await keepPage(ctx, { page, sheet, dossier })
  return { found: 'matched', scan, sheet: sheetView(ctx, row, dossier) }
}

/** The scanner's own pictures, where every page of the PDF is one JPEG. */
function ownPictures(pdf: Buffer): readonly Buffer[] | undefined {
  const found = scannedPages(pdf, MOST_PAGES + 1)
  return found.length === pageCount(pdf) && found.length > 0 ? found : undefined
}

/** Refuses SCAN-FILE, SCAN-MANY, BUSY. */
async function rendered(pdf: Buffer): Promise<readonly Buffer[]> {
  const answer = await renderPages(pdf, MOST_PAGES)
  if (answer === 'tooMany') throw refused('SCAN-MANY', { most: MOST_PAGES })
  if (answer === 'unreadable' || answer.pages.length === 0) throw refused('SCAN-FILE')
  return answer.pages.map((page) => Buffer.from(page))
}

/** Pages of a file as they are kept: nothing that runs, no place, time or camera (个人信息保护法). A PDF whose pages are coded any other way
 *  than as one JPEG each is drawn page by page. Refuses SCAN-FILE, SCAN-MANY, BUSY. */
async function pagesOf(bytes: Buffer, format: PaperFormat): Promise<readonly Buffer[]> {
  const own = format === 'pdf' ? ownPictures(bytes) : [bytes]
  if (own === undefined) return rendered(bytes)
  if (own.length > MOST_PAGES) throw refused('SCAN-MANY', { most: MOST_PAGES })
  const each = format === 'pdf' ? 'jpeg' : format
  if (own.some((page) => carriesProgram(page, each) === 'yes')) throw refused('SCAN-FILE')
  return own.map((page) => keptPaper(page, each))
}

/** 签字页扫描件, matched by QR (J2): each page is kept beside its sheet; nothing is signed by it. Sent again, kept once. Refuses SCAN-FILE,
 *  SCAN-MANY, BUSY. */
export async function keepScans(
  ctx: Ctx,
  _: InputOf<typeof api.keepScans>,
  { bytes }: Upload,
): Promise<OutputOf<typeof api.keepScans>> {
  const format = paperFormat(bytes)
  if (format === undefined) throw refused('SCAN-FILE')
  const found = await pagesOf(bytes, format)
  // As many at once as there are threads that read; the others wait there.
  const pages = await Promise.all(
    found.map(async (page, at): Promise<Page> => ({ page: at + 1, ...(await matchPage(ctx, page)) })),
  )
  return { pages }
}

/** The bytes of a scanned page. The caller has recorded the look. */
export async function scanBytes(ctx: Ctx, row: ScanRow): Promise<Buffer> {
  const key = ctx.services.keys.unwrap(row.person_id, row.wrapped)
  return openWith(key, await ctx.services.files.get(row.file), placeOf(row.registration_id, row.scan_id))
}

/** A scanned page; it shows everything, so the look is recorded (个人信息保护法). Refuses SCAN-GONE. */
export async function openScan(ctx: Ctx, { scan }: InputOf<typeof api.openScan>): Promise<FileAnswer> {
  const row = await findScan(ctx, scopeOf(ctx, 'registration.sign'), scan)
  if (row === undefined) throw refused('SCAN-GONE')
  const event = { kind: 'sheet.scanOpened', at: ctx.now, by: byOf(ctx) }
  await recordEvent(ctx, event, { registration: row.registration_id })
  const fileName = row.type === paperTypes.png ? 'sheet.png' : 'sheet.jpg'
  return { kind: 'file', bytes: await scanBytes(ctx, row), type: row.type, fileName, cache: 'never' }
}
