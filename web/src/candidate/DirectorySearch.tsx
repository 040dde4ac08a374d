import type { ReactNode } from 'react'
import { Labelled } from './Labelled.tsx'
import { TextField } from './TextField.tsx'
import { Trouble } from './Trouble.tsx'
import type { Directory } from './use-directory.ts'

/** Looking through the directory of points: city, words, what was found, and more of it. */
export function DirectorySearch({
  id,
  of,
  children,
}: {
  readonly id: string
  readonly of: Directory
  readonly children: ReactNode
}) {
  const { page, text, place, trouble, busy } = of
  const left = page === undefined ? 0 : page.count - page.points.length
  return (
    <>
      <Trouble sentence={trouble} />
      {page !== undefined && page.places.length > 1 && (
        <Labelled id={`${id}-place`} label="省辖市、省直管县">
          <select id={`${id}-place`} value={place} onChange={(event) => of.onPlace(event.target.value)}>
            <option value="">全省</option>
            {page.places.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}（{one.points}）
              </option>
            ))}
          </select>
        </Labelled>
      )}
      <TextField id={`${id}-text`} label="查找（县区、地址、电话）" value={text} onChange={of.onText} />
      {page === undefined && trouble === '' && <p className="waiting">正在打开…</p>}
      {page !== undefined && (
        <output>
          {page.count === 0
            ? '没有找到。请换个地名试试，或拨打当地教育局公布的咨询电话。'
            : `共 ${page.count} 个报名点`}
        </output>
      )}
      {children}
      {left > 0 && (
        <button type="button" className="plain" disabled={busy === 'busy'} onClick={of.onMore}>
          {busy === 'busy' ? '正在读取…' : `再看 ${Math.min(40, left)} 个（还有 ${left} 个）`}
        </button>
      )}
    </>
  )
}
