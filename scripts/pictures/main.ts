// Every page of a running server as a phone, a desk and a sheet of A4 show it.
//   BASE=http://localhost:3000 npm run pictures             all pages into .pictures/ (PICTURES names another folder)
//   BASE=… npm run pictures -- overview board               only pages whose names begin so
//   BASE=… npm run pictures -- --docs                       also the small ones of docs/pictures/
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { demoPassword } from '@/lib/access/demo-accounts'
import { type PageToShow, type Person, pages, people } from './pages'
import { paperOf } from './paper'
import { writeSmallPictures } from './small-pictures'

const base = process.env.BASE ?? 'http://localhost:3000'
const folder = process.env.PICTURES ?? '.pictures'
const words = process.argv.slice(2)
const withDocs = words.includes('--docs')
const asked = words.filter((word) => !word.startsWith('--'))
const widths = [390, 1280] as const

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
})
try {
  await mkdir(folder, { recursive: true })
  const chosen = pages.filter(({ name }) => asked.length === 0 || asked.some((word) => name.startsWith(word)))
  const told: string[] = []
  for (const who of Object.keys(people) as Person[]) {
    const own = chosen.filter((page) => page.who === who)
    if (own.length === 0) continue
    const context = await signIn(browser, who)
    for (const one of own) {
      // A page of its own: one that is stuck takes no other with it.
      const page = await context.newPage()
      page.on('pageerror', (error) => told.push(`${one.name}: ${error.message}`))
      told.push(...(await take(page, one).catch((error) => [`${one.name}: ${String(error).split('\n')[0]}`])))
      await page.close()
    }
    await context.close()
  }
  if (withDocs) told.push(...(await writeSmallPictures(browser, folder)))
  for (const line of told) console.log(line)
} finally {
  await browser.close()
}

async function signIn(browser: Browser, who: Person): Promise<BrowserContext> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const email = people[who]
  if (!email) return context
  const page = await context.newPage()
  await page.goto(`${base}/sign-in`)
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(demoPassword)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).first().click()
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'))
  await page.close()
  return context
}

/** What was wrong with it, if anything: not there, an error, wider than its screen. */
async function take(page: Page, one: PageToShow): Promise<string[]> {
  const address = await addressOf(page, one)
  if (!address) return [`${one.name}: no such link on ${one.path}`]
  const told: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : one.screenOnly ? 720 : 900 })
    const answer = await page.goto(base + address)
    await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
    const status = answer?.status() ?? 0
    if (status !== 200 && one.name !== 'not-found') told.push(`${one.name}: ${status} at ${address}`)
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    if (over > 0) told.push(`${one.name}: ${over} px wider than ${width}`)
    await page.screenshot({ path: join(folder, `${one.name}-${width}-top.png`) })
    await page.screenshot({ path: join(folder, `${one.name}-${width}.png`), fullPage: true })
  }
  if (!one.screenOnly) {
    const file = join(folder, `${one.name}.pdf`)
    await page.pdf({ path: file, preferCSSPageSize: true })
    told.push(...(await paperOf(file)).map((line) => `${one.name}: ${line}`))
  }
  return told
}

async function addressOf(page: Page, { path, link, tail = '' }: PageToShow): Promise<string | null> {
  if (!link) return path + tail
  await page.goto(base + path)
  const found = await page
    .locator('main a[href]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const first = found.find((href) => link.test(href))
  return first ? first + tail : null
}
