import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { claimWork } from '@zhongzhao/api/claim-review'
import type { OutputOf } from '@zhongzhao/api/endpoint'
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

type Reminded = OutputOf<typeof claimWork>['reminded']

/** 有几项在哪一天以前到期，最早的一项什么时候; 2022-03-09 said as 3月9日. */
export function remindedWords(reminded: Reminded): string {
  if (reminded === undefined) return ''
  const [, month, day] = reminded.day.split('-').map(Number)
  return `有 ${reminded.count} 项在 ${month}月${day}日前（含当天）到期，最早的一项要在 ${timeWords(reminded.due)} 前办完。`
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
      : `资格审核提醒：${remindedWords(reminded)}`
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
