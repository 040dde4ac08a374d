import { decidePlan } from '@zhongzhao/api/plans'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { WordsDialog } from '../parts/WordsDialog.tsx'
import type { Plan } from './plan.ts'

interface Props {
  readonly plan: Plan
  readonly onDone: () => void
  readonly onClose: () => void
}

/** A plan goes back with what is to be changed. */
export function SendBack({ plan, onDone, onClose }: Props) {
  const send = useAct({
    run: (reason: string) =>
      call(decidePlan, { plan: plan.id, version: plan.version, event: 'sendBack', reason }),
    onDone,
  })
  return (
    <WordsDialog
      title={`退回“${plan.title}”`}
      label="要改什么"
      hint="要改什么，例如：缺应急联系电话"
      okText="退回"
      least={2}
      most={500}
      busy={send.busy}
      onSend={send.start}
      onClose={onClose}
    />
  )
}
