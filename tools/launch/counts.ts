/** Tests of one vitest run. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** Reads vitest's JSON report; a test file that could not even be loaded counts as one failed test. */
export function countsOf(report: string): Counts {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report) as {
    readonly numPassedTests: number
    readonly numFailedTests: number
    readonly testResults: readonly {
      readonly status: string
      readonly assertionResults: readonly unknown[]
    }[]
  }
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

/** The last line of `npm test`. A check before the tests (types, lint) that failed counts as one. */
export function summary(runs: readonly Counts[], status: number): string {
  const passed = runs.reduce((sum, run) => sum + run.passed, 0)
  const failed = runs.reduce((sum, run) => sum + run.failed, 0)
  return `${passed} passed, ${failed === 0 && status !== 0 ? 1 : failed} failed`
}
