import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode, seconds } from '../lib/steps.mjs'
import { findChromium } from './chromium'
import type { Count } from './count'

type Suite = {
  suites?: Suite[]
  specs?: { title: string; file: string; tests: { status: string }[] }[]
}

/** Runs the journeys in Chromium against production servers that playwright.config.ts starts. */
export async function runJourneys(): Promise<Count> {
  const started = performance.now()
  const work = await mkdtemp(join(tmpdir(), 'songhanh-e2e-'))
  const file = join(work, 'report.json')
  try {
    const chromium = await findChromium()
    await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
      env: {
        CHROMIUM: chromium,
        E2E_DATA: work,
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        NO_COLOR: '1',
        FORCE_COLOR: '0',
      },
      show: true,
    }).catch(() => undefined)
    const text = await readFile(file, 'utf8').catch(() => null)
    const count = text === null ? didNotRun : countSuites(JSON.parse(text) as Suite & { errors?: unknown[] })
    console.log(`  journeys: ${count.passed} passed, ${count.failures.length} failed (${seconds(started)})`)
    return count
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

const didNotRun: Count = { passed: 0, failures: ['journeys: did not run to their end'] }

function countSuites(report: Suite & { errors?: unknown[] }): Count {
  const all = (suite: Suite): NonNullable<Suite['specs']> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(all),
  ]
  const results = all(report).flatMap(({ title, file, tests }) =>
    tests.map(({ status }) => ({ name: `${file}: ${title} (${status})`, passed: status === 'expected' })),
  )
  const failures = results.filter(({ passed }) => !passed).map(({ name }) => name)
  if (results.length === 0) failures.push('journeys: no test was run')
  else if (report.errors?.length && failures.length === 0)
    failures.push('journeys: an error outside any test')
  return { passed: results.length - failures.length, failures }
}
