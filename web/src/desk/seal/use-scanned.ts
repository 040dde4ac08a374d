import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { keepScans, returnSheet, signSheet } from '@zhongzhao/api/papers'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { type Back, type Signing, lastsThrough, returnOf, signOf, touched } from './use-scan.ts'
import type { Sheet } from './scan.ts'

type Page = OutputOf<typeof keepScans>['pages'][number]

/** A scanned page and the file it came in; the file's name stays in this browser. */
export interface Scanned {
  readonly key: string
  readonly from: string
  readonly page: number
  readonly found: Page['found'] | 'refused'
  readonly scan?: string | undefined
  readonly sheet?: Sheet | undefined
  readonly why?: string
}

const send = async (file: File, at: string): Promise<readonly Scanned[]> => {
  try {
    const attachment = { part: 'file', file, name: 'scan' }
    const { pages } = await call(keepScans, {}, { attachment, ...lastsThrough })
    return pages.map((page) => ({ key: `${at}.${page.page}`, from: file.name, ...page }))
  } catch (error) {
    return [{ key: at, from: file.name, page: 1, found: 'refused', why: sentenceOf(error) }]
  }
}

/** Files go up one after another; each matched page waits for a person who looks at the signatures. */
export function useScanned() {
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [pages, setPages] = useState<readonly Scanned[]>([])
  const [progress, setProgress] = useState<{ done: number; of: number }>()
  const upload = useAct({
    run: async (files: readonly File[]) => {
      const started = Date.now().toString(36)
      for (const [at, file] of files.entries()) {
        setProgress({ done: at, of: files.length })
        const more = await send(file, `${started}.${at}`)
        setPages((all) => [...all, ...more])
      }
      setProgress(undefined)
    },
  })
  const settled = (sheet: Sheet) => {
    setPages((all) => all.map((page) => (page.sheet?.id === sheet.id ? { ...page, sheet } : page)))
    for (const key of touched) void queries.invalidateQueries({ queryKey: [key] })
  }
  const onRefused = (error: unknown) => void message.error({ content: sentenceOf(error), duration: 8 })
  const sign = useAct({
    run: (given: Signing) => call(signSheet, signOf(given), lastsThrough),
    onDone: settled,
    onRefused,
  })
  const back = useAct({
    run: (given: Back) => call(returnSheet, returnOf(given), lastsThrough),
    onDone: settled,
    onRefused,
  })
  return { pages, progress, upload, sign, back }
}
