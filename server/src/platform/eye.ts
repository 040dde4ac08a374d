import { availableParallelism } from 'node:os'
import type { EyeFacts } from '@zhongzhao/domain/images/facts'
import { modelFolder } from './eye-models.ts'
import { ProcessPool, WorkerDied } from './processes.ts'

/** What the eye is asked. `describe`: also whose face it is. */
export interface EyeOrder {
  readonly bytes: Uint8Array
  readonly describe?: 'face'
}

/** What looking gave. `descriptor`: 128 numbers that say whose face it is, when asked for and there is a face.
 *  `absent`: the models are not installed or do not load here. `unreadable`: no decoder can show the picture. */
export type EyeAnswer =
  { readonly facts: EyeFacts; readonly descriptor?: Float32Array } | 'absent' | 'unreadable'

/** The nets keep their numbers outside of the heap of JavaScript; left alone that heap, and the C library's arenas, take
 *  150 MB more without being any faster. */
export const eyeLimits = {
  megabytes: 450,
  seconds: 30,
  flags: ['--max-semi-space-size=2', '--max-old-space-size=160', '--optimize-for-size'],
  environment: { MALLOC_ARENA_MAX: '1' },
} as const

/** TensorFlow's threads fail in Node: so processes, one picture at a time each. */
const processes = new ProcessPool<EyeOrder, EyeAnswer>(new URL('./eye-process.ts', import.meta.url), {
  ...eyeLimits,
  most: Math.min(availableParallelism(), 8),
  longestQueue: 2_000,
})

/** Whether this installation can look at all; `absent` also once a process has found out that the models do not load. */
let state: 'here' | 'absent' | undefined

export function eyeState(): 'here' | 'absent' {
  state ??= modelFolder() === undefined ? 'absent' : 'here'
  return state
}

/** Looks at a portrait beside the event loop (E2). Any bytes; nothing is written and nothing leaves this machine. Refuses
 *  BUSY; throws WorkerDied when the picture cost a process its life. */
export async function lookAtPortrait(
  bytes: Uint8Array,
  { describe }: { readonly describe?: 'face' } = {},
): Promise<EyeAnswer> {
  if (eyeState() === 'absent') return 'absent'
  const answer = await processes.run({ bytes, ...(describe === undefined ? {} : { describe }) })
  if (answer === 'absent') state = 'absent'
  return answer
}

/** What to judge a portrait by: undefined where the models are absent, `unreadable` also when looking cost a process its
 *  life. Refuses BUSY. */
export async function eyeFactsOf(bytes: Uint8Array): Promise<EyeFacts | 'unreadable' | undefined> {
  const look = await lookAtPortrait(bytes).catch((error: unknown) => {
    if (error instanceof WorkerDied) return 'unreadable' as const
    throw error
  })
  if (look === 'absent') return undefined
  return look === 'unreadable' ? look : look.facts
}

/** Ends the processes (graceful stop). */
export const stopEye = (): Promise<void> => processes.stop()
