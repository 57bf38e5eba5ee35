import { existsSync } from 'node:fs'
import { run, step } from '../lib/steps.mjs'

/** Installs a system package where that is possible (root on Debian); false where it isn't or failed. */
export async function installDebianPackage(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  try {
    await step(`Installed the system package ${name}`, async () => {
      await run('apt-get', ['update', '-q'], { env })
      await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], { env })
    })
    return true
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
    return false
  }
}
