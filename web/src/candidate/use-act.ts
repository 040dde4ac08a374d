import { useState } from 'react'
import { sentenceOf } from '../shared/call.ts'

export interface Act {
  readonly running: 'no' | 'yes'
  /** The sentence of what went wrong the last time. */
  readonly trouble: string
  readonly run: () => void
}

/** One button's work: not twice at once, and the sentence when it fails. */
export function useAct(work: () => Promise<void>): Act {
  const [running, setRunning] = useState<'no' | 'yes'>('no')
  const [trouble, setTrouble] = useState('')
  const run = () => {
    if (running === 'yes') return
    setRunning('yes')
    setTrouble('')
    work()
      .catch((problem: unknown) => setTrouble(sentenceOf(problem)))
      .finally(() => setRunning('no'))
  }
  return { running, trouble, run }
}
