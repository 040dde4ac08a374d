import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { movePublicity, printPublicity, readPublicity } from '@zhongzhao/api/publicity'
import { type PublicColumn, publicColumnNames } from '@zhongzhao/domain/season/publicity'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { timeWords } from '../parts/words.ts'
import { HaltDialog } from './HaltDialog.tsx'
import { listTone } from './tones.ts'

type Read = OutputOf<typeof readPublicity>
type Line = Read['lines'][number]
type Event = InputOf<typeof movePublicity>['event']

const isColumn = (name: string): name is PublicColumn => name in publicColumnNames
const acts: readonly (readonly [Event, string, string])[] = [
  ['open', '开始公示', '已开始公示，名单上的考生会收到消息。'],
  ['conclude', '结束公示', '公示已结束。'],
  ['discard', '作废', '已作废。'],
]

function Lines({ of }: { readonly of: Read }) {
  const columns = [
    { title: '序号', dataIndex: 'position' },
    ...of.columns.filter(isColumn).map((name) => ({
      title: publicColumnNames[name],
      dataIndex: name,
      render: (value: string, line: Line) => (line.struck && name === 'result' ? '已撤下' : value),
    })),
  ]
  return (
    <WideTable
      label="公示名单"
      rowKey="position"
      size="small"
      pagination={of.lines.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      columns={columns}
      dataSource={of.lines}
      locale={{
        emptyText: <Blank what="名单里没有考生。" how="审核有了结果以后，作废这份，重新生成。" />,
      }}
    />
  )
}

function Facts({ list }: { readonly list: Read['list'] }) {
  const page = `${location.origin}/#/publicity/${list.id}`
  return (
    <>
      <p>
        {list.orgName}，{list.lines} 人
        {list.opensAt !== undefined && `；${timeWords(list.opensAt)} 至 ${timeWords(list.endsAt)}`}
        {list.haltedFor !== undefined && `；中止原因：${list.haltedFor}`}
      </p>
      {list.remark !== '' && <p>{list.remark}</p>}
      {list.state === 'open' && (
        <p>
          公示页：
          <a href={page} target="_blank" rel="noreferrer">
            {page}
          </a>
        </p>
      )}
      {list.objections > 0 && (
        <p>
          收到异议 {list.objections} 件，{list.unanswered} 件待上级教育行政部门答复。
        </p>
      )}
    </>
  )
}

/** One public list as the school sees it before, while and after it is public. */
export function OneListPage() {
  const { list: id } = useParams({ from: '/frame/publicity/$list' })
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [halting, setHalting] = useState<'open' | 'closed'>('closed')
  const asked = useQuery({
    queryKey: ['publicity', 'one', id],
    queryFn: () => call(readPublicity, { list: id }),
  })
  const again = () => void queries.invalidateQueries({ queryKey: ['publicity'] })
  const move = useAct({
    run: ({ event }: { event: Event; said: string }) =>
      call(movePublicity, { list: id, version: asked.data?.list.version ?? 0, event }),
    onDone: (_, { said }) => {
      again()
      void message.success(said)
    },
  })
  const print = useFile<undefined>(() => callFile(printPublicity, { list: id }))
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (asked.data === undefined) return <Skeleton active />
  const { list } = asked.data
  return (
    <>
      <Link to="/publicity" search={{}}>
        ‹ 公示
      </Link>
      <PageHead title={list.title} lead={<Mark tone={listTone(list.state)}>{list.stateName}</Mark>}>
        {acts
          .filter(([event]) => list.may.includes(event))
          .map(([event, label, said]) => (
            <Button
              key={event}
              type={event === 'discard' ? 'default' : 'primary'}
              disabled={move.busy}
              onClick={() => move.start({ event, said })}
            >
              {label}
            </Button>
          ))}
        {list.may.includes('halt') && <Button onClick={() => setHalting('open')}>中止公示</Button>}
        <Button loading={print.busy} onClick={() => print.start(undefined)}>
          打印
        </Button>
      </PageHead>
      <Panel>
        <Facts list={list} />
        <Lines of={asked.data} />
      </Panel>
      {halting === 'open' && (
        <HaltDialog
          list={list}
          onDone={() => {
            setHalting('closed')
            again()
            void message.success('已中止，名单已撤下。改正后请重新生成。')
          }}
          onClose={() => setHalting('closed')}
        />
      )}
    </>
  )
}
