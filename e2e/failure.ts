import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunnerTestCase } from 'vitest'

/** What each person saw when a test failed, as PNG files; the paths are printed. */
export async function pictureOf(
  task: Pick<RunnerTestCase, 'result'>,
  people: Readonly<Record<string, Page | undefined>>,
): Promise<void> {
  if (task.result?.state !== 'fail') return
  for (const [name, page] of Object.entries(people)) {
    if (page === undefined || page.isClosed()) continue
    const path = join(tmpdir(), `zz-failed-${name}.png`)
    await page.screenshot({ path })
    process.stderr.write(`${name}: ${path}\n`)
  }
}
