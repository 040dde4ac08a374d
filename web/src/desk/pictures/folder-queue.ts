import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { importPicture } from '@zhongzhao/api/images'

export type Report = OutputOf<typeof importPicture>

/** One file of the folder: waiting, on its way, answered (with the report), refused by the server, or lost on the way. */
export type Entry =
  | { readonly state: 'waiting' | 'sending'; readonly at: number; readonly file: File }
  | { readonly state: 'answered'; readonly at: number; readonly file: File; readonly report: Report }
  | { readonly state: 'failed' | 'lost'; readonly at: number; readonly file: File; readonly sentence: string }

export interface FolderQueue {
  readonly entries: readonly Entry[]
  readonly pace: 'running' | 'paused'
}

export const emptyFolder: FolderQueue = { entries: [], pace: 'paused' }

/** How many travel at once: enough to keep a school's line busy, few enough for the server's picture workers. */
export const together = 3

const hidden = /^(\.|Thumbs\.db$|desktop\.ini$)/i

/** Takes the files of a folder or a drop; system files of Windows and macOS are left out, everything else gets a report. */
export function folderOf(files: readonly File[]): FolderQueue {
  const kept = files.filter((file) => !hidden.test(file.name))
  return { entries: kept.map((file, at) => ({ state: 'waiting', at, file })), pace: 'running' }
}

export function place(queue: FolderQueue, entry: Entry): FolderQueue {
  return { ...queue, entries: queue.entries.map((old) => (old.at === entry.at ? entry : old)) }
}

/** Which to send now; none while paused. */
export function toSend(queue: FolderQueue): readonly Entry[] {
  if (queue.pace === 'paused') return []
  const sending = queue.entries.filter((e) => e.state === 'sending').length
  return queue.entries.filter((e) => e.state === 'waiting').slice(0, Math.max(0, together - sending))
}

/** Puts whatever was lost on the way back in the line; what the server judged stays judged. */
export function again(queue: FolderQueue): FolderQueue {
  const entries = queue.entries.map((e): Entry =>
    e.state === 'lost' ? { state: 'waiting', at: e.at, file: e.file } : e,
  )
  return { entries, pace: 'running' }
}

/** `later`: taken in, and the eye has not looked yet. */
export type Outcome = 'accepted' | 'doubtful' | 'later' | 'refused' | 'lost' | 'open'

export function outcomeOf(entry: Entry): Outcome {
  switch (entry.state) {
    case 'waiting':
    case 'sending':
      return 'open'
    case 'failed':
      return 'refused'
    case 'lost':
      return 'lost'
    case 'answered':
      if (!entry.report.kept) return 'refused'
      if (entry.report.looking === 'later') return 'later'
      return entry.report.verdict === 'accepted' ? 'accepted' : 'doubtful'
  }
}

export function tally(queue: FolderQueue): Readonly<Record<Outcome, number>> {
  const counts = { accepted: 0, doubtful: 0, later: 0, refused: 0, lost: 0, open: 0 }
  for (const entry of queue.entries) counts[outcomeOf(entry)] += 1
  return counts
}

/** What to do about a file, in sentences; nothing when all is well. */
export function advice(entry: Entry): readonly string[] {
  if (entry.state === 'failed' || entry.state === 'lost') return [entry.sentence]
  return entry.state === 'answered' ? entry.report.findings.map((f) => f.sentence) : []
}
