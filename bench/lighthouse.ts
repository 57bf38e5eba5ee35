import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { run } from '@/scripts/lib/steps.mjs'
import { quantile } from './measure'
import { sessionCookie } from './national-server'

/** The newest that runs on Node 20. Fetched at first use, beside the project: 185 MB that only this table needs. */
const version = '12.8.2'
const folder = join('node_modules', '.cache', 'lighthouse')
const runs = 3
const lowest = 95
const distance = 5

type Result = {
  lhr: {
    categories: Record<string, { score: number | null }>
    audits: Record<string, { numericValue?: number; score: number | null; title: string }>
    runtimeError?: { message: string }
  }
}
type Lighthouse = (url: string, flags: Record<string, unknown>) => Promise<Result | undefined>

/** The scores of the mobile profile. True when all are good enough: 95, or as good as the first page less five points. */
export async function measureLighthouse(
  base: string,
  executablePath: string,
  pages: readonly { name: string; address: string; who: 'reader' | 'officer' }[],
  sessions: Record<'reader' | 'officer', string>,
): Promise<boolean> {
  const lighthouse = await load()
  const port = 9333
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--remote-debugging-port=${port}`,
    ],
  })
  console.log(`\nLighthouse ${version}, mobile, medians of ${runs} runs`)
  console.log('| page      | performance | accessibility |  FCP ms |  LCP ms |  blocked ms | layout |')
  let within = true
  let empty: number | null = null
  for (const { name, address, who } of pages) {
    const results: Result['lhr'][] = []
    for (let round = 0; round < runs; round++) {
      const result = await lighthouse(base + address, {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: ['performance', 'accessibility'],
        extraHeaders: { Cookie: `${sessionCookie}=${sessions[who]}` },
      })
      if (!result || result.lhr.runtimeError)
        throw new Error(result?.lhr.runtimeError?.message ?? 'No result')
      results.push(result.lhr)
    }
    const median = (of: (one: Result['lhr']) => number) =>
      quantile(
        results.map(of).sort((a, b) => a - b),
        0.5,
      )
    const score = (category: string) =>
      Math.round(median(({ categories }) => categories[category]?.score ?? 0) * 100)
    const value = (audit: string) => median(({ audits }) => audits[audit]?.numericValue ?? Number.NaN)
    const [performance, accessibility] = [score('performance'), score('accessibility')]
    empty ??= performance
    const good = (performance >= lowest || performance >= empty - distance) && accessibility === 100
    within &&= good
    const cells = [
      value('first-contentful-paint').toFixed(0).padStart(7),
      value('largest-contentful-paint').toFixed(0).padStart(7),
      value('total-blocking-time').toFixed(0).padStart(11),
      value('cumulative-layout-shift').toFixed(3).padStart(6),
    ]
    console.log(
      `| ${name.padEnd(9)} | ${String(performance).padStart(11)} | ${String(accessibility).padStart(13)} | ${cells.join(' | ')} |${good ? '' : ' below'}`,
    )
  }
  await browser.close()
  return within
}

async function load(): Promise<Lighthouse> {
  const entry = join(folder, 'node_modules/lighthouse/core/index.js')
  if (!existsSync(entry)) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
    const wanted = ['install', `lighthouse@${version}`, '--ignore-scripts', '--no-audit', '--no-fund']
    await run('npm', wanted, { cwd: folder })
  }
  const loaded = (await import(pathToFileURL(entry).href)) as { default: Lighthouse }
  return loaded.default
}
