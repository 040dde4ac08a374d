import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { moveSeason, seasonEnd } from '@zhongzhao/api/seasons'
import { call } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import type { Tone } from '../parts/states.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import type { SeasonLine } from '../session/seasons.ts'
import { useSession } from '../session/session.ts'
import { turnToSeason } from '../session/worked.ts'
import { Carry } from './Carry.tsx'
import { Counts } from './Counts.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { Running } from './Running.tsx'
import { type SeasonMove, type SeasonView, isOver } from './season-view.ts'

const tones: Readonly<Record<string, Tone>> = {
  open: 'underway',
  asked: 'look',
  closing: 'look',
  closed: 'quiet',
}
const moves: readonly (readonly [SeasonMove, string, string])[] = [
  [
    'approve',
    '批准结束',
    '已批准。各人的结果正在登记，报名信息从现在起只能查看；纸质材料的归档、借阅、移交照常办理。',
  ],
  ['ask', '提出结束', '已提出，等另一位有权限的人批准。'],
  ['withdraw', '撤回', '已撤回，本年度继续。'],
]

/** Of each outcome how many; before the end what it would be. */
function Outcomes({ of }: { readonly of: SeasonView }) {
  const total = of.outcomes.reduce((sum, { pupils }) => sum + pupils, 0)
  return (
    <>
      <h3>{isOver(of) ? '结束时的情况' : '现在结束的话'}</h3>
      {total === 0 ? (
        <p className="quiet">本年度还没有报名。</p>
      ) : (
        <Counts lines={of.outcomes.map(({ code, name, pupils }) => ({ code, name, n: pupils }))} />
      )}
    </>
  )
}

/** What still waits for somebody, counted: the end decides none of it. */
function Waiting({ of }: { readonly of: SeasonView }) {
  if (of.waiting.length === 0) return isOver(of) ? null : <p className="quiet">没有待办的事项。</p>
  return (
    <>
      <h3>{isOver(of) ? '结束时还没有办结' : '还没有办结'}</h3>
      <Counts lines={of.waiting.map(({ code, name, count }) => ({ code, name, n: count }))} />
    </>
  )
}

function Acts({ of }: { readonly of: SeasonView }) {
  if (of.acts.length === 0) return null
  return (
    <>
      <h3>办理留痕</h3>
      <ul>
        {of.acts.map((act, index) => (
          <li key={`${act.at}${index}`}>
            <span className="whole">{timeWords(act.at)}</span> {act.what}{' '}
            <span className="quiet">{act.by}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Facts({ line, of }: { readonly line: SeasonLine; readonly of: SeasonView }) {
  return (
    <dl className="facts">
      <dt>依据</dt>
      <dd>
        {of.notice}（规则包 {line.season} 第 {of.edition} 版）
      </dd>
      <dt>起止</dt>
      <dd>
        <span className="whole">{timeWords(of.starts)}</span> 至{' '}
        <span className="whole">{timeWords(of.ends)}</span>
        {of.state === 'open' && of.may.length === 0 && (
          <span className="quiet">（含延期；截止后才能提出结束）</span>
        )}
      </dd>
      {of.askedBy !== undefined && of.state !== 'open' && (
        <>
          <dt>提出结束</dt>
          <dd>
            {of.askedBy}，{timeWords(of.askedAt)}
          </dd>
        </>
      )}
      {of.decidedBy !== undefined && of.closedAt !== undefined && (
        <>
          <dt>批准结束</dt>
          <dd>
            {of.decidedBy}，{timeWords(of.closedAt)}
          </dd>
        </>
      )}
    </dl>
  )
}

/** One season: where it stands, what is open, its end by two people, and what was carried into it (A7). */
export function SeasonPanel({ line }: { readonly line: SeasonLine }) {
  const { pack } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<SeasonMove>()
  const asked = useQuery({
    queryKey: ['season-end', line.season],
    queryFn: () => call(seasonEnd, { season: line.season }),
    refetchInterval: ({ state }) =>
      state.data?.end?.state === 'running' || state.data?.carry?.state === 'running' ? 2000 : 60_000,
  })
  const again = () => {
    void queries.invalidateQueries({ queryKey: ['season-end'] })
    void queries.invalidateQueries({ queryKey: ['seasons'] })
  }
  const move = useAct({
    run: (event: SeasonMove) =>
      call(moveSeason, { season: line.season, version: asked.data?.version ?? 0, event }),
    onDone: (_, event) => {
      setAsking(undefined)
      again()
      void message.success(moves.find(([one]) => one === event)?.[2] ?? '')
    },
  })
  const of = asked.data
  return (
    <Panel
      title={
        <>
          {line.year}年{' '}
          <Mark tone={tones[of?.state ?? line.state] ?? 'quiet'}>{of?.stateName ?? line.stateName}</Mark>
          {line.current && <Mark tone="quiet">当前年度</Mark>}
        </>
      }
      extra={
        <>
          {moves
            .filter(([event]) => of?.may.includes(event) === true)
            .map(([event, label]) => (
              <Button
                key={event}
                type={event === 'approve' ? 'primary' : 'default'}
                disabled={move.busy}
                onClick={() => (event === 'withdraw' ? move.start(event) : setAsking(event))}
              >
                {label}
              </Button>
            ))}
          {line.season !== pack.season && (
            <Button onClick={() => turnToSeason(line.season)}>进入{line.year}年</Button>
          )}
        </>
      }
    >
      <p>{line.title}</p>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {of !== undefined && (
        <>
          <Facts line={line} of={of} />
          <Running what="正在登记各人的结果" run={of.end} />
          <Outcomes of={of} />
          <Waiting of={of} />
          <Carry of={of} onDone={again} />
          <Acts of={of} />
        </>
      )}
      {of !== undefined && asking !== undefined && (
        <MoveDialog
          of={of}
          event={asking}
          busy={move.busy ? 'busy' : 'idle'}
          onGo={() => move.start(asking)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Panel>
  )
}
