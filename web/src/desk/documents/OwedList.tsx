import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { listOwed } from '@zhongzhao/api/credentials'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { deliver } from '../../shared/deliver.ts'
import { Blank } from '../parts/Blank.tsx'
import { ClassChooser } from '../parts/ClassChooser.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { useChosenClass } from '../parts/class-choice.ts'
import { csvText } from '../parts/csv.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { standingTone } from './standing.ts'

type Line = OutputOf<typeof listOwed>['lines'][number]

const names: Readonly<Record<string, string>> = {
  overdue: '已过期限',
  deferred: '暂缺待补',
  missing: '还缺',
}

const columns = [
  {
    title: '姓名',
    dataIndex: 'name',
    render: (name: string, line: Line) => (
      <Link to="/pupils" search={{ pupil: line.registration }}>
        {name}
      </Link>
    ),
  },
  { title: '班级', dataIndex: 'className' },
  {
    title: '情况',
    dataIndex: 'standing',
    render: (standing: string) => <Mark tone={standingTone(standing)}>{names[standing] ?? standing}</Mark>,
  },
  { title: '缺什么', dataIndex: 'lacking', render: (lacking: readonly string[]) => lacking.join('、') },
  {
    title: '补交期限',
    dataIndex: 'until',
    render: (at: number | undefined) => <span className="whole">{timeWords(at)}</span>,
  },
]

function save(lines: readonly Line[]): void {
  const rows = lines.map((l) => [
    l.className,
    l.name,
    names[l.standing] ?? '',
    l.lacking.join('、'),
    timeWords(l.until),
  ])
  const text = csvText([['班级', '姓名', '情况', '缺什么', '补交期限'], ...rows])
  deliver({ blob: new Blob([text], { type: 'text/csv;charset=utf-8' }), name: '证件材料还缺名单.csv' })
}

/** Whose proofs of identity are not all there: overdue first, as work of the school (F3). */
export function OwedList() {
  const { hat } = useSession()
  const chosen = useChosenClass()
  const asked = useQuery({
    queryKey: ['owed', hat.key, chosen ?? ''],
    queryFn: () => call(listOwed, chosen === undefined ? {} : { class: chosen }),
    staleTime: 30_000,
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const lines = asked.data?.lines ?? []
  const counts = asked.data?.counts
  return (
    <Panel
      title={
        counts === undefined
          ? '证件材料还缺的考生'
          : `已过期限 ${counts.overdue} 人，暂缺待补 ${counts.deferred} 人，还缺 ${counts.missing} 人`
      }
      extra={
        <>
          <ClassChooser all="全部班级" />
          {lines.length > 0 && <Button onClick={() => save(lines)}>下载名单</Button>}
        </>
      }
    >
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && (
        <WideTable
          label="证件材料还缺的考生"
          rowKey="registration"
          size="small"
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          columns={columns}
          dataSource={[...lines]}
          locale={{
            emptyText: (
              <Blank
                what="证件材料都齐了。"
                how="还缺证件、批准暂缺和过了补交期限的考生会列在这里；在考生档案里核看或定期限。"
              />
            ),
          }}
        />
      )}
    </Panel>
  )
}
