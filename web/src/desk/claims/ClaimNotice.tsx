import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { claimWork } from '@zhongzhao/api/claim-review'
import { call } from '../../shared/call.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'

/** How many claims wait at the own office; undefined until known, and for who reviews none. */
export function useClaimWork() {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['claims', hat.key, 'work'],
    queryFn: () => call(claimWork, {}),
    enabled: hat.actions.has('claim.review'),
    staleTime: 60_000,
    refetchInterval: 120_000,
  }).data
}

/** What the own office was reminded of, or has let go by; nothing where all is in time. */
export function ClaimNotice() {
  const work = useClaimWork()
  if (work === undefined || work.waiting === 0) return null
  const { overdue, reminded } = work
  if (overdue === 0 && reminded === undefined) return null
  const title =
    overdue > 0
      ? `资格审核：有 ${overdue} 项已过办理期限，考生看得到期限，请先办。`
      : `资格审核提醒：有 ${reminded?.count ?? 0} 项要在 ${timeWords(reminded?.due)} 前办完。`
  return (
    <Alert
      className="claim-notice"
      type="warning"
      showIcon
      title={
        <>
          {title}{' '}
          <Link to="/claims" search={{}}>
            去办理
          </Link>
        </>
      }
    />
  )
}
