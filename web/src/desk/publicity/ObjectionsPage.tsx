import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { decidePublicObjection, listPublicObjections } from '@zhongzhao/api/publicity'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { objectionTone } from './tones.ts'

type Objection = OutputOf<typeof listPublicObjections>['objections'][number]
type Event = InputOf<typeof decidePublicObjection>['event']

const LEAST = 4
const verdicts: readonly (readonly [Event, string])[] = [
  ['uphold', '异议成立，撤下这一行'],
  ['dismiss', '异议不成立'],
]

function Answer({ of, onDone }: { readonly of: Objection; readonly onDone: () => void }) {
  const [answer, setAnswer] = useState('')
  const decide = useAct({
    run: (event: Event) =>
      call(decidePublicObjection, { objection: of.id, version: of.version, event, answer: answer.trim() }),
    onDone,
  })
  if (of.may.includes('examine'))
    return (
      <Button type="primary" disabled={decide.busy} onClick={() => decide.start('examine')}>
        开始核查
      </Button>
    )
  if (of.whyNot !== undefined) return <p className="quiet">{of.whyNot}</p>
  if (of.may.length === 0) return null
  return (
    <>
      <Input.TextArea
        aria-label="核查结果和依据"
        placeholder="核查结果和依据（至少 4 个字），提出异议的人会看到"
        rows={3}
        maxLength={1000}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
      />
      <div className="acts spaced">
        {verdicts.map(([event, label]) => (
          <Button
            key={event}
            disabled={decide.busy || answer.trim().length < LEAST}
            onClick={() => decide.start(event)}
          >
            {of.line === undefined && event === 'uphold' ? '异议成立' : label}
          </Button>
        ))}
      </div>
    </>
  )
}

function OneObjection({ of, onDone }: { readonly of: Objection; readonly onDone: () => void }) {
  const { line } = of
  return (
    <Panel
      title={
        <>
          {of.ground} <Mark tone={objectionTone(of.state)}>{of.stateName}</Mark>
        </>
      }
    >
      <p>
        {of.orgName}“{of.title}”
        {line === undefined
          ? '，针对整份名单'
          : `第 ${line.position} 行：${line.className} ${line.name}（${line.numberEnd}）${line.struck ? '，已撤下' : ''}`}
      </p>
      <p>{of.words}</p>
      {of.contact !== undefined && <p>联系方式：{of.contact}</p>}
      {of.answer !== undefined && <p>答复：{of.answer}</p>}
      <p className="quiet small">
        {timeWords(of.at)} 收到，{timeWords(of.dueAt)} 前答复
        {of.decidedBy !== undefined && `；${timeWords(of.decidedAt)} ${of.decidedBy} 办结`}
      </p>
      <Answer of={of} onDone={onDone} />
    </Panel>
  )
}

/** 公示异议: what anybody wrote about a list of a school below, answered here and not by the school (notice 三.(一)1). */
export function ObjectionsPage() {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [{ state }, change] = useFilters()
  const show = state === 'done' ? 'done' : 'open'
  const asked = useQuery({
    queryKey: ['public-objections', hat.key, show],
    queryFn: () => call(listPublicObjections, { show }),
  })
  const objections = asked.data?.objections ?? []
  return (
    <>
      <PageHead
        title="公示异议"
        lead="公示期内任何人都可以提出，学校看不到。开始公示的人和审核过这项申报的人不能处理；结果由提出的人凭受理编号查看。"
      />
      <div className="filters">
        <Segmented
          aria-label="显示"
          value={show}
          options={[
            { value: 'open', label: '待答复' },
            { value: 'done', label: '已答复' },
          ]}
          onChange={(value) => change({ state: value === 'open' ? undefined : value })}
        />
      </div>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && objections.length === 0 && (
        <Panel>
          <Blank what="没有公示异议。" how="下级学校公示期间，任何人提出的异议会出现在这里。" />
        </Panel>
      )}
      {objections.map((one) => (
        <OneObjection
          key={one.id}
          of={one}
          onDone={() => {
            void queries.invalidateQueries({ queryKey: ['public-objections'] })
            void message.success('已办理。')
          }}
        />
      ))}
    </>
  )
}
