import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runNode, seconds } from '../lib/steps.mjs'
import type { Count } from './count'

type Report = {
  success: boolean
  numPassedTests: number
  testResults: {
    name: string
    status: string
    assertionResults: { fullName: string; status: string }[]
  }[]
}

/** Runs one of Vitest's projects and counts; its own words are shown only when something failed. */
export async function runVitest(
  name: string,
  project: string,
  env: Record<string, string> = {},
): Promise<Count> {
  const started = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'songhanh-report-'))
  const file = join(folder, 'report.json')
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project]
  const output = await runNode(
    [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      env: { NO_COLOR: '1', ...env },
    },
  ).catch((error: Error) => error.message)
  const count = await readReport(name, file)
  await rm(folder, { recursive: true, force: true })
  const verdict = count.failures.length > 0 ? `, ${count.failures.length} failed` : ''
  console.log(`  ${name}: ${count.passed} passed${verdict} (${seconds(started)})`)
  if (count.failures.length > 0) console.log(output)
  return count
}

async function readReport(name: string, file: string): Promise<Count> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return { passed: 0, failures: [`${name}: did not run to its end`] }
  const report = JSON.parse(text) as Report
  const failures = report.testResults.flatMap((suite) => {
    const bad = suite.assertionResults
      .filter(({ status }) => status !== 'passed')
      .map((one) => `${name}: ${one.fullName} (${one.status})`)
    return suite.status === 'failed' && bad.length === 0 ? [`${name}: ${suite.name} did not load`] : bad
  })
  if (!report.success && failures.length === 0) failures.push(`${name}: an error outside any test`)
  if (report.numPassedTests === 0 && failures.length === 0) failures.push(`${name}: no test was found`)
  return { passed: report.numPassedTests, failures }
}
