import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { decideClaim, undoClaim } from '@zhongzhao/api/claim-review'
import type { InputOf } from '@zhongzhao/api/endpoint'
import { call, sentenceOf } from '../../shared/call.ts'
import { serverNow } from '../../shared/clock.ts'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useAct } from '../parts/use-act.ts'
import { useKeydown } from '../parts/use-keydown.ts'
import { timeWords } from '../parts/words.ts'
import { commandOf, pressOf } from '../review/keys.ts'
import { ClaimFacts } from './ClaimFacts.tsx'
import { ClaimNo } from './ClaimNo.tsx'
import { GroundsDialog } from './GroundsDialog.tsx'
import { type ClaimQueue, type ClaimView, useClaim } from './claim-query.ts'

type Decision = Omit<InputOf<typeof decideClaim>, 'claim' | 'version'>

interface Props {
  readonly id: string
  readonly lines: ClaimQueue['lines']
  readonly go: (id: string | undefined) => void
}

/** Verdicts on the claim in hand; what comes next is shown at once, and the last act can be taken back. */
function useVerdict({ id, lines, go }: Props) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => void queries.invalidateQueries({ queryKey: ['claims'] })
  const refused = (error: unknown) => {
    void queries.invalidateQueries({ queryKey: ['claim', id] })
    anew()
    void message.error({ content: sentenceOf(error), duration: 8 })
  }
  const undo = useAct({
    run: (of: ClaimView) => call(undoClaim, { claim: of.id, version: of.version }, { retries: 2 }),
    onDone: (next) => {
      queries.setQueryData(['claim', next.id], next)
      anew()
      go(next.id)
      void message.success(`已撤销，${next.name}的申报回到审核前。`)
    },
    onRefused: refused,
  })
  const decide = useAct({
    run: ({ view, ...decision }: Decision & { view: ClaimView }) =>
      call(decideClaim, { claim: view.id, version: view.version, ...decision }, { retries: 2 }),
    onDone: (next) => {
      queries.setQueryData(['claim', next.id], next)
      anew()
      const at = lines.findIndex((line) => line.id === next.id)
      go((lines[at + 1] ?? lines[at - 1])?.id)
      const close = message.open({
        type: 'success',
        duration: Math.max(1, ((next.undoUntil ?? 0) - serverNow()) / 1000),
        content: (
          <span>
            {next.name}：{next.stateName}{' '}
            <Button
              size="small"
              onClick={() => {
                close()
                undo.start(next)
              }}
            >
              撤销
            </Button>
          </span>
        ),
      })
    },
    onRefused: refused,
  })
  return { decide, undo }
}

function Head({ of }: { readonly of: ClaimView }) {
  return (
    <>
      <h2>
        {of.name} · {of.title} <Mark tone="look">{of.stateName}</Mark>
      </h2>
      <p className="quiet">
        {of.school} {of.className}，报名序号 {of.number}；现在由{of.office}（{of.level}）办理，
        {timeWords(of.due)} 前
      </p>
      {of.listed && <Mark tone="quiet">上级名单登记</Mark>}
    </>
  )
}

/** One claim: conditions one by one, what the form says, the papers, the history, and the verdicts with their keys. */
export function ClaimDesk(props: Props) {
  const { id, lines, go } = props
  const asked = useClaim(id)
  const of = asked.data
  const [asking, setAsking] = useState<'return' | 'refuse' | 'grounds'>()
  const { decide } = useVerdict(props)
  const pass = (note = '') => {
    if (of === undefined || !of.may.includes('pass')) return
    if (of.needsGrounds && note === '') setAsking('grounds')
    else decide.start({ view: of, verdict: 'pass', note })
  }
  const step = (by: 1 | -1) => go(lines[lines.findIndex((line) => line.id === id) + by]?.id ?? id)
  useKeydown((event) => {
    const command = commandOf(pressOf(event))
    if (command === 'next') step(1)
    else if (command === 'previous') step(-1)
    else if (command === 'pass') pass()
    else if (command === 'return' && of?.may.includes('return') === true) setAsking('return')
    else return
    event.preventDefault()
  })
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  if (of === undefined) return <Skeleton active paragraph={{ rows: 12 }} />
  return (
    <Panel className="claim-hand">
      <Head of={of} />
      <div className="claim-acts">
        <Button
          type="primary"
          disabled={!of.may.includes('pass')}
          loading={decide.busy}
          onClick={() => pass()}
        >
          通过 <kbd>P</kbd>
        </Button>
        <Button disabled={!of.may.includes('return') || decide.busy} onClick={() => setAsking('return')}>
          退回补正 <kbd>R</kbd>
        </Button>
        <Button
          danger
          disabled={!of.may.includes('refuse') || decide.busy}
          onClick={() => setAsking('refuse')}
        >
          不通过
        </Button>
        <span className="quiet small">
          <kbd>J</kbd> 下一项 <kbd>K</kbd> 上一项
        </span>
      </div>
      {of.may.length === 0 && <p className="finding">不在本单位这一级，只能查看。</p>}
      <ClaimFacts of={of} />
      {asking === 'grounds' && (
        <GroundsDialog
          of={of}
          busy={decide.busy}
          onClose={() => setAsking(undefined)}
          onGiven={(note) => {
            setAsking(undefined)
            pass(note)
          }}
        />
      )}
      {(asking === 'return' || asking === 'refuse') && (
        <ClaimNo
          of={of}
          verdict={asking}
          busy={decide.busy}
          onClose={() => setAsking(undefined)}
          onGiven={(given) => {
            setAsking(undefined)
            decide.start({ view: of, verdict: asking, ...given })
          }}
        />
      )}
    </Panel>
  )
}
