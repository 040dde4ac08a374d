import { useFilters } from '../address.ts'
import { useSession } from '../session/session.ts'
import { type PupilColumn, type Standpoint, shownColumns } from './columns.ts'

export function useStandpoint(): Standpoint {
  const { hat } = useSession()
  return hat.orgKind === 'school' || hat.orgKind === 'point' || hat.orgKind === 'class' ? 'school' : 'above'
}

/** The columns of the address, else the usual ones of whoever looks. */
export function useShownColumns(): readonly PupilColumn[] {
  const [filters] = useFilters()
  return shownColumns(filters.columns, useStandpoint())
}
