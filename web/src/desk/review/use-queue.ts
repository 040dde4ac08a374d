import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { loadLines } from '../parts/lines.ts'
import { useSession } from '../session/session.ts'
import { type Queue, type Verdict, decide, emptyQueue, undecide } from './queue.ts'

/** The confirmed of a class (or of the school), taken once; what has been decided since is kept beside it. */
export function useQueue(className: string | undefined) {
  const { hat } = useSession()
  const [decided, setDecided] = useState<Queue['decided']>(new Map())
  const asked = useQuery({
    queryKey: ['queue', hat.key, className ?? ''],
    queryFn: async () => {
      const lines = await loadLines({ class: className, state: 'confirmed' })
      return lines.map(({ id, name, className: of, portrait }) => ({ id, name, className: of, portrait }))
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const queue: Queue = asked.data === undefined ? emptyQueue : { waiting: asked.data, decided }
  return {
    queue,
    asked,
    mark: (id: string, verdict: Verdict) =>
      setDecided((old) => decide({ ...emptyQueue, decided: old }, id, verdict).decided),
    unmark: (id: string) => setDecided((old) => undecide({ ...emptyQueue, decided: old }, id).decided),
    take: () => {
      setDecided(new Map())
      void asked.refetch()
    },
  }
}
