import { useQueryClient } from '@tanstack/react-query'
import { App, Alert, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { decideDuplicate } from '@zhongzhao/api/duplicates'
import { type DuplicateEvent, duplicateLifecycle } from '@zhongzhao/domain/duplicates/lifecycle'
import { call, sentenceOf } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { useAct } from '../parts/use-act.ts'
import { useKeydown } from '../parts/use-keydown.ts'
import type { CaseView } from './duplicate-query.ts'

type Side = 'first' | 'second'

/** Keys of the decisions, as on the review desk: one hand stays where it is. */
const keys: Readonly<Record<DuplicateEvent, string>> = {
  propose: 'H',
  approve: 'H',
  dismiss: 'N',
  takeBack: 'T',
  takeUndoBack: 'T',
  decline: 'N',
  askUndo: 'U',
  undo: 'U',
  keepMerged: 'K',
  reopen: 'O',
}

/** Decisions that ask for a second person, and those of who proposed. */
const second: readonly DuplicateEvent[] = ['approve', 'undo']
const refusing: readonly DuplicateEvent[] = ['decline', 'keepMerged']
const owns: readonly DuplicateEvent[] = ['takeBack', 'takeUndoBack']

/** Offered to who proposed, or to everybody else. */
const concerns = (of: CaseView, event: DuplicateEvent) =>
  of.own ? !refusing.includes(event) : !owns.includes(event)

const isEvent = (text: string): text is DuplicateEvent => text in keys

function useDecision({ id, version, first, second: other }: CaseView) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => {
    void queries.invalidateQueries({ queryKey: ['duplicate', id] })
    void queries.invalidateQueries({ queryKey: ['duplicates'] })
  }
  return useAct({
    run: (given: { event: DuplicateEvent; reason: string; stays: Side | undefined }) => {
      const { stays, ...said } = given
      const seen = { first: first.version, second: other.version }
      return call(
        decideDuplicate,
        { case: id, version, ...said, seen, ...(stays === undefined ? {} : { stays }) },
        { retries: 2 },
      )
    },
    onDone: (_, { event }) => {
      anew()
      void message.success(`已登记：${duplicateLifecycle.events[event]}`)
    },
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

function Standing({ of }: { readonly of: CaseView }) {
  if (of.later.length > 0)
    return (
      <Alert
        type="warning"
        showIcon
        title="现在不能撤销"
        description={`合并之后又发生了：${of.later.join('、')}。请先处理这一项。`}
      />
    )
  if (of.own && of.may.some((event) => isEvent(event) && second.includes(event)))
    return (
      <Alert
        type="info"
        showIcon
        title="等另一位管理员批准"
        description="这条建议是您提出的。合并和撤销都要两个人：请本机构或上级的另一位管理员打开这一页决定；您自己可以撤回。"
      />
    )
  return null
}

/** Only a record that is not locked may be closed. */
const mayStay = (of: CaseView, side: Side) => !of[side === 'first' ? 'second' : 'first'].locked

function Stays({
  of,
  stays,
  choose,
}: {
  readonly of: CaseView
  readonly stays: Side | undefined
  readonly choose: (side: Side) => void
}) {
  const words = (side: Side) => `${side === 'first' ? '甲' : '乙'}：${of[side].name}，${of[side].school}`
  return (
    <Form.Item label="建议合并时，保留哪一份（另一份作废，它的号码以后登录保留的这份）">
      <Radio.Group
        aria-label="保留哪一份"
        vertical
        value={stays}
        options={(['first', 'second'] as const).map((side) => ({
          value: side,
          label: words(side),
          disabled: !mayStay(of, side),
        }))}
        onChange={(e) => choose(e.target.value as Side)}
      />
    </Form.Item>
  )
}

/** What the table allows now: a reason, which record stays, and the decisions with their keys. */
export function DecisionPanel({ of }: { readonly of: CaseView }) {
  const [reason, setReason] = useState('')
  const [stays, setStays] = useState<Side>()
  const decide = useDecision(of)
  const events = of.may.filter(isEvent).filter((event) => concerns(of, event))
  const proposes = events.includes('propose') && !of.twins
  const written = [...reason.trim()].length >= 4
  const ready = (event: DuplicateEvent) => {
    if (event === 'propose') return !of.twins && stays !== undefined && written
    if (owns.includes(event)) return true
    if (event === 'approve') return !of.own
    if (event === 'undo') return !of.own && of.later.length === 0
    return written && (event !== 'askUndo' || of.later.length === 0)
  }
  const run = (event: DuplicateEvent) => {
    if (ready(event)) decide.start({ event, reason: reason.trim(), stays })
  }
  useKeydown((pressed) => {
    if (pressed.target instanceof HTMLTextAreaElement || pressed.ctrlKey || pressed.metaKey || pressed.altKey)
      return
    const event = events.find((one) => keys[one] === pressed.key.toUpperCase())
    if (event !== undefined) run(event)
  })
  return (
    <Panel title="处理">
      <Standing of={of} />
      <Form layout="vertical">
        {proposes && <Stays of={of} stays={stays} choose={setStays} />}
        <Form.Item label="理由（至少 4 个字；批准可以不写）" htmlFor="duplicate-reason">
          <Input.TextArea
            id="duplicate-reason"
            value={reason}
            maxLength={300}
            rows={2}
            placeholder="如：户口簿上是同一人，身份证号码 2021 年变更过"
            onChange={(e) => setReason(e.target.value)}
          />
        </Form.Item>
      </Form>
      <div className="duplicate-acts">
        {events
          .filter((event) => event !== 'propose' || !of.twins)
          .map((event) => (
            <Button
              key={event}
              type={second.includes(event) ? 'primary' : 'default'}
              disabled={!ready(event) || (decide.busy && decide.input?.event !== event)}
              loading={decide.busy && decide.input?.event === event}
              onClick={() => run(event)}
            >
              {duplicateLifecycle.events[event]} <kbd>{keys[event]}</kbd>
            </Button>
          ))}
      </div>
    </Panel>
  )
}
