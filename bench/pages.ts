// Pages as a phone on a poor line gets them, at national volume, beside our own page without content.
//   npm run bench -- pages          PostgreSQL with BENCH_VALUES figures (2,000,000)
//   LIGHTHOUSE=0 npm run bench -- pages     without Lighthouse, which is fetched by npm at its first use
import { chromium } from '@playwright/test'
import { today } from '@/lib/periods/deadline'
import { latestEndedPeriod, nextPeriod } from '@/lib/periods/period'
import { measureLighthouse } from './lighthouse'
import { sessionCookie, withNationalServer } from './national-server'
import { type Load, measureLoad } from './page-load'
import { measureThroughput } from './throughput'

const values = Number((process.env.BENCH_VALUES ?? '2000000').split(',').at(-1))
const open = nextPeriod(latestEndedPeriod('quarter', 'statistical', today()))

/** What Lighthouse looks at besides is marked; `touch` is what the finger or the key does once the page stands still. */
const pages: readonly (Load & { who: 'reader' | 'officer'; lighthouse: boolean })[] = [
  { name: 'empty', address: '/bench', who: 'reader', lighthouse: true, touch: 'menu' },
  { name: 'overview', address: '/?period=2025Q4', who: 'reader', lighthouse: true, touch: 'menu' },
  {
    name: 'programme',
    address: '/programmes/D8?period=2025Q4',
    who: 'reader',
    lighthouse: true,
    touch: 'menu',
  },
  { name: 'indicator', address: '/indicators/D8-3.1d', who: 'reader', lighthouse: true, touch: 'menu' },
  {
    name: 'chart',
    address: '/charts/D8-3.1b?orgUnit=VN&period=2021Q1..2025Q4',
    who: 'reader',
    lighthouse: false,
    touch: 'chart',
  },
  {
    name: 'entry',
    address: `/entry/D8-Q/BENCH-0001/${open}`,
    who: 'officer',
    lighthouse: true,
    touch: 'cell',
  },
]

/** True when every budget was kept. */
export async function benchPages(): Promise<boolean> {
  return withNationalServer({ values, durable: false }, async ({ base, openSession }) => {
    const sessions = {
      reader: await openSession({ email: 'reader@bench.invalid', role: 'viewer', orgUnitId: 'VN' }),
      officer: await openSession({
        email: 'officer@bench.invalid',
        role: 'officer',
        orgUnitId: 'BENCH-0001',
      }),
    }
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    console.log(`\nPages at ${values} figures: first visit, processor ×4, slow 4G (1.6 Mbit/s, 150 ms)`)
    console.log(
      '| page      |   LCP ms |   FCP ms |  layout | kB in all | kB script | touch ms | answer ms, first | again |',
    )
    for (const page of pages) {
      console.log(await measureLoad(browser, base, page, sessions[page.who]))
    }
    await browser.close()
    const cookie = `${sessionCookie}=${sessions.reader}`
    let within = await measureThroughput(base, cookie, [
      '/?period=2025Q4',
      '/programmes/D8?period=2025Q4',
      '/indicators/D8-3.1d',
      '/charts/D8-3.1b?orgUnit=VN&period=2021Q1..2025Q4',
    ])
    if (process.env.LIGHTHOUSE !== '0') {
      const looked = pages.filter(({ lighthouse }) => lighthouse)
      within = (await measureLighthouse(base, executablePath, looked, sessions)) && within
    }
    return within
  })
}
