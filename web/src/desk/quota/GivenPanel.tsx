import { useQuery } from '@tanstack/react-query'
import { Alert, Skeleton } from 'antd'
import { quotaPlaces } from '@zhongzhao/api/quota'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords, timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import type { Given } from './quota-query.ts'

type Line = Given['lines'][number]
const right = { align: 'right' } as const

function GivenTable({ given }: { readonly given: Given }) {
  const columns = [
    { title: '初中学校', dataIndex: 'name' },
    { title: '计算人数', ...right, render: (_: unknown, line: Line) => countWords(line.graduates) },
    ...given.seniors.map((name, at) => ({
      title: name,
      key: name,
      ...right,
      render: (_: unknown, line: Line) => countWords(line.places[at] ?? 0),
    })),
    { title: '合计', ...right, render: (_: unknown, line: Line) => <b>{countWords(line.total)}</b> },
  ]
  return (
    <WideTable<Line>
      label={`${given.officeName}公布的名额`}
      rowKey="code"
      size="small"
      columns={columns}
      dataSource={given.lines}
      pagination={given.lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
    />
  )
}

/** What is published for the schools here; of no school beside them. */
export function GivenPanel() {
  const { hat } = useSession()
  const asked = useQuery({
    queryKey: ['quota-places', hat.key],
    queryFn: () => call(quotaPlaces, { org: hat.orgCode }),
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  if (asked.data.plans.length === 0)
    return (
      <Panel title="已公布的名额">
        <Blank
          what="还没有公布分配生名额。"
          how="市、县（市、区）教育行政部门编制并批准后，这里会显示分到本单位的名额。"
        />
      </Panel>
    )
  const panels = asked.data.plans.map((given) => (
    <Panel
      key={given.officeName}
      title={`${given.officeName}公布的名额`}
      extra={<span className="quiet">{timeWords(given.publishedAt)} 公布</span>}
    >
      <p className="quiet">计算依据：{given.basisName}</p>
      <GivenTable given={given} />
    </Panel>
  ))
  return (
    <>
      {asked.data.more === 'yes' && (
        <Alert
          type="info"
          showIcon
          title="学校太多，这里只显示前 2,000 所；其余的请到编制方案的市、县（市、区）查看，或导出方案的名额表。"
        />
      )}
      {panels}
    </>
  )
}
