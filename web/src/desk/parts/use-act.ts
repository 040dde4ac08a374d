import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef } from 'react'
import { sentenceOf } from '../../shared/call.ts'

interface Act<I, O> {
  readonly run: (input: I) => Promise<O>
  readonly onDone?: (result: O, input: I) => void
  readonly onRefused?: (error: unknown, input: I) => void
}

/** One act of a button: while it runs a second click does nothing; a refusal is said in the server's words. */
export function useAct<I, O>(act: Act<I, O>) {
  const { message } = App.useApp()
  // Two clicks in one moment both see the state of the last render: the flag does not wait for the next.
  const running = useRef<'running' | 'idle'>('idle')
  const mutation = useMutation({
    mutationFn: act.run,
    onSuccess: (result, input) => act.onDone?.(result, input),
    onError: (error, input) => {
      if (act.onRefused === undefined) void message.error({ content: sentenceOf(error), duration: 8 })
      else act.onRefused(error, input)
    },
    onSettled: () => {
      running.current = 'idle'
    },
  })
  const start = (input: I) => {
    if (running.current === 'running') return
    running.current = 'running'
    mutation.mutate(input)
  }
  return { start, busy: mutation.isPending, input: mutation.variables, result: mutation.data }
}
