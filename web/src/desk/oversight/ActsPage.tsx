import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { listActs } from '@zhongzhao/api/duty'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { ChainDialog } from '../access/GrantDialogs.tsx'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

type Act = OutputOf<typeof listActs>['acts'][number]

/** 留痕 (A6, A9): what offices did, by whom, by which grant, and who gave that. */
export function ActsPage() {
  const { hat } = useSession()
  const [chain, setChain] = useState<{ readonly id: string; readonly name: string }>()
  const asked = useInfiniteQuery({
    queryKey: ['acts', hat.key],
    queryFn: ({ pageParam }) => call(listActs, pageParam === '' ? {} : { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const acts = asked.data?.pages.flatMap((page) => page.acts) ?? []
  const columns = [
    {
      title: '时间',
      dataIndex: 'at',
      render: (at: number) => <span className="whole">{timeWords(at)}</span>,
    },
    { title: '办理', dataIndex: 'what' },
    { title: '对哪里', dataIndex: 'about' },
    { title: '谁办的', dataIndex: 'name' },
    { title: '身份', key: 'as', render: (_: unknown, act: Act) => `${act.orgName} ${act.title}` },
    {
      title: '权限谁给的',
      key: 'given',
      render: (_: unknown, act: Act) =>
        act.grant === undefined ? (
          ''
        ) : (
          <Button type="link" size="small" onClick={() => setChain({ id: act.grant ?? '', name: act.name })}>
            {act.givenBy ?? '系统安装时建立'}
          </Button>
        ),
    },
  ]
  return (
    <>
      <PageHead
        title="办理留痕"
        lead="每一次办理都能找到人：谁办的、凭哪项授权、授权是谁给的。记录不能删改。"
      />
      <Panel>
        {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
        {asked.isPending && <Skeleton active />}
        {asked.data !== undefined && (
          <WideTable
            label="办理留痕"
            rowKey="id"
            size="small"
            pagination={false}
            columns={columns}
            dataSource={acts}
            locale={{
              emptyText: <Blank what="还没有留痕。" how="授权、延期、登记责任人等办理会记在这里。" />,
            }}
          />
        )}
        {asked.hasNextPage && (
          <Button
            className="spaced"
            loading={asked.isFetchingNextPage}
            onClick={() => void asked.fetchNextPage()}
          >
            再看更早的
          </Button>
        )}
      </Panel>
      {chain !== undefined && <ChainDialog line={chain} onClose={() => setChain(undefined)} />}
    </>
  )
}
