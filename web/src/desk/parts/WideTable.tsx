import { Table, type TableProps } from 'antd'
import { useEffect, useRef } from 'react'

interface Props<T> extends TableProps<T> {
  /** What the table holds, said to those who cannot see it. */
  readonly label: string
}

/** A table wider than a phone: it scrolls within itself, by finger and by keyboard; an empty one has nothing to scroll. */
export function WideTable<T extends object>({ label, scroll, ...table }: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const part = box.current?.querySelector('.ant-table-content')
    if (!(part instanceof HTMLElement)) return
    // Only what scrolls is a stop of the tab key.
    if (part.scrollWidth > part.clientWidth) {
      part.tabIndex = 0
      part.setAttribute('role', 'region')
      part.setAttribute('aria-label', label)
    } else {
      part.removeAttribute('tabindex')
      part.removeAttribute('role')
      part.removeAttribute('aria-label')
    }
  })
  const rows = table.dataSource?.length ?? 0
  return (
    <div ref={box}>
      <Table<T> {...table} {...(rows > 0 ? { scroll: scroll ?? { x: 'max-content' } } : {})} />
    </div>
  )
}
