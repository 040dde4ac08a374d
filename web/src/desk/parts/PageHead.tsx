import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  readonly lead?: ReactNode
  readonly children?: ReactNode
}

/** Title of a screen, one sentence on what it is for, and its main acts at the right. */
export function PageHead({ title, lead, children }: Props) {
  return (
    <div className="page-head">
      <div className="page-head-words">
        <h1>{title}</h1>
        {lead !== undefined && <p className="quiet">{lead}</p>}
      </div>
      {children !== undefined && <div className="page-head-acts">{children}</div>}
    </div>
  )
}
