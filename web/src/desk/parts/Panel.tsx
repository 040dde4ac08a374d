import type { ReactNode } from 'react'

interface Props {
  readonly title?: ReactNode
  readonly extra?: ReactNode
  readonly className?: string
  readonly children: ReactNode
}

/** A white sheet on the grey ground. */
export function Panel({ title, extra, className, children }: Props) {
  return (
    <section className={`panel ${className ?? ''}`}>
      {(title !== undefined || extra !== undefined) && (
        <header className="panel-head">
          {title !== undefined && <h2>{title}</h2>}
          {extra !== undefined && <div className="panel-extra">{extra}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
