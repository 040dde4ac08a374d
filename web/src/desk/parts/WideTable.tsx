import { Table, type TableProps } from 'antd'
import { type RefObject, useEffect, useRef } from 'react'

interface Props<T> extends TableProps<T> {
  /** What the table holds, said to those who cannot see it. */
  readonly label: string
}

/** Only what scrolls is a stop of the tab key. */
function reachable(part: HTMLElement, label: string): void {
  if (part.scrollWidth > part.clientWidth) {
    part.tabIndex = 0
    part.setAttribute('role', 'region')
    part.setAttribute('aria-label', label)
  } else for (const name of ['tabindex', 'role', 'aria-label']) part.removeAttribute(name)
}

function useReachable(box: RefObject<HTMLDivElement | null>, label: string) {
  useEffect(() => {
    const part = box.current?.querySelector('.ant-table-content')
    if (!(part instanceof HTMLElement) || typeof ResizeObserver === 'undefined') return undefined
    const watch = new ResizeObserver(() => reachable(part, label))
    watch.observe(part)
    return () => watch.disconnect()
  })
}

/** A table wider than a phone: it scrolls within itself, by finger and by keyboard; an empty one is its sentence only. */
export function WideTable<T extends object>({ label, scroll, ...table }: Props<T>) {
  const box = useRef<HTMLDivElement>(null)
  useReachable(box, label)
  const empty = (table.dataSource?.length ?? 0) === 0
  // Headings over nothing say nothing; while it loads they stay, so that nothing jumps.
  const nothing = typeof table.locale?.emptyText === 'function' ? undefined : table.locale?.emptyText
  if (empty && table.loading !== true && nothing !== undefined) return nothing
  return (
    <div ref={box}>
      <Table<T> {...table} scroll={scroll ?? { x: 'max-content' }} />
    </div>
  )
}
