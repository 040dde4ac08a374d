import { useQuery } from '@tanstack/react-query'
import { archiveLoans } from '@zhongzhao/api/archive'
import { archiveDestructions, archiveHandovers } from '@zhongzhao/api/archive-moves'
import { call } from '../../shared/call.ts'
import { useSession } from '../session/session.ts'

const seldom = { staleTime: 5 * 60_000 } as const

/** What waits in the archive for the worn role; undefined until known. */
export function useArchiveWaiting() {
  const { hat } = useSession()
  const org = hat.orgCode
  const handovers = useQuery({
    queryKey: ['archive', 'handovers', org],
    queryFn: () => call(archiveHandovers, { org }),
    enabled: hat.actions.has('archive.receive'),
    ...seldom,
  })
  const destructions = useQuery({
    queryKey: ['archive', 'destructions', org],
    queryFn: () => call(archiveDestructions, { org }),
    enabled: hat.actions.has('archive.destroy'),
    ...seldom,
  })
  const loans = useQuery({
    queryKey: ['archive', 'loans', org, 'out'],
    queryFn: () => call(archiveLoans, { org, show: 'out' }),
    enabled: hat.actions.has('archive.keep'),
    ...seldom,
  })
  return {
    toReceive: handovers.data?.handovers.filter(({ may }) => may.includes('receive')).length,
    toDestroy: destructions.data?.destructions.filter(({ may }) => may.includes('destroy')).length,
    late: loans.data?.loans.filter(({ late, may }) => late && may.includes('giveBack')).length,
  }
}
