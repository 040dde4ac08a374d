import * as review from '@zhongzhao/api/claim-review'
import * as api from '@zhongzhao/api/claims'
import { type Route, serve } from '../platform/serve.ts'
import { cleanClaims, passClaims } from './bulk.ts'
import { addClaimFile, dropClaimFile, myClaimFile, openClaimFile } from './files.ts'
import { claimList } from './list.ts'
import { amendClaim, appealClaim, makeClaim, readMyClaims, withdrawClaim } from './own.ts'
import { readCounts, readQueue, readWork } from './queue.ts'
import { decideClaim, readClaim, reopenClaim, undoClaim } from './review.ts'

/** Bytes of the largest upload that is read at all; the pack's own limit is told with a sentence. */
const MAX_FILE = 20_000_000

const apart = { manner: 'apart' } as const

export const eligibilityRoutes: readonly Route[] = [
  serve(api.myClaims, readMyClaims),
  serve(api.addClaimFile, addClaimFile, { manner: 'apart', maxUpload: MAX_FILE }),
  serve(api.dropClaimFile, dropClaimFile),
  serve(api.myClaimFile, myClaimFile, apart),
  serve(api.makeClaim, makeClaim),
  serve(api.amendClaim, amendClaim),
  serve(api.withdrawClaim, withdrawClaim),
  serve(api.appealClaim, appealClaim),
  serve(review.claimQueue, readQueue),
  serve(review.claimWork, readWork),
  serve(review.readClaim, readClaim),
  serve(review.openClaimFile, openClaimFile, apart),
  serve(review.decideClaim, decideClaim),
  serve(review.undoClaim, undoClaim),
  serve(review.reopenClaim, reopenClaim),
  serve(review.cleanClaims, cleanClaims),
  serve(review.passClaims, passClaims),
  serve(review.claimCounts, readCounts),
  serve(review.claimList, claimList, apart),
]
