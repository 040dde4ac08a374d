import type { Endpoint } from './endpoint.ts'
import * as actualClass from './actual-class.ts'
import * as appointments from './appointments.ts'
import * as assisted from './assisted.ts'
import * as characters from './characters.ts'
import * as cardDifferences from './card-differences.ts'
import * as checkSheet from './check-sheet.ts'
import * as corrections from './corrections.ts'
import * as credentials from './credentials.ts'
import * as documents from './documents.ts'
import * as duplicates from './duplicates.ts'
import * as duty from './duty.ts'
import * as evaluation from './evaluation.ts'
import * as evaluationObjections from './evaluation-objections.ts'
import * as exemptions from './exemptions.ts'
import * as extensions from './extensions.ts'
import * as givingUp from './giving-up.ts'
import * as grants from './grants.ts'
import * as images from './images.ts'
import * as judging from './judging.ts'
import * as claimLists from './claim-lists.ts'
import * as claimReview from './claim-review.ts'
import * as claims from './claims.ts'
import * as leaving from './leaving.ts'
import * as likeness from './likeness.ts'
import * as plans from './plans.ts'
import * as points from './points.ts'
import * as pictureRuns from './picture-runs.ts'
import * as namingPoints from './naming-points.ts'
import * as officeTables from './office-tables.ts'
import * as papers from './papers.ts'
import * as progress from './progress.ts'
import * as archive from './archive.ts'
import * as archiveMoves from './archive-moves.ts'
import * as publicity from './publicity.ts'
import * as quota from './quota.ts'
import * as registration from './registration.ts'
import * as roster from './roster.ts'
import * as sync from './sync.ts'
import * as season from './season.ts'
import * as seasons from './seasons.ts'
import * as signIn from './sign-in.ts'
import * as station from './station.ts'
import * as transfer from './transfer.ts'

function endpointsOf(contracts: Readonly<Record<string, unknown>>): readonly Endpoint[] {
  const found = Object.values(contracts).filter(
    (value): value is Endpoint =>
      typeof value === 'object' && value !== null && 'action' in value && 'path' in value,
  )
  // A module's names come in an order of the loader's choosing; papers made from the list want one of ours.
  return found.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** Every endpoint in one list: routes, OpenAPI and the permission matrix come from it. */
export const endpoints: readonly Endpoint[] = [
  signIn,
  season,
  seasons,
  registration,
  givingUp,
  actualClass,
  images,
  judging,
  exemptions,
  station,
  pictureRuns,
  documents,
  credentials,
  cardDifferences,
  likeness,
  duplicates,
  evaluation,
  evaluationObjections,
  roster,
  sync,
  papers,
  officeTables,
  checkSheet,
  corrections,
  progress,
  transfer,
  leaving,
  claims,
  claimReview,
  claimLists,
  characters,
  grants,
  duty,
  namingPoints,
  extensions,
  plans,
  points,
  publicity,
  quota,
  archive,
  archiveMoves,
  appointments,
  assisted,
].flatMap(endpointsOf)
