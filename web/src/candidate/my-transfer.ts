import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { myTransfer } from '@zhongzhao/api/transfer'

/** What the server says of the candidate's returning home. */
export type MyTransfer = OutputOf<typeof myTransfer>
