import { sendFile, tellFiles } from '@zhongzhao/api/picture-runs'
import { CallRefused, call, sentenceOf } from '../../../shared/call.ts'
import { type Chosen, TOLD_AT_ONCE, chunks } from './chosen.ts'

/** How far this browser is with sending the files of a run. It goes on while another screen of the desk is open. */
export interface Sending {
  /** telling: names only. lost: the line broke off, or signed out; the same folder continues. */
  readonly state: 'telling' | 'sending' | 'paused' | 'done' | 'lost'
  /** Files chosen, and of them those whose bytes are needed. */
  readonly all: number
  readonly needed: number
  readonly sent: number
  readonly sentence?: string
}

type As = 'folder' | 'corrections'
interface Waiting {
  readonly id: string
  readonly chosen: Chosen
}

/** How many travel at once: enough to keep a school's line busy, few enough for the server's picture workers. */
const TOGETHER = 4

const sendings = new Map<string, Sending>()
const chosenIn = new Map<string, ReadonlyMap<string, Chosen>>()
/** Which sending of a run is the newest: lanes of one before it stop. */
const turns = new Map<string, number>()
const listeners = new Set<() => void>()
/** What was chosen, until the page is closed, so that pausing needs no second choosing. */
const keptChoice = new Map<string, readonly Chosen[]>()

function put(run: string, change: Partial<Sending>): void {
  const before = sendings.get(run) ?? { state: 'telling', all: 0, needed: 0, sent: 0 }
  sendings.set(run, { ...before, ...change })
  for (const listener of listeners) listener()
}

export const sendingOf = (run: string): Sending | undefined => sendings.get(run)
/** The chosen file itself, while this page knows it: for a look before anything is sent. */
export const localFile = (run: string, file: string): File | undefined => chosenIn.get(run)?.get(file)?.file

export function onSending(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells the names of all files; answers those whose bytes the server wants. */
async function tellAll(
  run: string,
  { chosen, as }: { chosen: readonly Chosen[]; as: As },
): Promise<readonly Waiting[]> {
  const known = new Map(chosenIn.get(run))
  const waiting = new Map<string, Waiting>()
  for (const chunk of chunks(chosen, TOLD_AT_ONCE)) {
    const files = chunk.map(({ path, file }) => ({
      path,
      bytes: file.size,
      modified: Math.trunc(file.lastModified),
    }))
    const answer = await call(tellFiles, { id: run, as, files }, { retries: 3 })
    for (const [i, told] of answer.files.entries()) {
      const one = chunk[i]
      if (one === undefined) continue
      known.set(told.id, one)
      if (told.needed === 'yes') waiting.set(told.id, { id: told.id, chosen: one })
    }
  }
  chosenIn.set(run, known)
  return [...waiting.values()]
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Refusals that are about one file only: its report says why, the others go on. */
const OF_THE_FILE: ReadonlySet<string> = new Set(['RUN-NOT-WAITING', 'INPUT-TOO-LARGE', 'NOT-FOUND', 'BUG'])

/** Throws when nothing more will get through: the line is lost, or the person is signed out. */
async function sendOne(run: string, { id, chosen }: Waiting): Promise<void> {
  const attachment = { part: 'picture', file: chosen.file, name: 'picture.jpg' }
  for (let tries = 0; ; tries++) {
    try {
      await call(sendFile, { id: run, file: id }, { attachment, retries: 4 })
      return
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      if (OF_THE_FILE.has(error.code)) return
      if (error.code !== 'BUSY' || tries >= 20) throw error
      await pause(2000)
    }
  }
}

async function sendAll(run: string, waiting: readonly Waiting[]): Promise<void> {
  const line = [...waiting]
  const turn = (turns.get(run) ?? 0) + 1
  turns.set(run, turn)
  let sent = 0
  const lane = async () => {
    while (sendings.get(run)?.state === 'sending' && turns.get(run) === turn) {
      const next = line.shift()
      if (next === undefined) return
      await sendOne(run, next)
      sent += 1
      put(run, { sent })
    }
  }
  await Promise.all(Array.from({ length: TOGETHER }, lane))
  if (line.length === 0 && turns.get(run) === turn) put(run, { state: 'done' })
}

/** Brings files into a run: told first, then sent as far as they are needed. The same files again continue where it stood. */
async function bring(run: string, chosen: readonly Chosen[], as: As = 'folder'): Promise<void> {
  sendings.delete(run)
  put(run, { state: 'telling', all: chosen.length })
  try {
    const waiting = await tellAll(run, { chosen, as })
    put(run, { state: 'sending', needed: waiting.length })
    await sendAll(run, waiting)
  } catch (error) {
    put(run, { state: 'lost', sentence: sentenceOf(error) })
  }
}

/** What is on its way arrives; the rest waits. */
export function holdSending(run: string): void {
  if (sendings.get(run)?.state === 'sending') put(run, { state: 'paused' })
}

/** Goes on with the files this page still knows; answers whether there are any. */
export async function goOnSending(run: string): Promise<'going' | 'choose-again'> {
  const known = keptChoice.get(run)
  if (known === undefined) return 'choose-again'
  await bring(run, known)
  return 'going'
}

/** The same behind everything else, and remembered. */
export function bringAndKeep(run: string, chosen: readonly Chosen[], as: As = 'folder'): void {
  if (as === 'folder') keptChoice.set(run, chosen)
  void bring(run, chosen, as)
}

/** Sends one file that this page still knows: the person has chosen it after all. */
export function sendAgain(run: string, file: string): void {
  const chosen = chosenIn.get(run)?.get(file)
  if (chosen !== undefined) void bring(run, [chosen])
}
