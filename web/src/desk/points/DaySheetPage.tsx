import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { printDaySheet } from '@zhongzhao/api/appointments'
import { callFile } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useFile } from '../parts/use-file.ts'
import { useKeydown } from '../parts/use-keydown.ts'
import { pressOf } from '../review/keys.ts'
import { useSession } from '../session/session.ts'
import { DayLines } from './DayLines.tsx'
import { DayTurner, useDay } from './DayTurner.tsx'
import { dayCommandOf, stepFrom } from './day-keys.ts'
import { dayWords } from './days.ts'
import { type Expected, useDaySheet } from './slot-query.ts'
import { type MarkEvent, useMarking } from './use-marking.ts'
import './points.css'

/** How many came, did not come, and are not marked yet. */
function Counted({ lines }: { readonly lines: readonly Expected[] }) {
  const many = (state: string) => lines.filter((line) => line.state === state).length
  const figures = [
    ['应到', lines.length],
    ['已到', many('arrived')],
    ['未到', many('missed')],
    ['还没登记', many('booked')],
  ] as const
  return (
    <dl className="day-counts" aria-label="人数">
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="figures">{count}</dd>
        </div>
      ))}
    </dl>
  )
}

const nextUnmarked = (lines: readonly Expected[], after: string) => {
  const at = lines.findIndex(({ booking }) => booking === after)
  const rest = [...lines.slice(at + 1), ...lines.slice(0, Math.max(at, 0))]
  return rest.find(({ state }) => state === 'booked')?.booking ?? after
}

/** One person is chosen, by key or finger; a mark leads to the next who has none. */
function useList(day: string, lines: readonly Expected[], marks: 'today' | 'otherDay') {
  const [chosen, choose] = useState<string>()
  const first = lines.find(({ state }) => state === 'booked') ?? lines[0]
  const at = lines.some(({ booking }) => booking === chosen) ? chosen : first?.booking
  const marking = useMarking(day, ({ line, event }) =>
    choose(event === 'undo' ? line.booking : nextUnmarked(lines, line.booking)),
  )
  const act = (event: MarkEvent) => {
    const last = lines.find((line) => line.booking === marking.last && line.may.includes('undo'))
    const line = (event === 'undo' ? last : undefined) ?? lines.find(({ booking }) => booking === at)
    if (line?.may.includes(event) === true) marking.mark({ line, event })
  }
  useKeydown((event) => {
    const command = dayCommandOf(pressOf(event))
    if (command === undefined) return
    event.preventDefault()
    const ids = lines.map(({ booking }) => booking)
    if (command === 'next') choose(stepFrom(ids, { at, by: 1 }))
    else if (command === 'previous') choose(stepFrom(ids, { at, by: -1 }))
    else if (marks === 'today') act(command)
  })
  return { at, choose, ...marking }
}

function Keys() {
  return (
    <p className="quiet day-keys">
      <kbd>J</kbd> 下一个 <kbd>K</kbd> 上一个 <kbd>A</kbd> 到场 <kbd>M</kbd> 未到 <kbd>U</kbd> 撤销刚才的登记
    </p>
  )
}

interface SheetProps {
  readonly day: string
  readonly lines: readonly Expected[]
  readonly marks: 'today' | 'otherDay'
}

function Sheet({ day, lines, marks }: SheetProps) {
  const { at, choose, mark, busy } = useList(day, lines, marks)
  if (lines.length === 0)
    return (
      <Panel>
        <Blank
          what={marks === 'today' ? '今天没有人预约。' : `${dayWords(day)}没有人预约。`}
          how="考生在网上约了这一天的时段，会按时间列在这里。"
        />
      </Panel>
    )
  return (
    <Panel title={<Counted lines={lines} />} className="day-sheet">
      {marks === 'today' ? <Keys /> : <p className="quiet">这不是今天的名单。到场、未到在预约的当天登记。</p>}
      <DayLines lines={lines} at={at} marks={marks} busy={busy} onAt={choose} onMark={mark} />
    </Panel>
  )
}

/** 今日名单 (notice 三.(五); G5): who is expected, in order of time; who came is marked by key. */
export function DaySheetPage() {
  const { hat } = useSession()
  const { day, today } = useDay()
  const asked = useDaySheet(day)
  const print = useFile(() => callFile(printDaySheet, { org: hat.orgCode, day }))
  const lines = asked.data?.lines ?? []
  return (
    <>
      <PageHead
        title="今日名单"
        lead="预约了的考生，按时间列出。考生到了就登记；同事登记的，半分钟内也会出现在这里。"
      >
        <Button loading={print.busy} disabled={lines.length === 0} onClick={() => print.start(undefined)}>
          打印名单
        </Button>
      </PageHead>
      <div className="filters">
        <DayTurner step={1} />
      </div>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && (
        <Sheet key={day} day={day} lines={lines} marks={day === today ? 'today' : 'otherDay'} />
      )}
    </>
  )
}
