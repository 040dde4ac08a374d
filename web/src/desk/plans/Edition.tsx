import { Button, Space } from 'antd'
import { decidePlan, openPlan } from '@zhongzhao/api/plans'
import { call, callFile } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { timeWords } from '../parts/words.ts'
import { type Plan, sizeWords, toneOfPlan } from './plan.ts'

export interface EditionActs {
  readonly onReturn: (plan: Plan) => void
  readonly onDone: (words: string) => void
}

/** One edition of a plan: what it is, who filed it, what was said of it. */
export function Edition({ plan, onReturn, onDone }: EditionActs & { readonly plan: Plan }) {
  const open = useFile(() => callFile(openPlan, { plan: plan.id }))
  const note = useAct({
    run: () => call(decidePlan, { plan: plan.id, version: plan.version, event: 'note' }),
    onDone: () => onDone('已阅知。'),
  })
  return (
    <article aria-label={plan.title}>
      <p>
        <b>{plan.title}</b> <Mark tone={toneOfPlan(plan.state)}>{plan.stateName}</Mark>{' '}
        {plan.late && <Mark tone="look">迟报</Mark>}
      </p>
      <p className="quiet small">
        第 {plan.edition} 版，负责人 {plan.responsible}，{sizeWords(plan.bytes)}；{timeWords(plan.filedAt)}{' '}
        {plan.filedBy} 报备
        {plan.decidedBy !== undefined && `；${timeWords(plan.decidedAt)} ${plan.decidedBy} 处理`}
      </p>
      {plan.reason !== undefined && <p>退回原因：{plan.reason}</p>}
      <Space wrap>
        <Button loading={open.busy} onClick={() => open.start(undefined)}>
          打开 PDF
        </Button>
        {plan.may.includes('note') && (
          <Button type="primary" loading={note.busy} onClick={() => note.start(undefined)}>
            阅知
          </Button>
        )}
        {plan.may.includes('sendBack') && <Button onClick={() => onReturn(plan)}>退回</Button>}
      </Space>
    </article>
  )
}
