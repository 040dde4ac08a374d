import type { ReactNode } from 'react'

/** A page with one thing on it. */
export function Lonely({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <main className="lonely">
      <h1>{title}</h1>
      {typeof children === 'string' ? <p>{children}</p> : children}
    </main>
  )
}
