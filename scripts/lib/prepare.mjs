// What every entrance needs first: the packages of the lock file and the generated database client.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashOf, hasStamp, root, run, runNode, StepError, step, writeStamp } from './steps.mjs'

export async function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new StepError(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`)
  }
  if (!isInstalled()) await step('Installed the packages', install)
  const schema = hashOf(['prisma/schema.prisma', 'package-lock.json'])
  if (!hasStamp('generated', schema) || !existsSync(join(root, 'lib/generated/prisma/client.ts'))) {
    await step('Generated the database client', generate)
    writeStamp('generated', schema)
  }
}

/** Every package that the lock file asks for on this machine is there in its version. */
export function isInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === '' || link) return true
    return present[path] ? present[path].version === version : optional || devOptional
  })
}

async function install() {
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm) await runNode([npm, ...args])
  else await run('npm', args)
}

/** Prisma's own program looks for an engine binary that `generate` never runs: any executable file satisfies it. */
async function generate() {
  await runNode(['node_modules/prisma/build/index.js', 'generate'], {
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
}
