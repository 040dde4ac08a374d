import type { myClaims } from '@zhongzhao/api/claims'
import type { OutputOf } from '@zhongzhao/api/endpoint'

export type MyClaims = OutputOf<typeof myClaims>
