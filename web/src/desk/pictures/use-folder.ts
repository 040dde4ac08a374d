import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer } from 'react'
import { importPicture } from '@zhongzhao/api/images'
import { CallLost, call, sentenceOf } from '../../shared/call.ts'
import { type Entry, type FolderQueue, again, emptyFolder, folderOf, place, toSend } from './folder-queue.ts'

type Change =
  | { readonly kind: 'take'; readonly files: readonly File[] }
  | { readonly kind: 'place'; readonly entry: Entry }
  | { readonly kind: 'pace'; readonly pace: FolderQueue['pace'] }
  | { readonly kind: 'again' }

function changed(queue: FolderQueue, change: Change): FolderQueue {
  switch (change.kind) {
    case 'take':
      return folderOf(change.files)
    case 'place':
      return place(queue, change.entry)
    case 'pace':
      return { ...queue, pace: change.pace }
    case 'again':
      return again(queue)
  }
}

async function send(entry: Entry, kind: 'portrait' | 'document'): Promise<Entry> {
  const { at, file } = entry
  try {
    const attachment = { part: 'picture', file, name: file.name }
    const report = await call(importPicture, { kind }, { attachment, retries: 2 })
    return { state: 'answered', at, file, report }
  } catch (error) {
    return { state: error instanceof CallLost ? 'lost' : 'failed', at, file, sentence: sentenceOf(error) }
  }
}

/** Sends the files of a folder a few at a time; pausing lets those on their way arrive. */
export function useFolder(kind: 'portrait' | 'document') {
  const queries = useQueryClient()
  const [queue, change] = useReducer(changed, emptyFolder)
  useEffect(() => {
    for (const entry of toSend(queue)) {
      change({ kind: 'place', entry: { state: 'sending', at: entry.at, file: entry.file } })
      void send(entry, kind).then((answer) => {
        change({ kind: 'place', entry: answer })
        for (const key of ['progress', 'missing', 'doubtful', 'pupils'])
          void queries.invalidateQueries({ queryKey: [key] })
      })
    }
  }, [queue, kind, queries])
  return {
    queue,
    take: (files: readonly File[]) => change({ kind: 'take', files }),
    pause: () => change({ kind: 'pace', pace: 'paused' }),
    resume: () => change({ kind: 'pace', pace: 'running' }),
    retry: () => change({ kind: 'again' }),
  }
}
