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
  id: line.id,
  name: line.name,
  image: line.image,
  kind,
  was: line.verdict,
  disputed: line.disputed,
  findings: line.findings,
})

/** Loads the next pictures, so that the next one is there at once. A document is opened when it is looked at, not before (F4). */
function useAhead(lines: readonly DoubtfulLine[], here: DoubtfulLine | undefined, door: Door): void {
  useEffect(() => {
    if (here === undefined || door === 'document') return
    for (const { id, image } of upcoming(lines, here.image)) new Image().src = portraitAddress(id, image)
  }, [lines, here, door])
}

/** What has been decided in this sitting, and which picture is in hand. */
function useHand(lines: readonly DoubtfulLine[]) {
  const queries = useQueryClient()
  const [here, setHere] = useState<string>()
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const decide = (image: string, how: Decision) => {
    const next = new Map(decisions).set(image, how)
    setDecisions(next)
    // What is decided stays in view when nothing else is left.
    setHere(nextUndecided(lines, { image, decisions: next }) ?? image)
    for (const key of ['missing', 'progress']) void queries.invalidateQueries({ queryKey: [key] })
  }
  const undecide = (image: string) => {
    setDecisions(new Map([...decisions].filter(([one]) => one !== image)))
    setHere(image)
  }
  const again = () => {
    setDecisions(new Map())
    setHere(undefined)
    void queries.resetQueries({ queryKey: ['judging'] })
  }
  return { line: lineInHand(lines, { here, decisions }), decisions, go: setHere, decide, undecide, again }
}

/** Asks for the next page before the last picture is in hand. */
function useNextPage(asked: ReturnType<typeof useQueue>, far: 'near' | 'far'): void {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = asked
  useEffect(() => {
    if (far === 'near' && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [far, hasNextPage, isFetchingNextPage, fetchNextPage])
}

/** One sitting at the queue: the picture in hand, what was decided, and what each key does. */
export function useDoubtful(door: Door) {
  const asked = useQueue(door)
  const lines = asked.data?.pages.flatMap((page) => page.lines) ?? []
  const hand = useHand(lines)
  const { line, decisions, go } = hand
  const judging = useJudging({
    onJudged: ({ of, verdict }) => hand.decide(of.image, verdict),
    onGone: (of) => hand.decide(of.image, 'elsewhere'),
    onUndone: (of) => hand.undecide(of.image),
  })
  useAhead(lines, line, door)
  useNextPage(asked, line === undefined ? 'far' : nearEnd(lines, line.image))
  const run = (key: JudgeKey) => {
    if (key === 'undo') judging.undo()
    if (key === 'undo' || line === undefined) return
    if (key === 'next' || key === 'previous') return go(beside(lines, line.image, key === 'next' ? 1 : -1))
    if (decisions.has(line.image) || judging.busy) return
    return key === 'accept' ? judging.accept(lookedAt(line, door)) : judging.refuse(lookedAt(line, door))
  }
  return { asked, first: asked.data?.pages[0], line, decisions, judging, run, again: hand.again }
}

export type DoubtfulSitting = ReturnType<typeof useDoubtful>
