import type { Browser, Page } from 'playwright-core'

interface Holder {
  readonly url: string
  readonly pupil: { readonly number: string; readonly name: string }
  /** As it stands on the slip; typed in small letters. */
  readonly code: string
}

/** A phone of a small screen; `width` in CSS pixels. */
export async function phonePage(browser: Browser, { width = 360 }: { width?: number } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    hasTouch: true,
    locale: 'zh-CN',
  })
  context.setDefaultTimeout(30_000)
  return context.newPage()
}

/** First sign-in with the slip (C1): a birthday is refused as a password, an own sentence is taken. */
export async function activated(browser: Browser, { url, pupil, code }: Holder): Promise<Page> {
  const page = await phonePage(browser)
  await page.goto(`${url}/#/activate`)
  await page.getByLabel('报名序号、学籍号或身份证号').fill(pupil.number)
  await page.getByLabel('注册密码').fill(code.toLowerCase())
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByText(pupil.name).waitFor()
  await page.getByRole('button', { name: '我看完了，去设密码' }).click()
  await page.getByLabel('给自己设一个密码').fill(pupil.number.slice(6, 14))
  await page.getByLabel('手机号码').fill('14400000001')
  await page.getByRole('button', { name: '设好了，进入' }).click()
  await page.getByRole('alert').filter({ hasText: '生日' }).waitFor()
  await page.getByLabel('给自己设一个密码').fill(`窗外的梧桐又绿了一年${pupil.number.slice(-1)}`)
  await page.getByRole('button', { name: '设好了，进入' }).click()
  await page.getByRole('heading', { level: 1, name: pupil.name }).waitFor()
  return page
}

/** Signed in with the own password, on a phone, at the checklist. */
export async function onPhone(
  browser: Browser,
  { url, login, password }: { url: string; login: string; password: string },
): Promise<Page> {
  const page = await phonePage(browser)
  await page.goto(url)
  await page.getByLabel('报名序号、学籍号或身份证号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: /登\s?录/ }).click()
  await page.getByRole('navigation', { name: '填报清单' }).waitFor()
  return page
}
