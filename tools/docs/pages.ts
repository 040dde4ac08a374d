import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openapi } from '@zhongzhao/api/openapi'
import { clausesPage } from './clauses-page.ts'
import { lifecyclesPage } from './lifecycles-page.ts'
import { permissionsPage } from './permissions-page.ts'
import { sourcesOf } from './sources.ts'

export interface Page {
  /** From the root of the project. */
  readonly path: string
  readonly text: string
}

/** Every generated paper as it should stand now. */
export function pagesOf(root: string): readonly Page[] {
  return [
    { path: 'docs/lifecycles.md', text: lifecyclesPage() },
    { path: 'docs/permissions.md', text: permissionsPage() },
    { path: 'docs/CLAUSES.md', text: clausesPage(sourcesOf(root)) },
    { path: 'docs/openapi.json', text: `${JSON.stringify(openapi(), null, 2)}\n` },
  ]
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Pages whose file differs from what would be made now, or is not there. */
export function stalePages(root: string, pages: readonly Page[]): readonly string[] {
  return pages.filter((page) => textAt(join(root, page.path)) !== page.text).map((page) => page.path)
}
