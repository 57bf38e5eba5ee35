import { StepError, seconds } from '../lib/steps.mjs'
import { buildPages, buildWorkers } from '../server/build'
import { checks, runCheck } from './checks'
import { type Count, sum } from './count'
import { runJourneys } from './journeys'
import { installOffice } from './office'
import { runVitest } from './vitest'

type Group = () => Promise<Count[]>

/** Types, lint and pure tests: two at a time, the longest first. */
const verify: Group = async () => {
  await installOffice()
  return runTogether([...checks.map((check) => () => runCheck(check)), () => runVitest('pure tests', 'pure')])
}

const databaseTests: Group = async () => [
  await runVitest('database tests on the embedded engine', 'db', { TEST_ENGINE: 'pglite' }),
  await runVitest('database tests on PostgreSQL', 'db', { TEST_ENGINE: 'postgres' }),
]

const journeys: Group = async () => {
  const build = await runCheck({ name: 'production build', check: buildPages })
  return build.failures.length > 0 ? [build] : [build, await runJourneys()]
}

const modes: Record<string, readonly Group[]> = {
  verify: [verify],
  db: [databaseTests],
  e2e: [journeys],
  all: [verify, databaseTests, journeys],
}

/** Runs what `mode` names and prints `N passed, N failed` last. True when nothing failed. */
export async function runTests(mode: string): Promise<boolean> {
  const groups = modes[mode]
  if (!groups) throw new StepError(`Unknown tests "${mode}": ${Object.keys(modes).join(', ')}`)
  const started = performance.now()
  await buildWorkers()
  const counts: Count[] = []
  for (const group of groups) {
    try {
      counts.push(...(await group()))
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      console.log(message)
      counts.push({ passed: 0, failures: [message.split('\n')[0] ?? message] })
    }
  }
  const { passed, failures } = sum(counts)
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ${name}`).join('\n')}`)
  console.log(`\nFinished in ${seconds(started)}`)
  console.log(`${passed} passed, ${failures.length} failed`)
  return failures.length === 0
}

async function runTogether(jobs: (() => Promise<Count>)[]): Promise<Count[]> {
  const waiting = [...jobs]
  const counts: Count[] = []
  const work = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) counts.push(await job())
  }
  await Promise.all([work(), work()])
  return counts
}
