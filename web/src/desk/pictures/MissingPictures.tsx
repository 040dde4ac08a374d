import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { deliver } from '../../shared/deliver.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { type PupilLine, loadLines } from '../parts/lines.ts'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'
import { csvText } from '../parts/csv.ts'
import type { Door } from './door.ts'

const gone = new Set(['withdrawn', 'transferred', 'superseded'])

/** Who still has none, by class: for the photographer's list. */
export function MissingPictures({ door }: { readonly door: Door }) {
  const { hat } = useSession()
  const chosen = useChosenClass()
  const word = door === 'portrait' ? '照片' : '证件图片'
  const asked = useQuery({
    queryKey: ['missing', hat.key, chosen ?? ''],
    queryFn: () => loadLines({ class: chosen }),
    staleTime: 30_000,
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const missing = (asked.data ?? []).filter(
    (l) => !gone.has(l.state) && (l[door] === 'none' || l[door] === 'refused'),
  )
  const byClass = Map.groupBy(missing, (line) => line.className)
  const save = () =>
    deliver({
      blob: new Blob(
        [csvText([['班级', '姓名', '报名号'], ...missing.map((l) => [l.className, l.name, l.number])])],
        {
          type: 'text/csv;charset=utf-8',
        },
      ),
      name: `缺${word}名单.csv`,
    })
  return (
    <Panel
      title={asked.data === undefined ? `还缺${word}的考生` : `还缺${word}的考生：${missing.length} 人`}
      extra={
        <>
          <ClassChooser all="全部班级" />
          {missing.length > 0 && <Button onClick={save}>下载名单</Button>}
        </>
      }
    >
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && missing.length === 0 && (
        <Blank what={`${word}都齐了。`} how={`没有${word}、或${word}判为不合格的考生会列在这里。`} />
      )}
      {[...byClass].map(([name, lines]) => (
        <OneClass key={name} name={name} lines={lines} door={door} />
      ))}
    </Panel>
  )
}

function OneClass({
  name,
  lines,
  door,
}: {
  readonly name: string
  readonly lines: readonly PupilLine[]
  readonly door: Door
}) {
  return (
    <section className="names-of-class">
      <h3>
        {name} <span className="quiet">{lines.length} 人</span>
      </h3>
      <ul className="names">
        {lines.map((line) => (
          <li key={line.id}>
            {line.name}
            {line[door] === 'refused' && (
              <em>（已拒绝：{line.refusedFor[door].join('、') || '请重新采集'}）</em>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
