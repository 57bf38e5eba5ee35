import type { Browser, Page } from '@playwright/test'
import { quantile } from './measure'
import { sessionCookie } from './national-server'

export type Load = {
  name: string
  address: string
  /** What is done once the page stands still: open the menu, read a chart by keys, type a figure. */
  touch: 'menu' | 'chart' | 'cell'
}

const runs = 3
/** Lighthouse's "slow 4G". */
const line = { offline: false, downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 }

type Paint = { largest: number; first: number; shift: number; touch: number }

/** One line of the table: medians of three first visits on a phone that is four times slower than this machine. */
export async function measureLoad(
  browser: Browser,
  base: string,
  { name, address, touch }: Load,
  session: string,
): Promise<string> {
  const headers = { cookie: `${sessionCookie}=${session}` }
  const answers: number[] = []
  for (let run = 0; run < 2; run++) {
    const start = performance.now()
    await (await fetch(base + address, { headers })).text()
    answers.push(performance.now() - start)
  }
  const visits: (Paint & { all: number; script: number })[] = []
  for (let run = 0; run < runs; run++) visits.push(await visit(browser, base, address, touch, session))
  const median = (of: (one: (typeof visits)[number]) => number) =>
    quantile(
      visits.map(of).sort((a, b) => a - b),
      0.5,
    )
  const cells = [
    median(({ largest }) => largest).toFixed(0),
    median(({ first }) => first).toFixed(0),
    median(({ shift }) => shift).toFixed(3),
    (median(({ all }) => all) / 1000).toFixed(0),
    (median(({ script }) => script) / 1000).toFixed(1),
    median(({ touch }) => touch).toFixed(0),
    answers[0]?.toFixed(0) ?? '',
    answers[1]?.toFixed(0) ?? '',
  ]
  const widths = [8, 8, 7, 9, 9, 8, 16, 5]
  return `| ${name.padEnd(9)} | ${cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join(' | ')} |`
}

async function visit(
  browser: Browser,
  base: string,
  address: string,
  touch: Load['touch'],
  session: string,
): Promise<Paint & { all: number; script: number }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'vi-VN',
    serviceWorkers: 'block',
  })
  await context.addCookies([{ name: sessionCookie, value: session, url: base }])
  const page = await context.newPage()
  await page.addInitScript({ content: watch })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', line)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const scripts = new Set<string>()
  const bytes = { all: 0, script: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength
    if (scripts.has(requestId)) bytes.script += encodedDataLength
  })
  await page.goto(base + address, { waitUntil: 'networkidle', timeout: 120_000 })
  const before = { ...bytes }
  const painted = await page.evaluate(() => (window as unknown as { seen: Paint }).seen)
  await touchPage(page, touch)
  await page.waitForTimeout(600)
  const { touch: took } = await page.evaluate(() => (window as unknown as { seen: Paint }).seen)
  await context.close()
  return { ...painted, touch: took, ...before }
}

/** Runs in the page: keeps the latest of what the browser says about its own painting. Text, so that no bundler dresses it up. */
const watch = `
  const seen = (window.seen = { largest: 0, first: 0, shift: 0, touch: 0 })
  const on = (type, keep, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, buffered: true, ...more })
  on('largest-contentful-paint', ({ startTime }) => { seen.largest = startTime })
  on('paint', ({ name, startTime }) => { if (name === 'first-contentful-paint') seen.first = startTime })
  on('layout-shift', ({ value }) => { seen.shift += value })
  on('event', ({ duration }) => { seen.touch = Math.max(seen.touch, duration) }, { durationThreshold: 16 })
`

async function touchPage(page: Page, touch: Load['touch']): Promise<void> {
  if (touch === 'menu') {
    await page.locator('header summary:visible, header button:visible').first().tap()
  } else if (touch === 'chart') {
    const picture = page.locator('figure [tabindex="0"]').first()
    await picture.scrollIntoViewIfNeeded()
    await picture.focus()
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight')
  } else {
    await page.locator('input[data-cell]:not([readonly])').first().tap()
    await page.keyboard.type('12')
  }
}
