import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { decideCorrection, withdrawCorrection } from '@zhongzhao/api/corrections'
import { correctionLifecycle } from '@zhongzhao/domain/correction/correction'
import { call, sentenceOf } from '../../shared/call.ts'
import { Panel } from '../parts/Panel.tsx'
import { useAct } from '../parts/use-act.ts'
import type { CorrectionView } from './correction-query.ts'

const decisions = ['approve', 'reject', 'revoke', 'withdraw'] as const
type Decision = (typeof decisions)[number]

const names: Readonly<Record<Decision, string>> = {
  approve: '同意',
  reject: correctionLifecycle.events.reject,
  revoke: correctionLifecycle.events.revoke,
  withdraw: correctionLifecycle.events.withdraw,
}

function useDecision({ id, version }: CorrectionView) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const anew = () => {
    for (const key of ['correction', 'corrections', 'registration'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  return useAct({
    run: ({ event, reason }: { event: Decision; reason: string }) => {
      const about = { correction: id, version }
      return event === 'withdraw'
        ? call(withdrawCorrection, about, { retries: 2 })
        : call(decideCorrection, { ...about, event, reason }, { retries: 2 })
    },
    onDone: (_, { event }) => {
      anew()
      void message.success(`已登记：${names[event]}`)
    },
    onRefused: (error) => {
      anew()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

/** What this reader may do with the request now; agreeing is not theirs who took a step already. */
export function Decide({ of }: { readonly of: CorrectionView }) {
  const [reason, setReason] = useState('')
  const decide = useDecision(of)
  const may = decisions.filter((event) => of.may.includes(event))
  if (may.length === 0) return null
  const written = [...reason.trim()].length >= 4
  const ready = (event: Decision) => (event === 'approve' ? !of.own : event === 'withdraw' || written)
  return (
    <Panel title="审批" className="spaced">
      {of.own && may.includes('approve') && (
        <Alert
          type="info"
          showIcon
          title="等另一位办理"
          description="申请和每一级审批要由不同的人办理，您已办过其中一步。请另一位有审批权限的人打开这一页。"
        />
      )}
      <Form layout="vertical">
        <Form.Item
          label="意见（不同意、撤销批准时必填，至少 4 个字；考生看得到）"
          htmlFor="correction-reason"
        >
          <Input.TextArea
            id="correction-reason"
            value={reason}
            maxLength={500}
            rows={2}
            onChange={(e) => setReason(e.target.value)}
          />
        </Form.Item>
      </Form>
      <div className="correction-acts">
        {may.map((event) => (
          <Button
            key={event}
            type={event === 'approve' ? 'primary' : 'default'}
            disabled={!ready(event) || (decide.busy && decide.input?.event !== event)}
            loading={decide.busy && decide.input?.event === event}
            onClick={() => decide.start({ event, reason: reason.trim() })}
          >
            {names[event]}
          </Button>
        ))}
      </div>
    </Panel>
  )
}
