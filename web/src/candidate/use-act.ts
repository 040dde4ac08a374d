import { useState } from 'react'
import { CallRefused, sentenceOf } from '../shared/call.ts'

export interface Act {
  readonly running: 'no' | 'yes'
  /** The sentence of what went wrong the last time. */
  readonly trouble: string
  /** The refusal's code, when the server said no. */
  readonly code: string
  readonly run: () => void
}

const well = { sentence: '', code: '' }

/** One button's work: not twice at once, and the sentence when it fails. */
export function useAct(work: () => Promise<void>): Act {
  const [running, setRunning] = useState<'no' | 'yes'>('no')
  const [trouble, setTrouble] = useState(well)
  const run = () => {
    if (running === 'yes') return
    setRunning('yes')
    setTrouble(well)
    work()
      .catch((problem: unknown) => {
        const code = problem instanceof CallRefused ? problem.code : ''
        setTrouble({ sentence: sentenceOf(problem), code })
      })
      .finally(() => setRunning('no'))
  }
  return { running, trouble: trouble.sentence, code: trouble.code, run }
}
