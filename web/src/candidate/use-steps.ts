import { useEffect, useState } from 'react'

interface StepState {
  readonly step?: number
}

/** Steps of one page: the browser's back button goes to the step before, and what was typed stays. */
export function useSteps(): { readonly step: number; readonly next: () => void; readonly back: () => void } {
  const [step, setStep] = useState(0)
  useEffect(() => {
    const turned = (event: PopStateEvent) => setStep((event.state as StepState | null)?.step ?? 0)
    addEventListener('popstate', turned)
    return () => removeEventListener('popstate', turned)
  }, [])
  useEffect(() => {
    if (step > 0) document.getElementById('main')?.focus()
  }, [step])
  return {
    step,
    next: () => {
      history.pushState({ step: step + 1 } satisfies StepState, '')
      setStep(step + 1)
    },
    back: () => history.back(),
  }
}
