import { Button } from 'antd'
import type { readListFromAbove } from '@zhongzhao/api/claim-lists'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { Mark } from '../parts/Mark.tsx'
import type { Tone } from '../parts/states.ts'

export type Line = OutputOf<typeof readListFromAbove>['lines'][number]

const tones: Readonly<Record<string, Tone>> = {
  registered: 'done',
  there: 'done',
  doubtful: 'look',
  unmatched: 'look',
}

export function Standing({ line }: { readonly line: Line }) {
  return (
    <>
      <Mark tone={tones[line.state] ?? 'quiet'}>{line.stateName}</Mark>{' '}
      <span className="quiet">{line.reason ?? line.why}</span>
    </>
  )
}

interface Props {
  readonly line: Line
  readonly busy: boolean
  readonly onChoose: (registration: string) => void
  readonly onDismiss: () => void
}

/** Whose the line may be, and what may be done with it. */
export function Choices({ line, busy, onChoose, onDismiss }: Props) {
  if (line.may.length === 0) return null
  return (
    <ul className="list-choices">
      {line.candidates.map((one) => (
        <li key={one.id}>
          <Button disabled={busy || !line.may.includes('choose')} onClick={() => onChoose(one.id)}>
            是这名考生
          </Button>{' '}
          {one.name} {one.idNumber}
          <br />
          <span className="quiet small">
            {one.school} {one.className}，报名序号 {one.number}
          </span>
        </li>
      ))}
      <li>
        <Button disabled={busy} onClick={onDismiss}>
          不登记…
        </Button>
      </li>
    </ul>
  )
}
