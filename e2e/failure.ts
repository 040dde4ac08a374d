import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunnerTestCase } from 'vitest'

/** How much of a page's words are printed. */
const WORDS = 600

/** What each person saw when a test failed: the words printed, the picture as a PNG in a folder of that failure's own. */
export async function pictureOf(
  task: Pick<RunnerTestCase, 'result' | 'name'>,
  people: Readonly<Record<string, Page | undefined>>,
): Promise<void> {
  if (task.result?.state !== 'fail') return
  const folder = mkdtempSync(join(tmpdir(), 'zz-failed-'))
  for (const [name, page] of Object.entries(people)) {
    if (page === undefined || page.isClosed()) continue
    const path = join(folder, `${name}.png`)
    await page.screenshot({ path })
    const words = await page.locator('body').innerText()
    const short = words.replaceAll(/\s+/g, ' ').slice(0, WORDS)
    process.stderr.write(`${task.name}: ${name}: ${path}\n  ${new URL(page.url()).pathname}\n  ${short}\n`)
  }
}
