import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { listsFromAbove } from '@zhongzhao/api/claim-lists'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeWords } from '../parts/words.ts'
import { ImportList } from './ImportList.tsx'
import { useLists } from './lists-query.ts'

export type ClaimListLine = OutputOf<typeof listsFromAbove>['lists'][number]

/** What became of the lines of a list, in a sentence. */
export function outcomeWords({ rows, registered, there, dismissed }: ClaimListLine): string {
  return [
    `共 ${rows} 行`,
    `已登记 ${registered} 人`,
    ...(there > 0 ? [`早已登记 ${there} 人`] : []),
    ...(dismissed > 0 ? [`不登记 ${dismissed} 行`] : []),
  ].join('，')
}

function ListPanel({ list }: { readonly list: ClaimListLine }) {
  return (
    <Panel
      title={
        <>
          <Link to="/claims/lists/$list" params={{ list: list.id }} search={{}}>
            {list.title}：{list.source}
          </Link>{' '}
          {list.open > 0 ? (
            <Mark tone="look">{`${list.open} 行待核对`}</Mark>
          ) : (
            <Mark tone="done">已办完</Mark>
          )}
        </>
      }
    >
      <p>{outcomeWords(list)}</p>
      <p className="quiet small">
        {list.officeName} {list.importedBy} {timeWords(list.importedAt)} 导入
      </p>
    </Panel>
  )
}

/** 上级照顾名单 (I3): lists that came from above, by the office that holds them. */
export function ListsPage() {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const go = useNavigate()
  const [importing, setImporting] = useState<'open' | 'closed'>('closed')
  const asked = useLists()
  const lists = asked.data?.lists ?? []
  return (
    <>
      <PageHead
        title="上级照顾名单"
        lead="军人子女等照顾项目由上级部门送名单，考生不用自己申报。号码和姓名都相符的自动登记并通知考生，其余逐行核对；登记后由另一位审核员审核。"
      >
        <Button type="primary" disabled={asked.data === undefined} onClick={() => setImporting('open')}>
          导入名单
        </Button>
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && lists.length === 0 && (
        <Panel>
          <Blank what="还没有导入名单。" how="收到上级部门送来的名单后，点“导入名单”，选择项目和文件。" />
        </Panel>
      )}
      {lists.map((list) => (
        <ListPanel key={list.id} list={list} />
      ))}
      {importing === 'open' && asked.data !== undefined && (
        <ImportList
          items={asked.data.items}
          onDone={({ list, registered, open }) => {
            setImporting('closed')
            void queries.invalidateQueries({ queryKey: ['claim-lists'] })
            void message.success(`已登记 ${registered} 人，${open} 行待核对。`)
            void go({ to: '/claims/lists/$list', params: { list }, search: {} })
          }}
          onClose={() => setImporting('closed')}
        />
      )}
    </>
  )
}
