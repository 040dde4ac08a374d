import { useQuery } from '@tanstack/react-query'
import { Skeleton, type TableColumnsType } from 'antd'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { transferCounts } from '@zhongzhao/api/transfer'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

type Line = OutputOf<typeof transferCounts>['org']
type Figure = Exclude<keyof Line, 'code' | 'name' | 'kind'>

const figure = (key: Figure, title: string) => ({
  title,
  key,
  align: 'right' as const,
  render: (_: unknown, line: Line) => countWords(line[key]),
})

const figures = [
  figure('elsewhere', '户籍在别处'),
  figure('informed', '已通知'),
  figure('receipts', '已回执'),
  figure('home', '选回户籍地'),
  figure('applied', '申请待接收'),
  figure('accepted', '已转出'),
  figure('declined', '未接收'),
  figure('waiting', '本地报名点待接收'),
  figure('taken', '本地报名点已接收'),
]

/** Counts of what stands below the office; a name leads a step down, a school to its list. */
export function Counts() {
  const { hat } = useSession()
  const [filters, change] = useFilters()
  const org = filters.org ?? hat.orgCode
  const asked = useQuery({
    queryKey: ['transfer-counts', org],
    queryFn: () => call(transferCounts, { org }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { org: own, lines } = asked.data
  const school = (kind: string) => kind === 'school' || kind === 'point'
  const open = (line: Line) =>
    school(line.kind) ? change({ school: line.code }) : change({ org: line.code, school: undefined })
  const columns: TableColumnsType<Line> = [
    {
      title: '单位',
      key: 'name',
      fixed: 'left',
      render: (_, line) =>
        line.code === own.code ? (
          <strong>{line.name}（合计）</strong>
        ) : (
          <button type="button" className="link" onClick={() => open(line)}>
            {line.name}
          </button>
        ),
    },
    ...figures,
  ]
  return (
    <Panel title={own.name}>
      <WideTable<Line>
        label="回户籍地报考统计"
        rowKey="code"
        size="middle"
        columns={columns}
        dataSource={[own, ...lines]}
        pagination={false}
        locale={{ emptyText: <Blank what="还没有下属单位。" how="建立学校后，这里按校统计。" /> }}
      />
    </Panel>
  )
}
