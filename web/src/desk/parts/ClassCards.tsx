import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { useFilters } from '../address.ts'
import { useSession } from '../session/session.ts'
import { Blank } from './Blank.tsx'
import { useClasses } from './class-choice.ts'
import { Panel } from './Panel.tsx'
import { Trouble } from './Trouble.tsx'

/** Where a screen works class by class and none is chosen: all of them to choose from. */
export function ClassCards({ what }: { readonly what: string }) {
  const [filters] = useFilters()
  const { hat } = useSession()
  const asked = useClasses()
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  if (asked.data.length === 0)
    return (
      <Panel>
        <Blank what={what} how="还没有班级：导入学籍名册后，班级会列在这里。">
          {hat.actions.has('roster.import') && (
            <Link to="/roster" search={{}}>
              去导入名册
            </Link>
          )}
        </Blank>
      </Panel>
    )
  return (
    <Panel title="选择班级" extra={<span className="quiet">{what}</span>}>
      <ul className="class-cards">
        {asked.data.map((one) => (
          <li key={one.code}>
            <Link to="." search={{ ...filters, class: one.code }}>
              <strong>{one.name}</strong>
              <span className="quiet">{one.pupils} 人</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
