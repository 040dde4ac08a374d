import { WordsDialog } from '../parts/WordsDialog.tsx'
import type { ClaimView } from './claim-query.ts'

interface Props {
  readonly of: ClaimView
  readonly busy: boolean
  readonly onGiven: (note: string) => void
  readonly onClose: () => void
}

/** Passing against the proposed verdict, or with something open at the last level: with a word why. */
export function GroundsDialog({ of, busy, onGiven, onClose }: Props) {
  const clause = of.clauses.find(({ id }) => id === of.deciding)?.text ?? ''
  return (
    <WordsDialog
      title="请写明通过的依据"
      lead={`系统按“${clause}”还不能认定符合。依据会留在审核记录里，考生看得到。`}
      label="依据"
      okText="通过"
      least={4}
      most={500}
      busy={busy}
      onSend={onGiven}
      onClose={onClose}
    />
  )
}
