import type { CaptureAnswerView, StationPupilView } from '@zhongzhao/api/station'
import type { Framing } from '@zhongzhao/domain/images/framing'
import type { PictureKind } from '@zhongzhao/domain/images/spec'

export type Pupil = StationPupilView

/** What a picture of one kind has to be: px, bytes, dots per inch. */
export interface Limits {
  readonly width: number
  readonly height: number
  readonly emitBytes: number
  readonly minDpi: number
}

/** 班次: one class at one machine, from taking the list along until it is ended (E4). */
export interface Shift {
  readonly id: string
  /** Whose shift it is: nobody else may send what waits. */
  readonly account: string
  readonly class: string
  readonly className: string
  readonly school: string
  /** Milliseconds, as the server had it. */
  readonly startedAt: number
  readonly pupils: readonly Pupil[]
  readonly limits: Readonly<Record<PictureKind, Limits>>
}

/** The picture that somebody else took meanwhile. */
export type Current = NonNullable<CaptureAnswerView['current']>

/** waiting: not sent yet. sending: on its way. held: the server said no for now (`sentence`), a person looks.
 *  conflict: somebody else took another one meanwhile, a person chooses. */
export type CaptureState = 'waiting' | 'sending' | 'held' | 'conflict'

/** One picture that was kept at the station and has not arrived. Its bytes lie in the store under the same id. */
export interface Capture {
  /** Made here; the same for every attempt, so that it arrives once. */
  readonly capture: string
  readonly pupil: string
  readonly kind: PictureKind
  /** The picture it was based on: what the list said when it was taken, `none` without one. */
  readonly replaces: string
  readonly framing?: Framing | undefined
  readonly at: number
  readonly state: CaptureState
  readonly sentence?: string | undefined
  readonly current?: Current | undefined
}
