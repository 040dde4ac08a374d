import { defineConfig } from 'vitest/config'

/** What is waited for comes later on a busy machine. */
const patient = { poll: { timeout: 15_000 } }

/** Rules first (no database), then the server on a real PostgreSQL, then a browser. */
export default defineConfig({
  test: {
    // Half of a test is waiting for PostgreSQL: two at a time, also on two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          // Rules keep nothing between them.
          isolate: false,
          include: ['{domain,packs,api,imaging,bench,tools}/**/*.test.ts', 'web/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        test: {
          name: 'server',
          // A world is made by the file that plays in it; modules keep nothing between files.
          isolate: false,
          expect: patient,
          include: ['server/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['server/test/postgres-for-tests.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          expect: patient,
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/filled-province.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
