import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunnerTestCase } from 'vitest'

/** What each person saw when a test failed, as PNG files in a folder of that failure's own; the paths are printed. */
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
    process.stderr.write(`${task.name}: ${name}: ${path}\n`)
  }
}
