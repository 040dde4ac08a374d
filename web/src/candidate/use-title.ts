import { useEffect } from 'react'

/** The browser's title of this page (WCAG 2.4.2). It stays in the history of a shared computer: never a person's name. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - 中招报名`
  }, [title])
}
