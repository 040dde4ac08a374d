import { Button } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { Blank } from '../parts/Blank.tsx'
import { Mark, StateMark, VerdictMark } from '../parts/Mark.tsx'
import type { PupilLine } from '../parts/lines.ts'
import { WideTable } from '../parts/WideTable.tsx'

interface Props {
  readonly lines: readonly PupilLine[]
  readonly loading: boolean
  readonly onOpen: (id: string) => void
}

const columnsFor = (onOpen: Props['onOpen']): ColumnsType<PupilLine> => [
  {
    title: '姓名',
    key: 'name',
    fixed: 'left',
    render: (_, line) => (
      <Button type="link" className="as-text" onClick={() => onOpen(line.id)}>
        {line.name}
      </Button>
    ),
  },
  { title: '性别', dataIndex: 'sex' },
  { title: '班级', dataIndex: 'className' },
  { title: '报名号', dataIndex: 'number', className: 'figures' },
  { title: '证件号码', dataIndex: 'idNumber', className: 'figures' },
  {
    title: '状态',
    key: 'state',
    render: (_, line) => (
      <>
        <StateMark state={line.state} />
        {line.returned && <Mark tone="look">被退回</Mark>}
      </>
    ),
  },
  {
    title: '账号',
    key: 'activated',
    render: (_, line) => (line.activated ? '已激活' : <Mark tone="quiet">未激活</Mark>),
  },
  { title: '照片', key: 'portrait', render: (_, line) => <VerdictMark verdict={line.portrait} /> },
  { title: '证件', key: 'document', render: (_, line) => <VerdictMark verdict={line.document} /> },
]

/** The list; long numbers are covered, a name opens the dossier. */
export function PupilTable({ lines, loading, onOpen }: Props) {
  return (
    <WideTable<PupilLine>
      label="考生名单"
      rowKey="id"
      size="middle"
      loading={loading}
      columns={columnsFor(onOpen)}
      dataSource={[...lines]}
      pagination={false}
      onRow={(line) => ({ onClick: () => onOpen(line.id) })}
      rowClassName="row-opens"
      locale={{
        emptyText: loading ? (
          ' '
        ) : (
          <Blank what="没有符合条件的考生。" how="换一个条件再找；名册里还没有的学生，要先导入学籍名册。" />
        ),
      }}
    />
  )
}
