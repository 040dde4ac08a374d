import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { portraitSpec as portrait2022 } from '../henan-2022/images.ts'

/** 照片 40k 以内: cameras of schools write more, and fewer portraits are sent back for their size. */
export const portraitSpec: PictureSpec = { ...portrait2022, maxBytes: 40_960, emitBytes: 40_000 }
