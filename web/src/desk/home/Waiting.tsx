import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Filters } from '../address.ts'
import type { Path } from '../frame/navigation.ts'
import { loadLines } from '../parts/lines.ts'
import { countWords } from '../parts/words.ts'
import { useArchiveWaiting } from '../archive/archive-waiting.ts'
import { useListsWaiting } from '../claim-lists/lists-query.ts'
import { ClaimNotice, useClaimWork } from '../claims/ClaimNotice.tsx'
import { useDuplicatesWaiting } from '../duplicates/duplicate-query.ts'
import { useSyncRuns } from '../sync/sync-query.ts'
import { useSession } from '../session/session.ts'
import { useDocumentWork } from './document-work.ts'
import { type Line, expected } from './funnel.ts'

interface Task {
  readonly name: string
  readonly count: number | undefined
  readonly to: Path
  readonly search: Filters
}

function useDoubtful() {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['doubtful', hat.key],
    queryFn: async () => {
      const lines = await loadLines({})
      return lines.filter((l) => l.portrait === 'doubtful' || l.document === 'doubtful').length
    },
    enabled: hat.actions.has('image.judge'),
    staleTime: 5 * 60_000,
  })
}

/** What waits for me today; each number opens the list behind it, zero is said plainly. */
export function Waiting({ line }: { readonly line: Line }) {
  const { hat } = useSession()
  const doubtful = useDoubtful()
  const work = useDocumentWork()
  const doubles = useDuplicatesWaiting()
  const syncing = useSyncRuns()
  const claims = useClaimWork()
  const listed = useListsWaiting()
  const papers = useArchiveWaiting()
  const all = expected(line.states)
  const can = (action: Parameters<typeof hat.actions.has>[0], tasks: readonly Task[]) =>
    hat.actions.has(action) ? tasks : []
  const tasks = [
    ...can('registration.check', [
      { name: '待核验', count: line.states['confirmed'] ?? 0, to: '/review', search: {} },
    ]),
    ...can('claim.review', [{ name: '待审核资格', count: claims?.waiting, to: '/claims', search: {} }]),
    ...can('claim.import', [{ name: '照顾名单待核对', count: listed, to: '/claims/lists', search: {} }]),
    ...can('image.judge', [
      { name: '存疑照片和证件', count: doubtful.data, to: '/pictures', search: { tab: 'doubtful' } },
    ]),
    ...can('document.note', [
      { name: '证件待核对', count: work.differences, to: '/documents', search: {} },
      { name: '证件过期未补', count: work.overdue, to: '/documents', search: { tab: 'owed' } },
    ]),
    ...can('likeness.decide', [{ name: '相似照片', count: work.alike, to: '/likeness', search: {} }]),
    ...can('duplicate.decide', [{ name: '疑似重复', count: doubles, to: '/duplicates', search: {} }]),
    ...can('roster.sync', [
      {
        name: '同步待办',
        count: Object.values(syncing.data?.open ?? {}).reduce((n, one) => n + one, 0),
        to: '/sync',
        search: {},
      },
    ]),
    ...can('registration.sign', [
      { name: '待签字', count: line.states['checked'] ?? 0, to: '/seal', search: { tab: 'register' } },
    ]),
    ...can('archive.receive', [
      { name: '待接收的移交', count: papers.toReceive, to: '/archive', search: { tab: 'handovers' } },
    ]),
    ...can('archive.destroy', [
      { name: '待批准的销毁', count: papers.toDestroy, to: '/archive', search: { tab: 'destructions' } },
    ]),
    ...can('archive.keep', [
      { name: '逾期未还的案卷', count: papers.late, to: '/archive', search: { tab: 'loans' } },
    ]),
    ...can('slip.print', [
      { name: '未激活账号', count: Math.max(0, line.total - line.activated), to: '/slips', search: {} },
    ]),
    ...can('image.supply', [
      {
        name: '缺照片',
        count: Math.max(0, all - line.portraits),
        to: '/pictures',
        search: { tab: 'missing' },
      },
    ]),
  ] as const
  if (tasks.length === 0) return null
  return (
    <>
      <ClaimNotice />
      <ul className="waiting">
        {tasks.map((task) => (
          <li key={task.name}>
            <Link to={task.to} search={task.search} className={task.count === 0 ? 'none' : ''}>
              <strong>{task.count === undefined ? '…' : countWords(task.count)}</strong>
              <span>{task.name}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
