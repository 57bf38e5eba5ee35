import type { Browser, Page } from '@playwright/test'

/** Bytes a second and milliseconds before each answer. The first is WebPageTest's slow 3G, the second that of Chromium's tools. */
const lines = [
  { name: 'slow 3G, 400 kbit/s, 400 ms', throughput: 50_000, latency: 400 },
  { name: 'slow 3G, 400 kbit/s, 2,000 ms', throughput: 50_000, latency: 2000 },
] as const
const budgetMs = 5000
const address = '/entry/D8-Q/C02266-2025/2026Q3'

/**
 * The first visit of a form on a bad line, nothing kept from before: milliseconds until its first picture and until a figure
 * typed into it stands there, and until the server has it.
 */
export async function measureFirstUse(
  browser: Browser,
  base: string,
  signIn: (page: Page) => Promise<void>,
): Promise<{ text: string; within: boolean }[]> {
  const told: { text: string; within: boolean }[] = []
  for (const [index, { name, throughput, latency }] of lines.entries()) {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      serviceWorkers: 'block',
    })
    const page = await context.newPage()
    await signIn(page)
    await page.goto('about:blank')
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.clearBrowserCache')
    const limits = { offline: false, downloadThroughput: throughput, uploadThroughput: throughput, latency }
    await session.send('Network.emulateNetworkConditions', limits)
    const start = performance.now()
    const since = () => Math.round(performance.now() - start)
    await page.goto(base + address, { waitUntil: 'commit' })
    const cell = page.locator('input[data-cell]:not([readonly])').nth(index)
    await cell.waitFor()
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
    const painted = since()
    // All that stands there is typed over, as a finger that holds on a figure does.
    await cell.focus()
    await cell.press('Control+a')
    await page.keyboard.type('12')
    const typed = since()
    if ((await cell.inputValue()) !== '12') throw new Error('What was typed does not stand in its cell')
    await page.getByText(/^Đã lưu lúc/).waitFor({ timeout: 120_000 })
    const text = `${name.padEnd(30)} first picture ${painted} ms, typed ${typed} ms (budget ${budgetMs}), on the server ${since()} ms`
    told.push({ text, within: typed <= budgetMs })
    await context.close()
  }
  return told
}
