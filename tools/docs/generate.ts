import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pagesOf, stalePages } from './pages.ts'

const root = join(import.meta.dirname, '../..')
const pages = pagesOf(root)
const stale = stalePages(root, pages)

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale: run npm run docs`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const page of pages.filter(({ path }) => stale.includes(path))) {
    writeFileSync(join(root, page.path), page.text)
    console.log(`wrote ${page.path}`)
  }
}
