import { Mark } from '../parts/Mark.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords } from '../parts/words.ts'
import type { Shared } from './quota-query.ts'

type Line = Shared['lines'][number]

interface Props {
  readonly seniors: readonly { readonly name: string; readonly quota: number }[]
  readonly lines: readonly Line[]
}

const right = { align: 'right' } as const

function Part({ part }: { readonly part: Line['parts'][number] | undefined }) {
  if (part === undefined) return null
  return (
    <span className="whole figures">
      {part.by === 'tie' && <Mark tone="look">同余</Mark>} {countWords(part.places)}
    </span>
  )
}

/** What each junior school gets of each senior school; the sums stand below. */
export function ShareTable({ seniors, lines }: Props) {
  const sum = (of: (line: Line) => number) => countWords(lines.reduce((all, line) => all + of(line), 0))
  const columns = [
    { title: '初中学校', dataIndex: 'name', fixed: 'left' as const },
    { title: '计算人数', ...right, render: (_: unknown, line: Line) => countWords(line.graduates) },
    ...seniors.map(({ name, quota }, at) => ({
      title: `${name}（${countWords(quota)}）`,
      key: name,
      ...right,
      render: (_: unknown, line: Line) => <Part part={line.parts[at]} />,
    })),
    {
      title: '合计',
      ...right,
      render: (_: unknown, line: Line) => (
        <span className="whole figures">
          {line.total > line.graduates && <Mark tone="look">多于人数</Mark>} <b>{countWords(line.total)}</b>
        </span>
      ),
    },
  ]
  return (
    <WideTable<Line>
      label="各初中的分配生名额"
      rowKey="code"
      size="small"
      columns={columns}
      dataSource={[...lines]}
      pagination={lines.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      footer={() => (
        <span className="figures">
          合计：计算人数 {sum((line) => line.graduates)}
          {seniors.map(({ name }, at) => `；${name} ${sum((line) => line.parts[at]?.places ?? 0)}`).join('')}
          ；名额共 {sum((line) => line.total)}
        </span>
      )}
    />
  )
}

/** How it was reckoned, in a sentence. */
export function Method({ ties }: { readonly ties: readonly string[] }) {
  return (
    <p className="quiet">
      借读生不计入。每所高中的名额按各初中人数所占的比例分：先取整数部分，余下的依次给余数最大的学校（最大余额法）。
      {ties.join('，')}，由这条规定得到的标“同余”。
    </p>
  )
}
