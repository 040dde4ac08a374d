import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { decideSyncWork } from '@zhongzhao/api/sync'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { useKeydown } from '../parts/use-keydown.ts'
import { pressOf } from '../review/keys.ts'
import type { Work } from './WorkItem.tsx'
import { type Choice, workCommandOf } from './work-keys.ts'

interface InHand {
  readonly id: string
  readonly choice?: Choice
}

/** Does what was chosen; somebody who was quicker is told, and the list asked for anew. */
function useDecide(onDone: (of: Work) => void) {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const settle = () => void queries.invalidateQueries({ queryKey: ['sync'] })
  return useAct({
    run: ({ of, choice }: { of: Work; choice: Choice }) =>
      call(decideSyncWork, { work: of.id, version: of.version, choice }),
    onDone: (_, { of }) => {
      onDone(of)
      settle()
    },
    onRefused: (error) => {
      settle()
      void message.error({ content: sentenceOf(error), duration: 8 })
    },
  })
}

const inHand = (of: Work | undefined): InHand | undefined => (of === undefined ? undefined : { id: of.id })
const isControl = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button, a') !== null

/** The list at work: which piece is in hand, what is chosen for it, and what each key does. */
export function useWork(list: readonly Work[]) {
  const [hand, setHand] = useState<InHand | undefined>()
  const decide = useDecide((of) => setHand(inHand(list[list.findIndex(({ id }) => id === of.id) + 1])))
  const at = list.findIndex(({ id }) => id === hand?.id)
  const here = list[at]
  const go = (step: 1 | -1) =>
    setHand(inHand(list[Math.min(Math.max(at + step, 0), Math.max(0, list.length - 1))]))
  const choose = (of: Work, choice: Choice | undefined) => {
    if (choice === undefined) setHand({ id: of.id })
    else if (of.may.some(({ event }) => event === choice)) setHand({ id: of.id, choice })
  }
  const sure = () => {
    if (here !== undefined && hand?.choice !== undefined) decide.start({ of: here, choice: hand.choice })
  }
  useKeydown((event) => {
    const command = workCommandOf(pressOf(event), { on: isControl(event.target) ? 'control' : 'desk' })
    if (command === undefined) return
    event.preventDefault()
    if (command === 'next') go(1)
    else if (command === 'previous') go(-1)
    else if (command === 'sure') sure()
    else if (here !== undefined) choose(here, command === 'close' ? undefined : command.choose)
  })
  return { hand, choose, sure, busy: decide.busy }
}
