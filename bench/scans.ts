import { qrOf } from '@zhongzhao/server/platform/qr-of'
import { type ScannedPage, type Scanning, scanSet } from './scan-set.ts'

const PAGES = Number(process.env['SCAN_PAGES'] ?? 10)

interface Read {
  readonly read: number
  readonly wrong: number
  readonly pages: number
  readonly ms: number
}

async function readAll(pages: readonly ScannedPage[]): Promise<Read> {
  const start = performance.now()
  let [read, wrong] = [0, 0]
  for (const { page, text } of pages) {
    const said = await qrOf(page)
    if (said === text) read++
    else if (said !== null) wrong++
  }
  return { read, wrong, pages: pages.length, ms: performance.now() - start }
}

/** Share of scanned registration forms whose QR is read, of a made set: what the machine was set to × how the paper looks. Figure: pages of
 *  150 dpi and more that are read; limit: pages there are; none may be read as something else. */
export async function run(): Promise<void> {
  const results: (readonly [Scanning, Read])[] = []
  for (const [how, pages] of await scanSet(PAGES)) results.push([how, await readAll(pages)])
  const sum = (of: (read: Read) => number, which: (how: Scanning) => boolean = () => true) =>
    results.reduce((n, [how, read]) => n + (which(how) ? of(read) : 0), 0)
  const usual = ({ dpi }: Scanning) => dpi >= 150
  const [figure, limit] = [sum((r) => r.read, usual), sum((r) => r.pages, usual)]
  const line = {
    bench: 'scans',
    figure,
    limit,
    ratio: Math.round((figure / limit) * 1000) / 1000,
    wrong: sum((r) => r.wrong),
    msPerPage: Math.round(sum((r) => r.ms) / sum((r) => r.pages)),
    read: Object.fromEntries(
      results.map(([{ name, dpi }, { read, pages }]) => [`${name}-${dpi}`, `${read}/${pages}`]),
    ),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
