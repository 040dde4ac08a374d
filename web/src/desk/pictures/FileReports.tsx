import { Segmented, Table } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import type { Tone } from '../parts/states.ts'
import { coveredName } from '../parts/csv.ts'
import { type Entry, type FolderQueue, type Outcome, advice, outcomeOf } from './folder-queue.ts'

const words: Readonly<Record<Outcome, readonly [string, Tone]>> = {
  accepted: ['合格', 'done'],
  doubtful: ['存疑', 'look'],
  later: ['正在检查', 'quiet'],
  refused: ['未导入', 'refused'],
  lost: ['没传上去', 'refused'],
  open: ['等待', 'quiet'],
}

const columns: ColumnsType<Entry> = [
  {
    title: '文件和考生',
    key: 'file',
    className: 'report-file',
    render: (_, e) => (
      <>
        <code>{coveredName(e.file.name)}</code>
        {e.state === 'answered' && <span>{e.report.name}</span>}
      </>
    ),
  },
  {
    title: '结果',
    key: 'outcome',
    width: 88,
    render: (_, e) => {
      const [word, tone] = words[outcomeOf(e)]
      return <Mark tone={tone}>{e.state === 'sending' ? '检查中' : word}</Mark>
    },
  },
  {
    title: '怎么办',
    key: 'advice',
    render: (_, e) => (
      <>
        {advice(e).map((sentence) => (
          <div key={sentence}>{sentence}</div>
        ))}
        {e.state === 'answered' && e.report.kept && e.report.steps.length > 0 && (
          <span className="quiet small">已自动处理：{e.report.steps.join('、')}</span>
        )}
      </>
    ),
  },
]

type Shown = 'all' | 'look' | 'done'

/** What became of each file; what needs a person first. */
export function FileReports({ queue }: { readonly queue: FolderQueue }) {
  const [shown, setShown] = useState<Shown>('all')
  const entries = queue.entries.filter((e) => {
    const outcome = outcomeOf(e)
    if (shown === 'all') return true
    return shown === 'done' ? outcome === 'accepted' : outcome !== 'accepted' && outcome !== 'open'
  })
  return (
    <Panel
      title="每个文件的结果"
      extra={
        <Segmented<Shown>
          value={shown}
          options={[
            { value: 'all', label: '全部' },
            { value: 'look', label: '需要处理' },
            { value: 'done', label: '合格' },
          ]}
          onChange={setShown}
        />
      }
    >
      <Table<Entry>
        rowKey="at"
        size="small"
        columns={columns}
        dataSource={entries}
        tableLayout="fixed"
        className="reports stacks"
        pagination={entries.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        locale={{ emptyText: '没有这一类的文件。' }}
      />
    </Panel>
  )
}
