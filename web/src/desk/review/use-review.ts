import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { review, uncover, undoReview } from '@zhongzhao/api/registration'
import { call, sentenceOf } from '../../shared/call.ts'
import { keepRegistration, type RegistrationView } from '../parts/registration-query.ts'
import { isStale } from '../parts/stale.ts'
import { useAct } from '../parts/use-act.ts'
import { nameOf } from '../pupils/DossierSections.tsx'
import type { Verdict } from './queue.ts'
import { blankDraft, keepDraft, type ReturnDraft } from './return-draft.ts'

export interface Decision {
  readonly view: RegistrationView
  readonly verdict: Verdict
  /** What is written for a return; given back when the return is undone. */
  readonly draft: ReturnDraft
}

interface Told {
  readonly onDecided: (decision: Decision) => void
  readonly onUndone: (id: string) => void
}

const lastsThrough = { retries: 2 } as const

/** Says a refusal; when somebody else changed the record it is loaded anew, and what was typed stays. */
function useRefusal(queries: QueryClient) {
  const { message } = App.useApp()
  return (error: unknown, id: string) => {
    if (!isStale(error)) return void message.error({ content: sentenceOf(error), duration: 8 })
    void queries.invalidateQueries({ queryKey: ['registration', id] })
    const content = '这名考生的信息刚刚有变动，已重新载入，请再看一遍。您写的退回内容还在。'
    return void message.warning({ content, duration: 8 })
  }
}

/** Pass, return and their undoing. A lost reply is asked again with the same key. */
export function useReview({ onDecided, onUndone }: Told) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const refused = useRefusal(queries)
  const [undoable, setUndoable] = useState<Decision>()
  const decision = useAct({
    run: ({ view, verdict, draft }: Decision) => {
      const back = verdict === 'return' ? { fields: [...draft.fields], note: draft.note.trim() } : {}
      return call(review, { id: view.id, version: view.version, verdict, ...back }, lastsThrough)
    },
    onDone: (next, given) => {
      keepRegistration(queries, next)
      keepDraft(next.id, blankDraft)
      setUndoable({ ...given, view: next })
      onDecided(given)
    },
    onRefused: (error, given) => refused(error, given.view.id),
  })
  const undo = useAct({
    run: ({ view }: Decision) => call(undoReview, { id: view.id, version: view.version }, lastsThrough),
    onDone: (next, of) => {
      keepRegistration(queries, next)
      if (of.verdict === 'return') keepDraft(next.id, of.draft)
      setUndoable(undefined)
      onUndone(next.id)
      void message.success(`已撤销，${nameOf(next)}回到待核验。`)
    },
    onRefused: (error, of) => {
      setUndoable(undefined)
      refused(error, of.view.id)
    },
  })
  return { decision, undo, undoable, forget: () => setUndoable(undefined) }
}

/** Covered numbers are shown, and the showing recorded. */
export function useLooking() {
  const queries = useQueryClient()
  const clear = useAct({
    run: (id: string) => call(uncover, { id, purpose: '核验台核对身份证件' }),
    onDone: (next) => void queries.setQueryData(['registration', next.id], next),
  })
  const cover = (id: string) => void queries.invalidateQueries({ queryKey: ['registration', id] })
  return { clear, cover }
}
