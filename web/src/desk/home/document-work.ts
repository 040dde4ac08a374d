import { useQuery } from '@tanstack/react-query'
import { listDifferences } from '@zhongzhao/api/card-differences'
import { listOwed } from '@zhongzhao/api/credentials'
import { listLikeness } from '@zhongzhao/api/likeness'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

const MINUTES = 60_000

/** What waits about documents and likeness in this school: overdue deferrals (F3), card differences (F2), alike portraits (E6). */
export function useDocumentWork() {
  const { hat } = useSession()
  const here = hat.orgKind === 'school' || hat.orgKind === 'point'
  const overdue = useQuery({
    queryKey: ['owed', hat.key, ''],
    queryFn: () => call(listOwed, {}),
    enabled: here && hat.actions.has('document.note'),
    staleTime: 5 * MINUTES,
  })
  const differences = useQuery({
    queryKey: ['differences', hat.key, ''],
    queryFn: () => call(listDifferences, {}),
    enabled: here && hat.actions.has('document.note'),
    staleTime: 5 * MINUTES,
  })
  const alike = useQuery({
    queryKey: ['likeness', hat.orgCode],
    queryFn: () => call(listLikeness, { school: hat.orgCode }),
    enabled: here && hat.actions.has('likeness.decide'),
    staleTime: 5 * MINUTES,
  })
  return {
    overdue: overdue.data?.counts.overdue,
    differences: differences.data?.lines.filter((line) => line.state === 'open').length,
    alike: alike.data?.cases.filter((one) => one.state === 'open').length,
  }
}
