import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { batchRows } from '@zhongzhao/api/roster'
import { call } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { type Batch, type BatchRow, type RowKind, rowKinds } from './batch.ts'

function Problems({ row }: { readonly row: BatchRow }) {
  if (row.problems.length === 0) return <span className="quiet">—</span>
  return (
    <ul className="problems">
      {row.problems.map((p) => (
        <li key={`${p.column}${p.code}`}>
          <strong>{p.column}</strong>
          {p.value !== '' && <code>{p.value}</code>}
          <span>{p.message}</span>
        </li>
      ))}
    </ul>
  )
}

const columns: ColumnsType<BatchRow> = [
  { title: '行', dataIndex: 'row', width: 56, className: 'figures batch-number' },
  {
    title: '学生',
    key: 'pupil',
    className: 'batch-pupil',
    render: (_, row) => (
      <>
        <strong>{row.name === '' ? '（没有姓名）' : row.name}</strong>
        <span className="quiet">
          {row.school} {row.class}
        </span>
      </>
    ),
  },
  { title: '哪一列、现在是什么、怎么办', key: 'problems', render: (_, row) => <Problems row={row} /> },
]

/** The rows of one kind; long numbers are covered. Row 1 is the first below the header. */
export function BatchRows({ batch, kind }: { readonly batch: Batch; readonly kind: RowKind }) {
  const asked = useInfiniteQuery({
    queryKey: ['batch', batch.id, batch.state, 'rows', kind],
    queryFn: ({ pageParam }) =>
      call(batchRows, { id: batch.id, kind, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  })
  const named = rowKinds.find((k) => k.kind === kind)
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  return (
    <Panel title={named?.title} extra={<span className="quiet">{named?.meaning}</span>}>
      <Table<BatchRow>
        rowKey="row"
        size="small"
        loading={asked.isPending}
        columns={columns}
        dataSource={asked.data?.pages.flatMap((page) => page.rows) ?? []}
        pagination={false}
        tableLayout="fixed"
        className="batch-rows stacks"
        locale={{ emptyText: asked.isPending ? ' ' : '没有这一类的行。' }}
      />
      {asked.hasNextPage && (
        <div className="more">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            再看一些
          </Button>
        </div>
      )}
    </Panel>
  )
}
