import { useQuery } from '@tanstack/react-query'
import { orgs } from '@zhongzhao/api/season'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

export interface PlaceChoice {
  readonly value: string
  readonly label: string
}

/** What stands directly below the own organisation, classes left out, to choose from. */
export function usePlacesBelow(): readonly PlaceChoice[] {
  const { hat } = useSession()
  const asked = useQuery({
    queryKey: ['orgs', hat.key],
    queryFn: () => call(orgs, { parent: hat.orgCode }),
    staleTime: 60_000,
  })
  const below = asked.data?.orgs.filter((org) => org.kind !== 'class') ?? []
  return below.map((org) => ({ value: org.code, label: org.name }))
}
