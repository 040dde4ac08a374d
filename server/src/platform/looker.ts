import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import type { ImageFinding } from '@zhongzhao/domain/images/finding'
import type { PictureKind, PictureSpec } from '@zhongzhao/domain/images/spec'

/** What looking into a picture gave: its facts with those of the eye, and everything found, the hard checks included. */
export interface Seen {
  readonly facts: PictureFacts
  readonly findings: readonly ImageFinding[]
}

/** Looks into a picture that the hard checks let pass (E2), and judges the whole. Refuses BUSY; throws WorkerDied when the
 *  picture cost a process its life. */
export type Looker = (
  bytes: Uint8Array,
  given: { readonly facts: PictureFacts; readonly spec: PictureSpec },
) => Promise<Seen>

/** Who looks at which kind of picture; a kind nobody looks at is judged by the hard checks alone. */
export type Lookers = Readonly<Partial<Record<PictureKind, Looker>>>
