import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { decideDifference, openDifference } from '@zhongzhao/api/card-differences'
import { call, sentenceOf } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import type { DifferenceLine } from './difference-line.ts'
import { PurposeDialog } from './PurposeDialog.tsx'
import { useViewing } from './viewing.ts'

type Decision = Pick<Parameters<typeof call<typeof decideDifference>>[1], 'event' | 'by'>

/** Register's value and read value side by side, with the line cut out of the card: opened for the purpose of the sitting (F4). What
 *  can be decided comes with them: nobody decides about what was not looked at. */
function Values({ line, children }: { readonly line: DifferenceLine; readonly children: ReactNode }) {
  const viewing = useViewing()
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const { chosen } = viewing
  const asked = useQuery({
    queryKey: ['difference', line.id, chosen],
    queryFn: () => {
      if (chosen === undefined) throw new Error('no purpose')
      return call(openDifference, { difference: line.id, ...chosen })
    },
    enabled: chosen !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (asked.error !== null) return <p className="finding">{sentenceOf(asked.error)}</p>
  if (asked.isFetching) return <Skeleton.Input active />
  if (asked.data === undefined)
    return (
      <>
        <Button onClick={() => setAsking('yes')}>选择用途并查看</Button>
        {asking === 'yes' && (
          <PurposeDialog
            sitting={viewing.words}
            onClose={() => setAsking('no')}
            onChosen={(given) => {
              setAsking('no')
              viewing.choose(given)
            }}
          />
        )}
      </>
    )
  const { registry, read, how, line: cut } = asked.data
  return (
    <>
      <div className="difference-values">
        <dl>
          <dt>登记</dt>
          <dd>{registry === '' ? '（空）' : registry}</dd>
          <dt>证件上读到</dt>
          <dd>
            {read === '' ? '（没有读出）' : read} {how === 'unread' && <Mark tone="look">认不清</Mark>}
          </dd>
        </dl>
        {cut !== undefined && <img src={`data:image/jpeg;base64,${cut}`} alt={`证件上的${line.label}一行`} />}
      </div>
      {children}
    </>
  )
}

function useDecision(line: DifferenceLine) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => {
    void queries.invalidateQueries({ queryKey: ['differences'] })
    void queries.invalidateQueries({ queryKey: ['registration', line.registration] })
  }
  return useAct({
    run: (decision: Decision) =>
      call(decideDifference, { difference: line.id, version: line.version, ...decision }, { retries: 2 }),
    onDone: anew,
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

/** What may be decided now. */
function Acts({ line }: { readonly line: DifferenceLine }) {
  const decide = useDecision(line)
  return (
    <div className="difference-acts">
      {line.may.includes('findMisread') && (
        <Button loading={decide.busy} onClick={() => decide.start({ event: 'findMisread' })}>
          证件读错了，与登记一致
        </Button>
      )}
      {line.may.includes('findWrong') && (
        <>
          <Button disabled={decide.busy} onClick={() => decide.start({ event: 'findWrong', by: 'return' })}>
            登记有误，退回考生
          </Button>
          <Button disabled={decide.busy} onClick={() => decide.start({ event: 'findWrong', by: 'register' })}>
            登记有误，走学籍更正
          </Button>
        </>
      )}
      {line.may.includes('askRetake') && (
        <Button danger disabled={decide.busy} onClick={() => decide.start({ event: 'askRetake' })}>
          重新采集
        </Button>
      )}
      {line.may.includes('reopen') && (
        <Button type="link" disabled={decide.busy} onClick={() => decide.start({ event: 'reopen' })}>
          重新核对
        </Button>
      )}
    </div>
  )
}

/** One difference between card and register, and what a person says about it (F2). */
export function Difference({ line }: { readonly line: DifferenceLine }) {
  const open = line.state === 'open'
  return (
    <li className="difference">
      <div className="difference-whose">
        <Link to="/pupils" search={{ pupil: line.registration }}>
          {line.name}
        </Link>{' '}
        <span className="quiet">{line.className}</span> <strong>{line.label}</strong>{' '}
        {!open && <Mark tone="done">{line.stateName}</Mark>}
        {line.decidedBy !== undefined && (
          <span className="quiet small">
            {line.decidedBy} {timeWords(line.decidedAt)}
          </span>
        )}
      </div>
      {open ? (
        <Values line={line}>
          <Acts line={line} />
        </Values>
      ) : (
        <Acts line={line} />
      )}
    </li>
  )
}
