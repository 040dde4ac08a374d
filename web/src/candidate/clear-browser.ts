import { dropAll } from './kept-drafts.ts'

/** Nothing of anybody stays in this browser (C10). */
export function clearBrowser(): void {
  dropAll(localStorage)
  sessionStorage.clear()
}
