import type { readDuty } from '@zhongzhao/api/duty'
import type { OutputOf } from '@zhongzhao/api/endpoint'

export type Duty = OutputOf<typeof readDuty>
export type People = Duty['versions'][number]['people']
