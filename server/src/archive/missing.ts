import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import type * as api from '@zhongzhao/api/archive'
import { countPlaces, sheetPlace, sheetPlaceNames } from '@zhongzhao/domain/archive/missing'
import { registrationLifecycle } from '@zhongzhao/domain/registration/lifecycle'
import { orgFor } from '../orgs/commands.ts'
import type { Ctx } from '../platform/context.ts'
import { refused } from '../platform/errors.ts'
import { scopeOf } from '../platform/scope.ts'
import { candidatesBelow } from '../progress/store-statistics.ts'
import { groupsOf, missingOf } from './store-items.ts'

type Read = OutputOf<typeof api.archiveMissing>

/** Who is named on a screen; on paper and in a sheet everybody is. */
const NAMED = 300
/** Lines of one report; more than the largest county has schools' worth of. */
const PRINTED = 20_000
/** Sheets of so many are counted while somebody waits; of a whole province they take longer than a statement may. */
const COUNTED = 200_000

/** An organisation with few enough candidates, whatever its level: a city without counties is counted whole. Refuses NOT-FOUND,
 *  ARCHIVE-WIDE. */
async function countable(ctx: Ctx, code: string) {
  const org = await orgFor(ctx, { code, action: 'archive.read' })
  if ((await candidatesBelow(ctx, org.path)) > COUNTED) throw refused('ARCHIVE-WIDE')
  return org
}

/** Class by class: how many owe a sheet, have signed, lie in a volume. Refuses NOT-FOUND, ARCHIVE-WIDE. */
export async function countsAt(ctx: Ctx, code: string) {
  const org = await countable(ctx, code)
  const groups = await groupsOf(ctx, scopeOf(ctx, 'archive.read'), org.path)
  const byClass = Map.groupBy(groups, (group) => group.class_code)
  const classes: Read['classes'] = [...byClass].map(([klass, members]) => ({
    code: klass,
    name: members[0]?.class_name ?? '',
    schoolName: members[0]?.school_name ?? '',
    ...countPlaces(members.map((group) => ({ place: sheetPlace(group), of: group.n }))),
  }))
  return { classes }
}

/** Whose sheet is missing, by name. Refuses NOT-FOUND, ARCHIVE-WIDE. */
async function namesAt(ctx: Ctx, code: string, atMost: number): Promise<Pick<Read, 'missing' | 'more'>> {
  const { path } = await countable(ctx, code)
  const scope = scopeOf(ctx, 'archive.read')
  const rows = await missingOf(ctx, scope, { org: path, atMost: atMost + 1 })
  const missing = rows.slice(0, atMost).map((row) => ({
    registration: row.registration,
    className: row.class_name,
    number: row.number,
    name: row.name,
    stateName: registrationLifecycle.states[row.state],
    lack: sheetPlaceNames[sheetPlace(row)],
  }))
  return { missing, more: rows.length > atMost }
}

/** Everybody, for a report. Refuses NOT-FOUND, ARCHIVE-WIDE, ARCHIVE-MANY. */
export async function missingNames(ctx: Ctx, code: string): Promise<Read['missing']> {
  const { missing, more } = await namesAt(ctx, code, PRINTED)
  if (more) throw refused('ARCHIVE-MANY')
  return missing
}

/** 缺件情况 (notice 三.(三)): the counts of every class, and the first names. Refuses NOT-FOUND,
 *  ARCHIVE-WIDE. */
export async function archiveMissing(
  ctx: Ctx,
  { org: code }: InputOf<typeof api.archiveMissing>,
): Promise<Read> {
  const { classes } = await countsAt(ctx, code)
  return { classes, ...(await namesAt(ctx, code, NAMED)) }
}
