import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { review } from '@zhongzhao/api/registration'
import { call, sentenceOf } from '../../shared/call.ts'
import { keepRegistration, registrationQuery, type RegistrationView } from '../parts/registration-query.ts'
import { nameOf } from '../pupils/DossierSections.tsx'
import { nothingDoubtful } from './bulk.ts'
import type { Queue } from './queue.ts'

interface Given {
  readonly queue: Queue
  readonly onPassed: (id: string) => void
}

interface Standing {
  readonly phase: 'idle' | 'looking' | 'looked' | 'passing' | 'passed'
  readonly done: number
  readonly total: number
  readonly clean: readonly RegistrationView[]
  readonly failures: readonly { readonly name: string; readonly reason: string }[]
}

const nothing: Standing = { phase: 'idle', done: 0, total: 0, clean: [], failures: [] }

/** One after another until `still` says stop; true when it came to the end. */
async function eachOf<T>(
  all: readonly T[],
  still: () => boolean,
  work: (one: T) => Promise<void>,
): Promise<boolean> {
  for (const one of all) {
    if (!still()) return false
    await work(one)
  }
  return still()
}

/** Passes one and keeps the answer; the sentence of a refusal otherwise. */
function usePassOne(onPassed: Given['onPassed']) {
  const queries = useQueryClient()
  return async (view: RegistrationView): Promise<Standing['failures']> => {
    try {
      const given = { id: view.id, version: view.version, verdict: 'pass' } as const
      keepRegistration(queries, await call(review, given, { retries: 2 }))
      onPassed(view.id)
      return []
    } catch (error) {
      return [{ name: nameOf(view), reason: sentenceOf(error) }]
    }
  }
}

/** Looks at everybody who waits, then passes the clean ones; can be stopped between two pupils. */
export function useBulk({ queue, onPassed }: Given) {
  const queries = useQueryClient()
  const passOne = usePassOne(onPassed)
  const [standing, setStanding] = useState<Standing>(nothing)
  const run = useRef(0)
  const begin = () => {
    const mine = ++run.current
    return () => run.current === mine
  }
  const stop = () => {
    run.current += 1
    setStanding((s) => (s.phase === 'passing' ? { ...s, phase: 'passed' } : s))
  }
  const look = async () => {
    const ids = queue.waiting.filter((w) => !queue.decided.has(w.id)).map((w) => w.id)
    const clean: RegistrationView[] = []
    setStanding({ ...nothing, phase: 'looking', total: ids.length })
    const whole = await eachOf(ids, begin(), async (id) => {
      const view = await queries.fetchQuery(registrationQuery(id)).catch(() => undefined)
      if (view !== undefined && nothingDoubtful(view)) clean.push(view)
      setStanding((s) => ({ ...s, done: s.done + 1 }))
    })
    if (whole) setStanding({ ...nothing, phase: 'looked', total: ids.length, clean })
  }
  const pass = async () => {
    setStanding((s) => ({ ...s, phase: 'passing', done: 0, total: s.clean.length, failures: [] }))
    await eachOf(standing.clean, begin(), async (view) => {
      const failed = await passOne(view)
      setStanding((s) => ({ ...s, done: s.done + 1, failures: [...s.failures, ...failed] }))
    })
    setStanding((s) => ({ ...s, phase: 'passed' }))
  }
  return { ...standing, look, pass, stop }
}
