import type { Browser, Page } from 'playwright-core'

/** A member of staff at a wide screen, signed in. */
export async function atDesk(
  browser: Browser,
  url: string,
  { login, width = 1440 }: { login: string; width?: number },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    // A click on what still moves is lost now and then.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  await page.goto(`${url}/desk`)
  await page.getByRole('textbox', { name: '账号' }).fill(login)
  await page.getByLabel('密码', { exact: true }).fill(`yanlian-${login}`)
  await page.getByRole('button', { name: /登\s?录/ }).click()
  await page.getByRole('heading', { level: 1 }).filter({ hasNotText: '中招信息采集' }).first().waitFor()
  return page
}

/** Opens a screen by its entry at the left. */
export async function open(page: Page, entry: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: entry, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: entry }).waitFor()
}

/** Picks a class by its name; once more where a click was lost, as a person does who sees the list still open. */
export async function chooseClass(page: Page, name: string): Promise<void> {
  const option = page.locator('.ant-select-item-option').and(page.getByTitle(new RegExp(`^${name}`)))
  await page.getByLabel('班级').click()
  await option.click()
  const taken = (ms: number) =>
    page.waitForURL(/[?&]class=/, { timeout: ms, waitUntil: 'commit' }).then(
      () => 'taken' as const,
      () => 'lost' as const,
    )
  if ((await taken(5_000)) === 'taken') return
  await option.click()
  if ((await taken(10_000)) === 'lost')
    throw new Error(`${name} was picked twice and not taken: ${page.url()}`)
}
