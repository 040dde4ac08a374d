import { useQueryClient } from '@tanstack/react-query'
import { uncoverDuplicate } from '@zhongzhao/api/duplicates'
import { call } from '../../shared/call.ts'
import { UncoverDialog } from '../parts/UncoverDialog.tsx'
import { useAct } from '../parts/use-act.ts'

const purposes = ['核对是否同一人', '联系考生或监护人', '处理考生或家长来访'] as const

/** Full values of both for a stated purpose; recorded with both candidates. They are shown until the page is left. */
export function UncoverBoth({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const queries = useQueryClient()
  const ask = useAct({
    run: (purpose: string) => call(uncoverDuplicate, { case: id, purpose }),
    onDone: (clear) => {
      queries.setQueryData(['duplicate', id], clear)
      onClose()
    },
  })
  return (
    <UncoverDialog
      purposes={purposes}
      seenBy="两名考生本人都"
      busy={ask.busy}
      onUncover={ask.start}
      onClose={onClose}
    />
  )
}
