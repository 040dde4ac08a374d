import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { decideCase, listCases } from '@zhongzhao/api/duty'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import type { Tone } from '../parts/states.ts'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { DecideDialog } from './DecideDialog.tsx'
import { RecordCase } from './RecordCase.tsx'

type Case = OutputOf<typeof listCases>['cases'][number]

const tones: Readonly<Record<string, Tone>> = { recorded: 'look', examining: 'underway', founded: 'refused' }

/** 弄虚作假情况 (notice 三.(一)): recorded with facts and by whom, seen by the organisation above, decided by another person. */
export function CasesPage() {
  const { hat } = useSession()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [recording, setRecording] = useState<'open' | 'closed'>('closed')
  const [deciding, setDeciding] = useState<{ readonly one: Case; readonly event: 'uphold' | 'dismiss' }>()
  const asked = useQuery({ queryKey: ['cases', hat.key], queryFn: () => call(listCases, {}) })
  const done = (words: string) => {
    setRecording('closed')
    setDeciding(undefined)
    void queries.invalidateQueries({ queryKey: ['cases'] })
    void message.success(words)
  }
  const examine = useAct({
    run: (one: Case) => call(decideCase, { falsification: one.id, version: one.version, event: 'examine' }),
    onDone: () => done('已开始核查。'),
  })
  const cases = asked.data?.cases ?? []
  return (
    <>
      <PageHead
        title="弄虚作假情况"
        lead="对弄虚作假的考生或单位登记事实。上级看得到；单位看不到针对本单位的记录；登记的人不能自己认定。"
      >
        <Button type="primary" onClick={() => setRecording('open')}>
          登记
        </Button>
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && cases.length === 0 && (
        <Panel>
          <Blank what="还没有登记。" how="发现考生或下级单位弄虚作假，点“登记”，写明事实。" />
        </Panel>
      )}
      {cases.map((one) => (
        <Panel
          key={one.id}
          title={
            <>
              {one.candidate === undefined ? one.orgName : `${one.candidate.name}（${one.orgName}）`}{' '}
              <Mark tone={tones[one.state] ?? 'quiet'}>{one.stateName}</Mark>
            </>
          }
          extra={
            <>
              {one.may.includes('examine') && (
                <Button disabled={examine.busy} onClick={() => examine.start(one)}>
                  开始核查
                </Button>
              )}
              {(['uphold', 'dismiss'] as const)
                .filter((event) => one.may.includes(event))
                .map((event) => (
                  <Button key={event} onClick={() => setDeciding({ one, event })}>
                    {event === 'uphold' ? '认定属实' : '认定不属实'}
                  </Button>
                ))}
            </>
          }
        >
          <p>{one.facts}</p>
          {one.outcome !== undefined && <p>结论：{one.outcome}</p>}
          <p className="quiet small">
            {timeWords(one.at)} {one.byOrg} {one.by} 登记
            {one.decidedBy !== undefined && `；${timeWords(one.decidedAt)} ${one.decidedBy} ${one.stateName}`}
          </p>
        </Panel>
      ))}
      {recording === 'open' && (
        <RecordCase onDone={() => done('已登记，上级可以看到。')} onClose={() => setRecording('closed')} />
      )}
      {deciding !== undefined && (
        <DecideDialog {...deciding} onDone={() => done('已认定。')} onClose={() => setDeciding(undefined)} />
      )}
    </>
  )
}
