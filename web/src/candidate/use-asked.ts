import type { Endpoint, InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'

export interface Asked<T> {
  /** What the server answered last. */
  readonly answer: T | undefined
  /** The sentence of why it could not be read. */
  readonly trouble: string
  /** Asks again; an answer that comes after a newer question is dropped. */
  readonly load: () => Promise<T | undefined>
}

/** Asks when the page opens, and anew whenever the question or `when` changes. */
export function useAsked<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  when: string | number = '',
): Asked<OutputOf<E>> {
  const [answer, setAnswer] = useState<OutputOf<E>>()
  const [trouble, setTrouble] = useState('')
  const asked = useRef(0)
  const question = JSON.stringify(input)
  const load = useCallback((): Promise<OutputOf<E> | undefined> => {
    const turn = ++asked.current
    const latest = () => turn === asked.current
    return call(endpoint, JSON.parse(question) as InputOf<E>, { retries: 1 }).then(
      (said) => {
        if (!latest()) return undefined
        setTrouble('')
        setAnswer(said)
        return said
      },
      (problem: unknown) => {
        if (latest()) setTrouble(sentenceOf(problem))
        return undefined
      },
    )
  }, [endpoint, question])
  useEffect(() => {
    void load()
  }, [load, when])
  return { answer, trouble, load }
}
