import { decideCase } from '@zhongzhao/api/duty'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { WordsDialog } from '../parts/WordsDialog.tsx'

interface Props {
  readonly one: { readonly id: string; readonly version: number }
  readonly event: 'uphold' | 'dismiss'
  readonly onDone: () => void
  readonly onClose: () => void
}

/** What was looked into and found, with the grounds. */
export function DecideDialog({ one, event, onDone, onClose }: Props) {
  const decide = useAct({
    run: (outcome: string) =>
      call(decideCase, { falsification: one.id, version: one.version, event, outcome }),
    onDone,
  })
  return (
    <WordsDialog
      title={event === 'uphold' ? '认定属实' : '认定不属实'}
      label="核查结论"
      hint="核查结论：查了什么、依据是什么、怎样处理"
      okText="认定"
      least={4}
      most={2000}
      busy={decide.busy}
      onSend={decide.start}
      onClose={onClose}
    />
  )
}
