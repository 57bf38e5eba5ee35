import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// `npm test` hands over a folder and clears it away; workers read this file again and keep the first answer.
process.env.E2E_DATA ??= join(tmpdir(), `songhanh-e2e-${process.pid}`)
const data = process.env.E2E_DATA

/** One production server per demonstration: `*.before-entry.spec.ts` change what the others read. */
const servers = [
  { name: 'default', port: 3810, testIgnore: '**/*.before-entry.spec.ts' },
  { name: 'before-entry', port: 3811, testMatch: '**/*.before-entry.spec.ts' },
] as const

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: servers.map(({ port, ...project }) => ({
    ...project,
    use: { baseURL: `http://localhost:${port}` },
  })),
  webServer: servers.map(({ name, port }) => ({
    name,
    command: `${process.execPath} scripts/start.mjs`,
    url: `http://127.0.0.1:${port}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'pipe',
    env: { PORT: String(port), DATA_DIR: join(data, name), DEMO: '1', DEMO_SCENARIO: name },
  })),
})
