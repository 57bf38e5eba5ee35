// `npm start` and `npm run dev`: everything from a fresh clone to a server that answers. Needs only Node and npm.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { prepare } from './lib/prepare.mjs'
import { root } from './lib/steps.mjs'

process.chdir(root)
if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))

const dev = process.argv.includes('--dev')
console.log(dev ? 'Song Hành, development' : 'Song Hành')
try {
  await prepare()
  const { register } = await import('tsx/esm/api')
  register()
  const { serve } = await import('./server/serve.ts')
  await serve({ dev })
} catch (error) {
  // Expected failures carry their whole message; anything else shows where it happened.
  const expected = ['StepError', 'MigrationError', 'FolderInUseError', 'PortInUseError'].includes(
    error?.constructor?.name,
  )
  console.error(`\n${expected ? error.message : (error?.stack ?? error)}`)
  process.exit(1)
}
