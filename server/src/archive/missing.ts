import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import { type SheetPlace, countPlaces, sheetPlace, sheetPlaceNames } from '@zhongzhao/domain/archive/missing'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { orgFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { scopeOf } from '../platform/scope.ts'
import { type PlaceRow, placesOf } from './store-items.ts'

type Read = OutputOf<typeof api.archiveMissing>

/** Who is named on a screen; on paper and in a sheet everybody is. */
const NAMED = 300

const missing = (place: SheetPlace) => place === 'unfiled' || place === 'unsigned'

function classesOf(rows: readonly (PlaceRow & { readonly place: SheetPlace })[]): Read['classes'] {
  const classes = Map.groupBy(rows, (row) => row.class_code)
  return [...classes].map(([code, members]) => ({
    code,
    name: members[0]?.class_name ?? '',
    schoolName: members[0]?.school_name ?? '',
    ...countPlaces(members.map(({ place }) => place)),
  }))
}

/** Everybody of an organisation whose sheet is missing, and the counts by class. Refuses NOT-FOUND. */
export async function missingAt(ctx: Ctx, code: string) {
  const org = await orgFor(ctx, { code, action: 'archive.read' })
  const found = await placesOf(ctx, scopeOf(ctx, 'archive.read'), org.path)
  const rows = found.map((row) => ({ ...row, place: sheetPlace(row) }))
  return {
    org,
    classes: classesOf(rows),
    missing: rows
      .filter(({ place }) => missing(place))
      .map((row) => ({
        registration: row.registration,
        className: row.class_name,
        number: row.number,
        name: row.name,
        stateName: registrationLifecycle.states[row.state],
        lack: sheetPlaceNames[row.place],
      })),
  }
}

/** 缺件情况 (notice 三.(三)): every class of a school; an office above sees the counts, and names of one school at a time. Refuses NOT-FOUND. */
export async function archiveMissing(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.archiveMissing>,
): Promise<Read> {
  const { classes, missing: all } = await missingAt(ctx, code)
  return { classes, missing: all.slice(0, NAMED), more: all.length > NAMED }
}
