import { Link } from '@tanstack/react-router'
import type { Handover } from './archive-query.ts'

/** The volumes of a list with the counts that were made then. */
export function ListedVolumes({ of }: { readonly of: Handover['volumes'] }) {
  const sheets = of.reduce((sum, volume) => sum + volume.sheets, 0)
  return (
    <>
      <ol className="listed-volumes">
        {of.map(({ id, number, title, sheets: n }) => (
          <li key={id}>
            <Link to="/archive/$volume" params={{ volume: id }} search={{}}>
              {number}
            </Link>{' '}
            {title}，{n} 件
          </li>
        ))}
      </ol>
      <p>合计 {sheets} 件。</p>
    </>
  )
}
