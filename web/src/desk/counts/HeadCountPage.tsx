import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Skeleton, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { headCount, printHeadCount } from '@zhongzhao/api/progress'
import { call, callFile } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { SchoolChooser } from '../parts/SchoolChooser.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFile } from '../parts/use-file.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

type Line = OutputOf<typeof headCount>['total']

const figure = (
  key: 'rostered' | 'collected' | 'returning' | 'withdrawn' | 'moved' | 'superseded' | 'open' | 'guests',
  title: string,
) => ({
  title,
  key,
  align: 'right' as const,
  render: (_: unknown, line: Line) => countWords(line[key]),
})

const columns: ColumnsType<Line> = [
  {
    title: '班级',
    key: 'name',
    fixed: 'left',
    render: (_, line) => (
      <Link to="/pupils" search={{ class: line.code }}>
        {line.name}
      </Link>
    ),
  },
  figure('rostered', '在册'),
  figure('collected', '已采集'),
  figure('returning', '回户籍地报考'),
  figure('withdrawn', '放弃报考'),
  figure('moved', '转出'),
  figure('superseded', '重复作废'),
  figure('open', '未完成'),
  figure('guests', '其中借读生'),
  {
    title: '核对',
    key: 'closes',
    render: (_, line) => (
      <Mark tone={line.closes ? 'done' : 'look'}>{line.closes ? '对得上' : `还差 ${line.open} 人`}</Mark>
    ),
  },
]

/** 人数核对表 (B7): rostered = collected + returning + given up + moved; what is left is named. */
export function HeadCountPage() {
  const { hat } = useSession()
  const [filters] = useFilters()
  const own = hat.orgKind === 'school' || hat.orgKind === 'point'
  const school = own ? hat.orgCode : filters.school
  return (
    <>
      <PageHead
        title="人数核对"
        lead="在册人数 = 已采集 + 回户籍地报考 + 放弃报考 + 转出 + 重复作废。全部对上，名册才算收口。按实际班级统计。"
      >
        {!own && <SchoolChooser none="选择学校" />}
      </PageHead>
      {school === undefined ? (
        <Panel>
          <Blank what="这里逐校核对人数。" how="先在右上角选择学校；学校多的先选市、县。" />
        </Panel>
      ) : (
        <OfSchool of={school} />
      )}
    </>
  )
}

function OfSchool({ of }: { readonly of: string }) {
  const asked = useQuery({ queryKey: ['headCount', of], queryFn: () => call(headCount, { school: of }) })
  const print = useFile(() => callFile(printHeadCount, { school: of }))
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { lines, total } = asked.data
  return (
    <>
      <Alert
        type={total.closes ? 'success' : 'warning'}
        showIcon
        title={
          total.closes
            ? '人数已经对上，可以打印签字上报。'
            : `还有 ${countWords(total.open)} 人没有完成，人数对不上。`
        }
      />
      <Panel
        title={total.name}
        extra={
          <Button loading={print.busy} onClick={() => print.start(undefined)}>
            打印人数核对表
          </Button>
        }
      >
        <WideTable<Line>
          label="人数核对"
          rowKey="code"
          size="middle"
          columns={columns}
          dataSource={[...lines]}
          pagination={false}
          locale={{
            emptyText: <Blank what="这个学校还没有名册。" how="导入学籍名册后，这里按班核对人数。" />,
          }}
          summary={() => (
            <Table.Summary.Row className="total">
              <Table.Summary.Cell index={0}>合计</Table.Summary.Cell>
              {(
                [
                  'rostered',
                  'collected',
                  'returning',
                  'withdrawn',
                  'moved',
                  'superseded',
                  'open',
                  'guests',
                ] as const
              ).map((key, index) => (
                <Table.Summary.Cell key={key} index={index + 1} align="right">
                  {countWords(total[key])}
                </Table.Summary.Cell>
              ))}
              <Table.Summary.Cell index={8}>
                <Mark tone={total.closes ? 'done' : 'look'}>{total.closes ? '对得上' : '对不上'}</Mark>
              </Table.Summary.Cell>
            </Table.Summary.Row>
          )}
        />
      </Panel>
    </>
  )
}
