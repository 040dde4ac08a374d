import { deliverCapture } from '@zhongzhao/api/station'
import { call } from '../shared/call.ts'
import type { Happening } from './queue.ts'
import type { Capture } from './shift.ts'
import type { CaptureBytes } from './store.ts'

/** Sends one capture and says what came of it. Throws CallLost, CallRefused. */
export async function delivered(one: Capture, { frame }: CaptureBytes): Promise<Happening> {
  const { capture, pupil, kind, replaces, framing } = one
  const file = new Blob([frame], { type: 'image/jpeg' })
  const answer = await call(
    deliverCapture,
    { id: pupil, kind, capture, replaces, ...(framing === undefined ? {} : { framing: { ...framing } }) },
    { key: `${capture}/${replaces}`, attachment: { part: 'picture', file, name: 'capture.jpg' } },
  )
  if (answer.outcome === 'conflict') return { what: 'conflict', capture, current: answer.current }
  if (answer.outcome === 'kept')
    return { what: 'kept', capture, image: answer.image ?? '', verdict: answer.verdict }
  const sentence = answer.findings.find(({ severity }) => severity === 'error')?.sentence
  return { what: 'refused', capture, sentence: sentence ?? '照片不合格，请重新拍摄。' }
}
