import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { openBrowser } from './browser.ts'
import { atDesk } from './desk.ts'
import { pictureOf } from './failure.ts'
import { openProduct } from './product.ts'

/** A product of its own for this file, and each of these at a desk; who fails a test leaves a picture. Call it at the top of a file. */
export function deskStory<Login extends string>(logins: readonly Login[]): (who: Login) => Page {
  let product: Awaited<ReturnType<typeof openProduct>> | undefined
  let browser: Browser | undefined
  const pages: Record<string, Page> = {}
  beforeAll(async () => {
    product = await openProduct()
    browser = await openBrowser()
    for (const login of logins) pages[login] = await atDesk(browser, product.url, { login })
  })
  afterEach(({ task }) => pictureOf(task, pages))
  afterAll(async () => {
    await browser?.close()
    await product?.close()
  })
  return (who) => {
    const page = pages[who]
    if (page === undefined) throw new Error(`nobody is at the desk of ${who}`)
    return page
  }
}
