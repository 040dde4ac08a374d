import { useQueryClient } from '@tanstack/react-query'
import { Alert, Segmented, Select, Skeleton } from 'antd'
import { useEffect } from 'react'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeWords } from '../parts/words.ts'
import { ClaimBulk } from './ClaimBulk.tsx'
import { ClaimDesk } from './ClaimDesk.tsx'
import { ClaimExports } from './ClaimExports.tsx'
import { remindedWords } from './ClaimNotice.tsx'
import { type ClaimQueue, type Show, claimQuery, useClaimQueue } from './claim-query.ts'
import './claims.css'

const shows: readonly Show[] = ['own', 'standIn', 'decided']
const isShow = (text: string | undefined): text is Show => shows.some((one) => one === text)

const tones = { meets: 'done', fails: 'refused', open: 'look' } as const
const toneOf = (proposal: string) => tones[proposal as keyof typeof tones] ?? 'quiet'

interface ListProps {
  readonly lines: ClaimQueue['lines']
  readonly here: string | undefined
  readonly go: (id: string) => void
}

/** Who waits, the longest first. */
function List({ lines, here, go }: ListProps) {
  return (
    <ol className="queue">
      {lines.map((line) => (
        <li key={line.id}>
          <button
            type="button"
            className={line.id === here ? 'here' : ''}
            aria-current={line.id === here}
            onClick={() => go(line.id)}
          >
            <span className="queue-name">
              {line.name} <span className="quiet small">{line.title}</span>
            </span>
            <Mark tone={toneOf(line.proposal)}>{line.proposalName}</Mark>
          </button>
        </li>
      ))}
    </ol>
  )
}

/** The next two are there before they are asked for. */
function useAhead(lines: ClaimQueue['lines'], here: string | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    const at = lines.findIndex(({ id }) => id === here)
    for (const line of lines.slice(at + 1, at + 3)) void queries.prefetchQuery(claimQuery(line.id))
  }, [lines, here, queries])
}

function Deadlines({ queue }: { readonly queue: ClaimQueue }) {
  const first = queue.lines[0]
  if (queue.overdue > 0)
    return (
      <Alert type="warning" showIcon title={`有 ${queue.overdue} 项已过办理期限，请先办。考生看得到期限。`} />
    )
  const { reminded } = queue
  if (reminded !== undefined)
    return <Alert type="warning" showIcon title={`提醒：${remindedWords(reminded)}`} />
  return first === undefined ? null : (
    <p className="quiet">
      待审核 {queue.waiting} 项，最早的一项 {timeWords(first.due)} 前要办。
    </p>
  )
}

function Sitting({ queue, show }: { readonly queue: ClaimQueue; readonly show: Show }) {
  const [filters, change] = useFilters()
  const { lines } = queue
  const here = filters.job ?? lines[0]?.id
  useAhead(lines, here)
  const go = (id: string | undefined) => change({ job: id })
  if (lines.length === 0)
    return (
      <Panel>
        <Blank
          what={show === 'decided' ? '本单位还没有审核过申报。' : '现在没有待审核的申报。'}
          how="考生和监护人提交申报，或下一级审核通过以后，就会出现在这里。"
        />
      </Panel>
    )
  return (
    <div className="claim-desk">
      <List lines={lines} here={here} go={go} />
      {here !== undefined && <ClaimDesk key={here} id={here} lines={lines} go={go} />}
    </div>
  )
}

/** 资格审核 (notice 三.(一)1–3): the queue of this office beside the claim in hand. */
export function ClaimsPage() {
  const [filters, change] = useFilters()
  const show: Show = isShow(filters.tab) ? filters.tab : 'own'
  const asked = useClaimQueue(show, filters.kind)
  const queue = asked.data
  const tabs = [
    { value: 'own', label: `待本单位审核 ${queue?.waiting ?? ''}` },
    ...((queue?.standIn ?? 0) > 0 || show === 'standIn'
      ? [{ value: 'standIn', label: `代办班级初核 ${queue?.standIn ?? ''}` }]
      : []),
    { value: 'decided', label: '已审核' },
  ]
  return (
    <>
      <PageHead
        title="资格审核"
        lead="逐条核对条件和材料：通过、退回补正，或不通过。系统只给拟定结论，由您决定；同一人不能审两级。"
      >
        <ClaimBulk kind={filters.kind} />
        <ClaimExports kind={filters.kind ?? queue?.kinds[0]?.code} />
      </PageHead>
      <div className="claim-filters">
        <Segmented
          options={tabs}
          value={show}
          onChange={(tab) => change({ tab: String(tab), job: undefined })}
        />
        <Select
          aria-label="资格种类"
          allowClear
          placeholder="全部种类"
          value={filters.kind ?? null}
          options={(queue?.kinds ?? []).map(({ code, title }) => ({ value: code, label: title }))}
          onChange={(kind: string | null) => change({ kind: kind ?? undefined, job: undefined })}
        />
      </div>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {queue !== undefined && (
        <>
          {show === 'own' && <Deadlines queue={queue} />}
          <Sitting queue={queue} show={show} />
        </>
      )}
    </>
  )
}
