import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { takePicture } from '@zhongzhao/api/images'

/** What the check of one picture said. */
export type Report = OutputOf<typeof takePicture>
