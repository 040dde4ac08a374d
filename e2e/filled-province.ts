import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildPages } from '@zhongzhao/tool-launch/web-build'
import type { TestProject } from 'vitest/node'
import { startFilled } from './product.ts'

const filled = mkdtempSync(join(tmpdir(), 'zz-filled-'))

/** Pages and a made-up province made once; every story opens a copy of it. Called by vitest. */
export async function setup(project: TestProject): Promise<void> {
  buildPages(resolve(import.meta.dirname, '..'))
  const running = await startFilled(filled)
  await running.stop()
  project.provide('filledProvince', filled)
}

/** Called by vitest when the last story is told. */
export function teardown(): void {
  rmSync(filled, { recursive: true, force: true })
}

declare module 'vitest' {
  export interface ProvidedContext {
    filledProvince: string
  }
}
