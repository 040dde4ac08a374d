import { useQuery } from '@tanstack/react-query'
import { classes } from '@zhongzhao/api/season'
import { call } from '../../shared/call.ts'
import { useFilters } from '../address.ts'
import { useSession } from '../session/session.ts'

/** Classes the worn role reaches: of its school, or of the school chosen. */
export function useClasses() {
  const { hat } = useSession()
  const [filters] = useFilters()
  const school = hat.orgKind === 'school' || hat.orgKind === 'point' ? hat.orgCode : filters.school
  const only = hat.orgKind === 'class' ? hat.orgCode : undefined
  return useQuery({
    queryKey: ['classes', hat.key, school ?? ''],
    queryFn: async () => {
      const answer = await call(classes, school === undefined ? {} : { school })
      return only === undefined ? answer.classes : answer.classes.filter((c) => c.code === only)
    },
    staleTime: 60_000,
  })
}

/** The class of the address; where there is only one, that one. */
export function useChosenClass(): string | undefined {
  const [filters] = useFilters()
  const list = useClasses().data
  return filters.class ?? (list?.length === 1 ? list[0]?.code : undefined)
}
