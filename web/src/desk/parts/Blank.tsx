import { Empty } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  /** What will be here. */
  readonly what: string
  /** How it comes. */
  readonly how: ReactNode
  readonly children?: ReactNode
}

/** An empty state says what will be here and how it comes (UX). */
export function Blank({ what, how, children }: Props) {
  return (
    <Empty
      className="blank"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{what}</strong>
          <br />
          <span className="quiet">{how}</span>
        </>
      }
    >
      {children}
    </Empty>
  )
}
