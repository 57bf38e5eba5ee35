import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { alone, hashOf, hasStamp, root, runNode, step, writeStamp } from '../lib/steps.mjs'

/** Everything that the built pages are made from. */
const sources = [
  'app',
  'components',
  'data',
  'lib',
  'messages',
  'public',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'scripts/build-workers.mjs',
]

/** Builds the chart-to-picture worker, also needed by `next dev`, and the service worker. */
export function buildWorkers(): Promise<void> {
  return alone('build', async () => {
    const wanted = hashOf([
      'app/offline',
      'components',
      'lib',
      'messages',
      'package-lock.json',
      'scripts/build-workers.mjs',
    ])
    if (existsSync(join(root, 'dist')) && hasStamp('workers', wanted)) return
    await step('Built the workers', () => runNode(['scripts/build-workers.mjs']))
    writeStamp('workers', wanted)
  })
}

/** Builds the pages unless they were built from exactly these sources. */
export function buildPages(): Promise<void> {
  return alone('build', async () => {
    const wanted = hashOf(sources, process.version)
    if (existsSync(join(root, '.next', 'BUILD_ID')) && hasStamp('pages', wanted)) return
    await step('Built the pages', () =>
      runNode(['node_modules/next/dist/bin/next', 'build'], {
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      }),
    )
    writeStamp('pages', wanted)
  })
}
