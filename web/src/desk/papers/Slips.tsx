import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { printSlips, reprintSlip, slipStatus } from '@zhongzhao/api/papers'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFile } from '../parts/use-file.ts'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import { type SlipLine, countSlips, slipWords } from './slip-status.ts'

const columnsFor = (reprint: (line: SlipLine) => void): ColumnsType<SlipLine> => [
  { title: '姓名', dataIndex: 'name', className: 'wrap-name' },
  { title: '报名号', dataIndex: 'number', className: 'figures', responsive: ['md'] },
  {
    title: '情况',
    key: 'status',
    render: (_, line) => {
      const [word, tone] = slipWords(line.status)
      return <Mark tone={tone}>{word}</Mark>
    },
  },
  {
    title: '打印时间',
    key: 'printedAt',
    responsive: ['md'],
    render: (_, line) => timeWords(line.printedAt) || '—',
  },
  { title: '打印次数', dataIndex: 'prints', align: 'right', responsive: ['md'] },
  {
    title: '操作',
    key: 'act',
    render: (_, line) => (
      <Button size="small" onClick={() => reprint(line)}>
        {line.status === 'none' ? '打印' : '重印'}
      </Button>
    ),
  },
]

/** 注册密码条 (C1): one-time codes that exist only on the paper; a reprint kills the old one. */
export function Slips({ of }: { readonly of: string }) {
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const asked = useQuery({ queryKey: ['slips', of], queryFn: () => call(slipStatus, { class: of }) })
  const anew = () => void queries.invalidateQueries({ queryKey: ['slips', of] })
  const all = useFile(() => callFile(printSlips, { class: of }), anew)
  const one = useFile((id: string) => callFile(reprintSlip, { id }), anew)
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const lines = asked.data?.lines ?? []
  const counts = countSlips(lines)
  const askAll = () =>
    modal.confirm({
      title: `打印 ${counts.toPrint} 张注册密码条？`,
      content:
        counts.alive === 0
          ? '给还没有激活的学生各印一张。密码只印在纸上，系统里查不到，请保管好。'
          : `其中 ${counts.alive} 人已经发过密码条：重新打印后，他们手里的旧密码条立刻作废，请收回旧的、发新的。`,
      okText: '打印',
      cancelText: '取消',
      onOk: () => all.start(undefined),
    })
  const askOne = (line: SlipLine) =>
    modal.confirm({
      title: `给${line.name}重印密码条？`,
      content:
        line.status === 'activated'
          ? '该生已经激活。重印后原来的登录密码立刻失效，要用新密码条重新设置；已填写的内容不受影响，并会通知考生。'
          : '旧密码条立刻作废，请发新的。重印会记录下来。',
      okText: '重印',
      cancelText: '取消',
      onOk: () => one.start(line.registration),
    })
  return (
    <Panel
      title={`全班 ${lines.length} 人，已激活 ${counts.activated} 人`}
      extra={
        <Button type="primary" disabled={counts.toPrint === 0} loading={all.busy} onClick={askAll}>
          打印密码条（{counts.toPrint} 人）
        </Button>
      }
    >
      <WideTable<SlipLine>
        label="密码条"
        rowKey="registration"
        size="small"
        loading={asked.isPending || one.busy}
        columns={columnsFor(askOne)}
        dataSource={[...lines]}
        pagination={false}
        locale={{
          emptyText: asked.isPending ? (
            ' '
          ) : (
            <Blank what="这个班还没有学生。" how="导入学籍名册后，学生会出现在这里。" />
          ),
        }}
      />
    </Panel>
  )
}
