import { departedStates } from '../registration/lifecycle.ts'
import type { State } from '../registration/registration.ts'

/** Where the signed sheet of a registration is: 已归档, 已签字未归档, 未签字; or none is owed. */
export type SheetPlace = 'filed' | 'unfiled' | 'unsigned' | 'none'

export const sheetPlaceNames: Readonly<Record<SheetPlace, string>> = {
  filed: '已归档',
  unfiled: '已签字，未归档',
  unsigned: '未签字登记',
  none: '不需要',
}

/** What the archive holds of a registration. */
export interface Filed {
  readonly state: State
  /** Whether the sheet that is valid now was signed, and whether it lies in a volume. */
  readonly valid: 'none' | 'signed' | 'filed'
}

/** 缺件 (notice 三.(三) 必须妥善保管): who has gone owes no sheet; everybody else owes one that is signed and in a volume. */
export function sheetPlace({ state, valid }: Filed): SheetPlace {
  if (departedStates.includes(state)) return 'none'
  if (valid === 'none') return 'unsigned'
  return valid === 'filed' ? 'filed' : 'unfiled'
}

export interface ClassCount {
  readonly owed: number
  readonly signed: number
  readonly filed: number
}

/** How many of a class owe a sheet, how many have signed, how many lie in a volume. */
export function countPlaces(
  groups: readonly { readonly place: SheetPlace; readonly of: number }[],
): ClassCount {
  const of = (...which: readonly SheetPlace[]) =>
    groups.filter(({ place }) => which.includes(place)).reduce((sum, group) => sum + group.of, 0)
  return { owed: of('filed', 'unfiled', 'unsigned'), signed: of('filed', 'unfiled'), filed: of('filed') }
}
