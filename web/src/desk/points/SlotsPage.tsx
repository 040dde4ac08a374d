import { Button, Segmented, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { beijingDay, instant } from '@zhongzhao/domain/base/time'
import type { AppointmentKind } from '@zhongzhao/domain/season/points'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'
import { DayTurner, useDay } from './DayTurner.tsx'
import { LayOut } from './LayOut.tsx'
import { SlotDrawer } from './SlotDrawer.tsx'
import { Week } from './Week.tsx'
import { weekOf } from './days.ts'
import { type SlotView, useSlots } from './slot-query.ts'
import './points.css'

/** What slots laid out at the own organisation may be for. */
function useKinds(): readonly AppointmentKind[] {
  const { hat, pack } = useSession()
  return pack.points.kinds.filter(({ at }) => at.includes(hat.orgKind))
}

/** The view of the address: a week, unless one day is asked for. */
function useView() {
  const [{ tab, kind }, change] = useFilters()
  const { day, today } = useDay()
  const days = tab === 'day' ? [day] : weekOf(day)
  return { days, today, kind, one: tab === 'day', change }
}

function Filters() {
  const kinds = useKinds()
  const { kind, one, change } = useView()
  return (
    <div className="filters">
      <Segmented
        value={one ? 'day' : 'week'}
        options={[
          { value: 'week', label: '按周' },
          { value: 'day', label: '按天' },
        ]}
        onChange={(to) => change({ tab: to === 'day' ? 'day' : undefined })}
      />
      <DayTurner step={one ? 1 : 7} />
      {kinds.length > 1 && (
        <Select
          className="chooser wide"
          aria-label="事由"
          value={kind ?? ''}
          options={[
            { value: '', label: '全部事由' },
            ...kinds.map(({ code, title }) => ({ value: code, label: title })),
          ]}
          onChange={(to) => change({ kind: to === '' ? undefined : to })}
        />
      )}
    </div>
  )
}

const nothing = {
  lays: '点“批量安排”，选日期、时间和每段人数，一次生成。考生在网上预约，约满为止。',
  reads: '管理员安排了预约时段，会列在这里。',
} as const

function Slots({ slots }: { readonly slots: readonly SlotView[] }) {
  const { days, today, one } = useView()
  const { hat } = useSession()
  const dayOf = (slot: SlotView) => beijingDay(instant(slot.from))
  const lays = hat.actions.has('appointment.lay')
  if (slots.length === 0)
    return (
      <Panel>
        <Blank
          what={one ? '这一天还没有预约时段。' : '这一周还没有预约时段。'}
          how={nothing[lays ? 'lays' : 'reads']}
        />
      </Panel>
    )
  return (
    <Week
      today={today}
      days={days.map((day) => ({ day, slots: slots.filter((slot) => dayOf(slot) === day) }))}
    />
  )
}

/** 预约安排 (notice 三.(二), 三.(五); G5): days and times the own organisation receives candidates, and how full they are. */
export function SlotsPage() {
  const { hat } = useSession()
  const kinds = useKinds()
  const { days, kind } = useView()
  const [laying, setLaying] = useState<'no' | 'yes'>('no')
  const asked = useSlots(days)
  const slots = (asked.data?.slots ?? []).filter((slot) => kind === undefined || slot.kind === kind)
  return (
    <>
      <PageHead
        title="预约安排"
        lead="按天、按段安排人数，考生在网上预约。点一个时段，看谁约了，或者调整人数、停止、取消。"
      >
        {hat.actions.has('appointment.lay') && kinds.length > 0 && (
          <Button type="primary" onClick={() => setLaying('yes')}>
            批量安排
          </Button>
        )}
      </PageHead>
      <Filters />
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      {asked.data !== undefined && <Slots slots={slots} />}
      <SlotDrawer slots={asked.data?.slots ?? []} />
      {laying === 'yes' && <LayOut kinds={kinds} onClose={() => setLaying('no')} />}
    </>
  )
}
