import { defineConfig } from 'vitest/config'

const dbTests = ['**/*.db.test.ts']
const elsewhere = ['**/node_modules/**', '.next/**', 'e2e/**', 'dist/**']

// The embedded database's own tests are the same on every run.
const otherEngine = process.env.TEST_ENGINE === 'postgres' ? ['scripts/embedded-db/**'] : []

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // A rule that only one of the projects had would be a surprise.
    env: { TZ: 'Asia/Ho_Chi_Minh', LOG_LEVEL: 'silent' },
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: ['**/*.test.{ts,tsx}'], exclude: [...elsewhere, ...dbTests] },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: dbTests,
          exclude: [...elsewhere, ...otherEngine],
          globalSetup: 'lib/testing/global-setup.ts',
          pool: 'forks',
          // After the pure ones, when both run.
          sequence: { groupOrder: 1 },
          // Each file holds a database in memory or a server's attention.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
