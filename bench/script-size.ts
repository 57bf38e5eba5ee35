// Compressed script that a page fetches before anybody touches it, and the time until a form can be typed into, against
// their budgets.
//   npm run bench            starts a server of its own on an empty folder
//   BASE=http://… npm run bench    measures one that runs
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { demoAccounts, demoPassword } from '@/lib/access/demo-accounts'
import { measureFirstUse } from './first-use'

const pages = [
  {
    name: 'entry',
    address: '/entry/D8-Q/C02266-2025/2026Q3',
    budgetKb: 150,
    email: 'canbo.lambinh@demo.songhanh.vn',
  },
  { name: 'dashboard', address: '/?period=2025Q2', budgetKb: 200, email: 'bancd@demo.songhanh.vn' },
  { name: 'chart', address: '/charts/D8-3.1d?orgUnit=VN', budgetKb: 200, email: 'bancd@demo.songhanh.vn' },
] as const

async function measure(base: string): Promise<boolean> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  let within = true
  for (const { name, address, budgetKb, email } of pages) {
    if (!demoAccounts.some((account) => account.email === email)) throw new Error(`No such account: ${email}`)
    const page = await browser.newPage()
    await signIn(page, base, email)
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    const scripts = new Set<string>()
    const bytes = { script: 0, all: 0 }
    session.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId)
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes.all += encodedDataLength
      if (scripts.has(requestId)) bytes.script += encodedDataLength
    })
    await page.goto(base + address, { waitUntil: 'networkidle' })
    const kb = bytes.script / 1000
    within &&= kb <= budgetKb
    console.log(
      `${name.padEnd(10)} ${kb.toFixed(1).padStart(7)} kB of script (budget ${budgetKb})   ${(bytes.all / 1000).toFixed(0)} kB in all   ${scripts.size} files`,
    )
    await page.context().clearCookies()
    await page.close()
  }
  for (const line of await measureFirstUse(browser, base, (page) => signIn(page, base, pages[0].email))) {
    within &&= line.within
    console.log(line.text)
  }
  await browser.close()
  return within
}

async function signIn(page: Page, base: string, email: string): Promise<void> {
  await page.goto(`${base}/sign-in`)
  await page.getByLabel('Thư điện tử').fill(email)
  await page.getByLabel('Mật khẩu').fill(demoPassword)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).first().click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

async function withServer(run: (base: string) => Promise<boolean>): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-bench-'))
  const env = { ...process.env, PORT: '3910', DATA_DIR: folder, DEMO: '1', DEMO_SCENARIO: 'default' }
  const server = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    await new Promise<void>((resolve, reject) => {
      server.stdout.on('data', (text) => String(text).includes('Ready ') && resolve())
      server.on('exit', (code) => reject(new Error(`The server ended with ${code}`)))
    })
    return await run('http://localhost:3910')
  } finally {
    server.kill('SIGTERM')
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 })
  }
}

const base = process.env.BASE
if (!(await (base ? measure(base) : withServer(measure)))) process.exitCode = 1
