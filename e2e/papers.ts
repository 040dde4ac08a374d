import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { textOf } from '../server/test/pdf-text.ts'

/** What a click brings down. */
export async function downloaded(page: Page, click: () => Promise<unknown>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return download
}

/** The text of a PDF that a click brings down, page by page. */
export async function printed(page: Page, click: () => Promise<unknown>): Promise<readonly string[]> {
  return textOf(readFileSync(await (await downloaded(page, click)).path()))
}
