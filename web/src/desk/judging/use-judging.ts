import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import type { InputOf } from '@zhongzhao/api/endpoint'
import { judgePicture, undoJudgement } from '@zhongzhao/api/judging'
import { CallRefused, call, sentenceOf } from '../../shared/call.ts'
import type { Drawable } from '../../shared/marks.ts'
import { type RegistrationView, keepRegistration } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'

/** A picture before somebody's eyes. */
export interface Looked {
  readonly id: string
  readonly name: string
  readonly kind: 'portrait' | 'document'
  readonly image: string
  readonly was: InputOf<typeof judgePicture>['was']
  readonly disputed: boolean
  readonly findings: readonly (Drawable & { readonly rule: string })[]
}

/** The picture of a registration as it is on the screen. */
export function lookedIn(view: RegistrationView, kind: Looked['kind']): Looked | undefined {
  const picture = view.pictures[kind]
  if (picture === undefined) return undefined
  const { id: image, verdict, disputed, findings } = picture
  const name = view.sections['basic']?.[0]?.['name'] ?? ''
  return { id: view.id, name, kind, image, was: verdictOf(verdict), disputed, findings }
}

const verdictOf = (verdict: string): Looked['was'] =>
  verdict === 'accepted' || verdict === 'refused' ? verdict : 'doubtful'

export interface Judged {
  readonly of: Looked
  readonly verdict: 'accepted' | 'refused'
  readonly reasons?: readonly string[]
  readonly identity?: 'inPerson'
}

/** What must be said before the verdict: why not, or that it was compared in person. */
export interface Asking {
  readonly what: 'reasons' | 'inPerson'
  readonly of: Looked
}

interface Told {
  readonly onJudged?: (judged: Judged) => void
  readonly onUndone?: (of: Looked) => void
  /** Somebody else has judged it, or it was replaced. */
  readonly onGone?: (of: Looked) => void
}

const lastsThrough = { retries: 2 } as const

function inputOf({ of, verdict, reasons, identity }: Judged): InputOf<typeof judgePicture> {
  const { id, kind, image, was } = of
  return {
    id,
    kind,
    image,
    was,
    verdict,
    ...(reasons === undefined ? {} : { reasons: [...reasons] }),
    ...(identity === undefined ? {} : { identity }),
  }
}

const isGone = (error: unknown) => error instanceof CallRefused && error.code === 'IMAGE-JUDGED'

/** Takes the last verdict back while that is possible. */
function useTakingBack(onUndone: Told['onUndone']) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [undoable, setUndoable] = useState<Judged>()
  const undo = useAct({
    run: ({ of: { id, kind, image } }: Judged) => call(undoJudgement, { id, kind, image }, lastsThrough),
    onDone: (next, { of }) => {
      keepRegistration(queries, next)
      setUndoable(undefined)
      onUndone?.(of)
    },
    onRefused: (error) => {
      setUndoable(undefined)
      void message.warning({ content: sentenceOf(error), duration: 8 })
    },
  })
  return {
    undoable,
    setUndoable,
    /** Nothing to take back: `nothing`. */
    undo: () => {
      if (undoable === undefined) return 'nothing' as const
      undo.start(undoable)
      return 'taken' as const
    },
    undoing: undo.busy,
    forget: () => setUndoable(undefined),
  }
}

/** Judging pictures and taking it back. A lost reply is asked again with the same key; of two judges the second is told. */
export function useJudging({ onJudged, onUndone, onGone }: Told) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [asking, setAsking] = useState<Asking>()
  const { setUndoable, ...back } = useTakingBack(onUndone)
  const judge = useAct({
    run: (judged: Judged) => call(judgePicture, inputOf(judged), lastsThrough),
    onDone: (next, judged) => {
      keepRegistration(queries, next)
      setAsking(undefined)
      setUndoable(judged)
      onJudged?.(judged)
    },
    onRefused: (error, { of }) => {
      void message.warning({ content: sentenceOf(error), duration: 8 })
      if (!isGone(error)) return
      setAsking(undefined)
      void queries.invalidateQueries({ queryKey: ['registration', of.id] })
      onGone?.(of)
    },
  })
  return {
    ...back,
    busy: judge.busy,
    judge: judge.start,
    accept: (of: Looked) =>
      of.disputed ? setAsking({ what: 'inPerson', of }) : judge.start({ of, verdict: 'accepted' }),
    refuse: (of: Looked) => setAsking({ what: 'reasons', of }),
    asking,
    close: () => setAsking(undefined),
  }
}

export type Judging = ReturnType<typeof useJudging>
