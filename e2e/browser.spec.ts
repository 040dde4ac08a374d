import { describe, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'

describe('the browser of the tests', () => {
  it.each(['installed', 'npm'])('draws Chinese, whether %s', async (way) => {
    const browser = await openBrowser(way).catch((error: unknown) => {
      // A machine without an installed browser goes the other ways.
      if (way === 'installed' && String(error).includes('installed: none')) return undefined
      throw error
    })
    if (browser === undefined) return
    const page = await browser.newPage({ locale: 'zh-CN' })
    await page.setContent('<p style="font: 40px sans-serif; display: inline-block">䶮㛃</p><p id="sum"></p>')
    expect(await page.evaluate("document.querySelector('#sum').textContent = 1 + 1")).toBe(2)
    expect(await page.locator('#sum').textContent()).toBe('2')
    await page.screenshot()
    await browser.close()
  })

  it('says the one command that helps when none starts', async () => {
    await expect(openBrowser('/nowhere/chromium')).rejects.toThrow(/apt-get install -y chromium/)
  })
})
