import { existsSync } from 'node:fs'
import { runNode, StepError, step } from '../lib/steps.mjs'
import { installDebianPackage } from './debian'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const find = () => [process.env.CHROMIUM ?? '', ...installed].find((path) => path !== '' && existsSync(path))

/** A Chromium to drive: the system's, else Debian's package installed now, else Playwright's own download. */
export async function findChromium(): Promise<string> {
  const found = find()
  if (found) return found
  if (await installDebianPackage('chromium')) {
    const path = find()
    if (path) return path
  }
  const { chromium } = await import('@playwright/test')
  if (!existsSync(chromium.executablePath())) {
    await step('Downloaded Chromium', () =>
      runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']),
    ).catch(() => undefined)
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  throw new StepError(
    'The journeys need Chromium: install the package chromium, or set CHROMIUM to its path.',
  )
}
