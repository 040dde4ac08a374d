import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { listPublicity } from '@zhongzhao/api/publicity'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { PrepareDialog } from './PrepareDialog.tsx'
import { listTone } from './tones.ts'

type List = OutputOf<typeof listPublicity>['lists'][number]

const shows = [
  { value: 'live', label: '在办' },
  { value: 'over', label: '已结束' },
  { value: 'all', label: '全部' },
] as const
type Show = (typeof shows)[number]['value']

function ListPanel({ list }: { readonly list: List }) {
  return (
    <Panel
      title={
        <>
          <Link to="/publicity/$list" params={{ list: list.id }} search={{}}>
            {list.title}
          </Link>{' '}
          <Mark tone={listTone(list.state)}>{list.stateName}</Mark>
        </>
      }
    >
      <p>
        {list.orgName}，{list.lines} 人{list.endsAt !== undefined && `；公示到 ${timeWords(list.endsAt)}`}
        {list.haltedFor !== undefined && `；中止原因：${list.haltedFor}`}
      </p>
      {list.objections > 0 && (
        <p>
          异议 {list.objections} 件
          {list.unanswered > 0 && <Mark tone="look">{`${list.unanswered} 件待答复`}</Mark>}
        </p>
      )}
      <p className="quiet small">{timeWords(list.preparedAt)} 生成</p>
    </Panel>
  )
}

/** 公示 (notice 三.(一)3): what the school has made public, and what waits to be opened or concluded. */
export function PublicityPage() {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [{ state }, change] = useFilters()
  const [preparing, setPreparing] = useState<'open' | 'closed'>('closed')
  const show: Show = shows.find(({ value }) => value === state)?.value ?? 'live'
  const asked = useQuery({
    queryKey: ['publicity', hat.key, show],
    queryFn: () => call(listPublicity, { show }),
  })
  const lists = asked.data?.lists ?? []
  return (
    <>
      <PageHead
        title="公示"
        lead="审核结果在学校公示：姓名自动遮盖，不出现证件号码、电话、出生日期和住址；到期由系统自动撤下。"
      >
        {hat.actions.has('publicity.open') && (
          <Button type="primary" onClick={() => setPreparing('open')}>
            生成公示名单
          </Button>
        )}
      </PageHead>
      <div className="filters">
        <Segmented
          aria-label="显示"
          value={show}
          options={[...shows]}
          onChange={(value) => change({ state: value === 'live' ? undefined : value })}
        />
      </div>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && lists.length === 0 && (
        <Panel>
          <Blank
            what={show === 'over' ? '还没有结束的公示。' : '没有在办的公示。'}
            how="审核有了结果，由学校点“生成公示名单”，看过以后开始公示。"
          />
        </Panel>
      )}
      {lists.map((list) => (
        <ListPanel key={list.id} list={list} />
      ))}
      {preparing === 'open' && (
        <PrepareDialog
          onDone={(lines) => {
            setPreparing('closed')
            void queries.invalidateQueries({ queryKey: ['publicity'] })
            void message.success(`已生成，共 ${lines} 人。请打开看过，再开始公示。`)
          }}
          onClose={() => setPreparing('closed')}
        />
      )}
    </>
  )
}
