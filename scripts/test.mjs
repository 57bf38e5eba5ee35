// `npm test`, `npm run verify`, `test:db`, `test:e2e`: everything from a fresh clone to one line of counts.
import { prepare } from './lib/prepare.mjs'
import { root } from './lib/steps.mjs'

process.chdir(root)
try {
  await prepare()
  const { register } = await import('tsx/esm/api')
  register()
  const { runTests } = await import('./test/run-tests.ts')
  process.exitCode = (await runTests(process.argv[2] ?? 'all')) ? 0 : 1
} catch (error) {
  console.error(error?.constructor?.name === 'StepError' ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
