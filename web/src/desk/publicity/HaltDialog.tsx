import { movePublicity } from '@zhongzhao/api/publicity'
import { call } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { WordsDialog } from '../parts/WordsDialog.tsx'

interface Props {
  readonly list: { readonly id: string; readonly version: number }
  readonly onDone: () => void
  readonly onClose: () => void
}

/** 中止公示: with the reason that stays on record. */
export function HaltDialog({ list, onDone, onClose }: Props) {
  const halt = useAct({
    run: (reason: string) =>
      call(movePublicity, { list: list.id, version: list.version, event: 'halt', reason }),
    onDone,
  })
  return (
    <WordsDialog
      title="中止公示"
      lead="名单会立即撤下。改正后要重新生成、重新公示满全部天数。"
      label="中止原因"
      hint="中止原因（至少 4 个字），上级看得到"
      okText="中止并撤下"
      least={4}
      tone="danger"
      busy={halt.busy}
      onSend={halt.start}
      onClose={onClose}
    />
  )
}
