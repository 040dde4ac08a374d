import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { printDuty, readDuty } from '@zhongzhao/api/duty'
import { call, callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { WideTable } from '../parts/WideTable.tsx'
import { useFile } from '../parts/use-file.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { KeepDuty } from './KeepDuty.tsx'
import type { Duty, People } from './people.ts'

type Below = Duty['below'][number]

const posts: readonly (readonly [keyof People, string])[] = [
  ['leads', '谁主管'],
  ['reviews', '谁审核'],
  ['enters', '谁负责（录入）'],
]
const columns = [
  { title: '单位', dataIndex: 'name' },
  ...posts.map(([post, title]) => ({
    title,
    key: post,
    render: (_: unknown, one: Below) => one.people?.[post].name ?? '',
  })),
  {
    title: '登记',
    dataIndex: 'at',
    render: (at: number | undefined) =>
      at === undefined ? <Mark tone="look">未登记</Mark> : <span className="whole">{timeWords(at)}</span>,
  },
]

/** 责任制登记 (notice 三.(一) 谁主管、谁审核、谁负责; A9). */
export function DutyPage() {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [keeping, setKeeping] = useState<'open' | 'closed'>('closed')
  const asked = useQuery({
    queryKey: ['duty', hat.orgCode],
    queryFn: () => call(readDuty, { org: hat.orgCode }),
  })
  const print = useFile(() => callFile(printDuty, { org: hat.orgCode }))
  const [current, ...earlier] = asked.data?.versions ?? []
  return (
    <>
      <PageHead
        title="责任制登记"
        lead="按照“谁主管、谁审核、谁负责”，登记本单位的责任人；换人后重新登记，以前的留着。"
      >
        {asked.data !== undefined && (
          <>
            <Button loading={print.busy} onClick={() => print.start(undefined)}>
              打印登记表
            </Button>
            <Button type="primary" onClick={() => setKeeping('open')}>
              {current === undefined ? '登记' : '重新登记'}
            </Button>
          </>
        )}
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && <Own name={asked.data.org.name} current={current} earlier={earlier} />}
      {(asked.data?.below.length ?? 0) > 0 && (
        <Panel title={`直接下级（${missingWords(asked.data?.below ?? [])}）`}>
          <WideTable
            label="直接下级的责任人"
            rowKey="code"
            size="small"
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            columns={columns}
            dataSource={[...(asked.data?.below ?? [])]}
          />
        </Panel>
      )}
      {keeping === 'open' && (
        <KeepDuty
          org={hat.orgCode}
          version={current?.version ?? 0}
          people={current?.people}
          onDone={() => {
            setKeeping('closed')
            void queries.invalidateQueries({ queryKey: ['duty'] })
            void message.success('已登记。')
          }}
          onClose={() => setKeeping('closed')}
        />
      )}
    </>
  )
}

function missingWords(below: readonly Below[]): string {
  const missing = below.filter((one) => one.people === undefined).length
  return missing === 0 ? '都已登记' : `${missing} 个还没有登记`
}

type Kept = Duty['versions'][number]

function Own({
  name,
  current,
  earlier,
}: {
  readonly name: string
  readonly current: Kept | undefined
  readonly earlier: readonly Kept[]
}) {
  return (
    <Panel title={name}>
      {current === undefined ? (
        <Blank
          what="本单位还没有登记责任人。"
          how="点“登记”，填写主管、审核、录入三名责任人。上级能看到还没有登记的单位。"
        />
      ) : (
        <>
          <dl className="duty">
            {posts.map(([post, title]) => (
              <div key={post}>
                <dt>{title}</dt>
                <dd>
                  <strong>{current.people[post].name}</strong>
                  <span className="quiet">
                    {[current.people[post].post, current.people[post].phone]
                      .filter((t) => t !== '')
                      .join(' · ')}
                    {current.people[post].login !== undefined && ` · 账号 ${current.people[post].login}`}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
          <p className="quiet small">
            {timeWords(current.at)} 由 {current.by} 登记
          </p>
        </>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>以前的登记（{earlier.length} 次）</summary>
          <ul>
            {earlier.map((one) => (
              <li key={one.version}>
                {timeWords(one.at)}（{one.by}）：
                {posts.map(([p, t]) => `${t} ${one.people[p].name}`).join('，')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
