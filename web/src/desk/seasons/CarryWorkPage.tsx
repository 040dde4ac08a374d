import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm, Skeleton } from 'antd'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { decideCarryWork, listCarryWork } from '@zhongzhao/api/seasons'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { countWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

type Work = OutputOf<typeof listCarryWork>['work'][number]
type Event = InputOf<typeof decideCarryWork>['event']

const acts: readonly (readonly [Event, string, string])[] = [
  ['same', '是同一人', '两年的报名从此连在一起。'],
  ['other', '不是同一人', '这两份报名不再提示。'],
]

function Pair({
  work,
  year,
  onDone,
}: {
  readonly work: Work
  readonly year: number
  readonly onDone: () => void
}) {
  const decide = useAct({
    run: (event: Event) =>
      call(decideCarryWork, { id: work.registration, earlier: work.earlier, version: work.version, event }),
    onDone,
  })
  return (
    <Panel
      title={work.name}
      extra={acts
        .filter(([event]) => work.may.includes(event))
        .map(([event, label, then]) => (
          <Popconfirm
            key={event}
            title={`${work.name}：${label}？`}
            description={`${then}选定后不能更改。`}
            okText={label}
            cancelText="再看看"
            onConfirm={() => decide.start(event)}
          >
            <Button disabled={decide.busy}>{label}</Button>
          </Popconfirm>
        ))}
    >
      <dl className="facts">
        <dt>{year}年</dt>
        <dd>
          {work.schoolName} {work.className}，<span className="whole">报名号 {work.number}</span>
        </dd>
        <dt>{work.earlierYear}年</dt>
        <dd>
          {work.earlierClass}，<span className="whole">报名号 {work.earlierNumber}</span>
        </dd>
      </dl>
    </Panel>
  )
}

/** 上一年度衔接: who shares name and school with somebody of last season and no number; a person says whether they are one (A7). */
export function CarryWorkPage() {
  const { hat, pack } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const asked = useQuery({
    queryKey: ['carry-work', hat.key, pack.season],
    queryFn: () => call(listCarryWork, {}),
  })
  const work = asked.data?.work ?? []
  return (
    <>
      <PageHead
        title="上一年度衔接"
        lead="姓名和学校相同、号码都不同的，系统不认作同一人，请核对后选定。选定后不能更改；只是把两年的报名连起来，不改动任何内容。"
      />
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && work.length === 0 && (
        <Panel>
          <Blank what="没有要核对的考生。" how="省里开始衔接以后，可能是上一年度同一人的考生会出现在这里。" />
        </Panel>
      )}
      {work.length > 0 && <p className="quiet">待核对 {countWords(work.length)} 组。</p>}
      {work.map((one) => (
        <Pair
          year={pack.year}
          key={`${one.registration}${one.earlier}`}
          work={one}
          onDone={() => {
            void queries.invalidateQueries({ queryKey: ['carry-work'] })
            void message.success('已登记。')
          }}
        />
      ))}
    </>
  )
}
