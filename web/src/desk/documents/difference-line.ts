import type { listDifferences } from '@zhongzhao/api/card-differences'
import type { OutputOf } from '@zhongzhao/api/endpoint'

/** One difference between card and register, as the desk lists it. */
export type DifferenceLine = OutputOf<typeof listDifferences>['lines'][number]
