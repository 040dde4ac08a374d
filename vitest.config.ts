import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { firstSeason } from './packs/first-season.ts'

/** What is waited for comes later on a busy machine. */
const patient = { poll: { timeout: 15_000 } }

const packs = join(import.meta.dirname, 'packs')
/** Every season but the one that all journeys are told in: found, like the server finds them (ADR 34, 36). */
const otherSeasons = readdirSync(packs).filter(
  (name) => name !== firstSeason && existsSync(join(packs, name, 'pack.ts')),
)

/** What seasons differ in: windows, fields, limits of pictures, chains of review, the evaluation. */
const touching = ['windows', 'candidate-confirms', 'pictures', 'claims', 'evaluation']

const onPostgres = {
  // A world is made by the file that plays in it; modules keep nothing between files.
  isolate: false,
  expect: patient,
  exclude: ['**/node_modules/**'],
  globalSetup: ['server/test/postgres-for-tests.ts'],
  // What hangs is found; how slow a machine is decides nothing.
  testTimeout: 120_000,
  hookTimeout: 180_000,
}

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
          ...onPostgres,
          include: ['server/**/*.test.ts'],
        },
      },
      ...otherSeasons.map((season) => ({
        test: {
          name: season,
          ...onPostgres,
          env: { SEASON: season },
          include: touching.map((journey) => `server/test/journeys/${journey}.test.ts`),
        },
      })),
      {
        test: {
          name: 'e2e',
          expect: patient,
          include: ['e2e/**/*.spec.ts'],
          globalSetup: ['e2e/filled-province.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
