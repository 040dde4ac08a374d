import type { OutputOf } from '@zhongzhao/api/endpoint'
import { listPoints } from '@zhongzhao/api/points'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, sentenceOf } from '../shared/call.ts'

type Page = OutputOf<typeof listPoints>
export type Point = Page['points'][number]

export interface Directory {
  readonly text: string
  readonly place: string
  /** Undefined until the first page has come. */
  readonly page: Page | undefined
  readonly trouble: string
  readonly busy: 'busy' | 'idle'
  readonly onText: (text: string) => void
  readonly onPlace: (place: string) => void
  readonly onMore: () => void
}

/** ms after the last key before anything is asked. */
const PAUSE = 250

const asking = (text: string, place: string) => ({
  ...(text.trim() === '' ? {} : { text: text.trim().slice(0, 40) }),
  ...(place === '' ? {} : { place }),
})

/** The public directory of points as it is looked through: by words, by place, page after page (notice 一.2). */
export function useDirectory(): Directory {
  const [text, onText] = useState('')
  const [place, onPlace] = useState('')
  const [page, setPage] = useState<Page>()
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState<Directory['busy']>('busy')
  // The answer to an earlier question never replaces that to a later one.
  const asked = useRef(0)
  const ask = useCallback(
    async (cursor?: string) => {
      const turn = ++asked.current
      setBusy('busy')
      const told = await call(
        listPoints,
        { ...asking(text, place), ...(cursor === undefined ? {} : { cursor }) },
        { retries: 2 },
      ).catch(sentenceOf)
      if (turn !== asked.current) return
      setBusy('idle')
      setTrouble(typeof told === 'string' ? told : '')
      if (typeof told === 'string') return
      setPage((before) =>
        cursor === undefined || before === undefined
          ? told
          : { ...told, points: [...before.points, ...told.points] },
      )
    },
    [text, place],
  )
  useEffect(() => {
    const timer = setTimeout(() => void ask(), asked.current === 0 ? 0 : PAUSE)
    return () => clearTimeout(timer)
  }, [ask])
  return { text, place, page, trouble, busy, onText, onPlace, onMore: () => void ask(page?.next) }
}
