import { useQueryClient } from '@tanstack/react-query'
import { uncover } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'
import { type RegistrationView } from '../parts/registration-query.ts'
import { UncoverDialog } from '../parts/UncoverDialog.tsx'
import { useAct } from '../parts/use-act.ts'

const purposes = ['核对身份证件', '联系考生或监护人', '核对学籍信息', '处理考生或家长来访'] as const

interface Props {
  readonly view: RegistrationView
  readonly onClose: () => void
}

/** Full numbers for a stated purpose; who looked is written down and the candidate sees it. They are shown until the dossier is closed. */
export function Uncover({ view, onClose }: Props) {
  const queries = useQueryClient()
  const ask = useAct({
    run: (purpose: string) => call(uncover, { id: view.id, purpose }),
    onDone: (clear) => {
      queries.setQueryData(['registration', view.id], clear)
      void queries.invalidateQueries({ queryKey: ['history', view.id] })
      onClose()
    },
  })
  return (
    <UncoverDialog
      purposes={purposes}
      seenBy="考生本人"
      busy={ask.busy}
      onUncover={ask.start}
      onClose={onClose}
    />
  )
}
