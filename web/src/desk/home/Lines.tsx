import { Link } from '@tanstack/react-router'
import type { ColumnsType } from 'antd/es/table'
import { WideTable } from '../parts/WideTable.tsx'
import { countWords, percent } from '../parts/words.ts'
import { type Line, behindFirst, completion, expected, funnelOf } from './funnel.ts'

function share(state: string) {
  return (line: Line) => {
    const step = funnelOf(line.states).find((s) => s.state === state)
    const all = expected(line.states)
    return all === 0 ? '—' : `${countWords(step?.reached ?? 0)}（${percent(step?.reached ?? 0, all)}%）`
  }
}

function NameOf({ line }: { readonly line: Line }) {
  if (line.kind === 'class')
    return (
      <Link to="/pupils" search={{ class: line.code }}>
        {line.name}
      </Link>
    )
  return (
    <Link to="/" search={{ org: line.code }}>
      {line.name}
    </Link>
  )
}

const columns: ColumnsType<Line> = [
  { title: '名称', key: 'name', fixed: 'left', render: (_, line) => <NameOf line={line} /> },
  { title: '应采集', key: 'all', align: 'right', render: (_, line) => countWords(expected(line.states)) },
  {
    title: '总进度',
    key: 'completion',
    width: 152,
    sorter: (a, b) => completion(a) - completion(b),
    render: (_, line) => {
      const done = expected(line.states) === 0 ? 0 : percent(completion(line) * 1000, 1000)
      return (
        <span className="thin-bar">
          <span className="thin-bar-track">
            <span className={done === 100 ? 'done' : ''} style={{ width: `${done}%` }} />
          </span>
          <span className="figures">{done}%</span>
        </span>
      )
    },
  },
  { title: '开始填报', key: 'filling', align: 'right', render: (_, line) => share('filling')(line) },
  { title: '本人已确认', key: 'confirmed', align: 'right', render: (_, line) => share('confirmed')(line) },
  { title: '学校已核验', key: 'checked', align: 'right', render: (_, line) => share('checked')(line) },
  { title: '已签字', key: 'sealed', align: 'right', render: (_, line) => share('sealed')(line) },
  {
    title: '未激活',
    key: 'inactive',
    align: 'right',
    render: (_, line) => countWords(Math.max(0, line.total - line.activated)),
  },
]

/** Everything directly below, who is behind first; a name leads one level down or to its pupils. */
export function Lines({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <WideTable<Line>
      label="进度"
      rowKey="code"
      size="middle"
      columns={columns}
      dataSource={[...behindFirst(lines)]}
      pagination={lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
    />
  )
}
