import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { doubtfulPictures } from '@zhongzhao/api/judging'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { useJudging } from '../judging/use-judging.ts'
import { useChosenClass } from '../parts/class-choice.ts'
import { portraitAddress } from '../parts/Picture.tsx'
import { useSession } from '../session/session.ts'
import type { Door } from './door.ts'
import {
  type Decision,
  type Decisions,
  type DoubtfulLine,
  type JudgeKey,
  beside,
  lineInHand,
  nearEnd,
  nextUndecided,
  upcoming,
} from './doubtful-sitting.ts'

/** The pages of the queue; taken once for a sitting, so that nothing shifts under the hands. */
function useQueue(door: Door) {
  const { hat } = useSession()
  const [{ rule }] = useFilters()
  const room = useChosenClass()
  const filter = {
    kind: door,
    ...(room === undefined ? {} : { class: room }),
    ...(rule === undefined ? {} : { rule }),
  }
  return useInfiniteQuery({
    queryKey: ['judging', hat.key, filter],
    queryFn: ({ pageParam }) =>
      call(doubtfulPictures, { ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

const lookedAt = (line: DoubtfulLine, kind: Door) => ({
  ...{ id: line.id, name: line.name, image: line.image, kind },
  ...{ was: line.verdict, disputed: line.disputed, findings: line.findings },
})

/** Loads the next pictures, so that the next one is there at once. A document is opened when it is looked at, not before (F4). */
function useAhead(lines: readonly DoubtfulLine[], here: DoubtfulLine | undefined, door: Door): void {
  useEffect(() => {
    if (here === undefined || door === 'document') return
    for (const { id, image } of upcoming(lines, here.image)) new Image().src = portraitAddress(id, image)
  }, [lines, here, door])
}

/** One sitting at the queue: the picture in hand, what was decided, and what each key does. */
export function useDoubtful(door: Door) {
  const queries = useQueryClient()
  const asked = useQueue(door)
  const [here, setHere] = useState<string>()
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const lines = asked.data?.pages.flatMap((page) => page.lines) ?? []
  const line = lineInHand(lines, { here, decisions })
  const decide = (image: string, how: Decision) => {
    const next = new Map(decisions).set(image, how)
    setDecisions(next)
    // What is decided stays in view when nothing else is left.
    setHere(nextUndecided(lines, { image, decisions: next }) ?? image)
    for (const key of ['missing', 'progress']) void queries.invalidateQueries({ queryKey: [key] })
  }
  const judging = useJudging({
    onJudged: ({ of, verdict }) => decide(of.image, verdict),
    onGone: (of) => decide(of.image, 'elsewhere'),
    onUndone: (of) => {
      const back = new Map(decisions)
      back.delete(of.image)
      setDecisions(back)
      setHere(of.image)
    },
  })
  useAhead(lines, line, door)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked
  const far = line === undefined ? 'far' : nearEnd(lines, line.image)
  useEffect(() => {
    if (far === 'near' && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [far, hasNextPage, isFetchingNextPage, fetchNextPage])
  const run = (key: JudgeKey) => {
    if (key === 'undo') return judging.undo()
    if (line === undefined) return
    if (key === 'next' || key === 'previous')
      return setHere(beside(lines, line.image, key === 'next' ? 1 : -1))
    if (decisions.has(line.image) || judging.busy) return
    return key === 'accept' ? judging.accept(lookedAt(line, door)) : judging.refuse(lookedAt(line, door))
  }
  const again = () => {
    setDecisions(new Map())
    setHere(undefined)
    void queries.resetQueries({ queryKey: ['judging'] })
  }
  const [first] = asked.data?.pages ?? []
  return { asked, first, lines, line, decisions, judging, run, again }
}

export type DoubtfulSitting = ReturnType<typeof useDoubtful>
