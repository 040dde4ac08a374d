import { Button } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import type { ReactNode } from 'react'
import { Blank } from '../parts/Blank.tsx'
import { Mark, StateMark, VerdictMark } from '../parts/Mark.tsx'
import type { PupilLine } from '../parts/lines.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { type PupilColumn, pupilColumns } from './columns.ts'

interface Props {
  readonly lines: readonly PupilLine[]
  readonly shown: readonly PupilColumn[]
  readonly loading: boolean
  readonly onOpen: (id: string) => void
}

/** What a column shows where it is more than its text. */
const cells: Readonly<Partial<Record<PupilColumn, (line: PupilLine) => ReactNode>>> = {
  state: (line) => (
    <>
      <StateMark state={line.state} />
      {line.returned && <Mark tone="look">被退回</Mark>}
    </>
  ),
  activated: (line) => (line.activated ? '已激活' : <Mark tone="quiet">未激活</Mark>),
  portrait: (line) => <VerdictMark verdict={line.portrait} />,
  document: (line) => <VerdictMark verdict={line.document} />,
}

function columnsFor({ shown, onOpen }: Props): ColumnsType<PupilLine> {
  return pupilColumns
    .filter((column) => shown.includes(column.key))
    .map(({ key, title, text }) =>
      key === 'name'
        ? {
            title,
            key,
            fixed: 'left',
            render: (_, line) => (
              <Button type="link" className="as-text" onClick={() => onOpen(line.id)}>
                {line.name}
              </Button>
            ),
          }
        : { title, key, className: 'figures', render: (_, line) => cells[key]?.(line) ?? text(line) },
    )
}

/** The list; long numbers are covered, a name opens the dossier. */
export function PupilTable(props: Props) {
  const { lines, loading, onOpen } = props
  return (
    <WideTable<PupilLine>
      label="考生名单"
      rowKey="id"
      size="middle"
      loading={loading}
      columns={columnsFor(props)}
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
