import { Alert, App, Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { cancelSlot, changeSlot } from '@zhongzhao/api/appointments'
import { call, sentenceOf } from '../../shared/call.ts'
import { useAct } from '../parts/use-act.ts'
import { type SlotView, useSlotsAnew } from './slot-query.ts'

type Change = { readonly event: 'resize' | 'close' | 'reopen'; readonly capacity?: number }

const said = {
  resize: '人数已调整。',
  close: '已停止预约，已约的考生照常来。',
  reopen: '已恢复预约。',
} as const

function useSlotActs({ id, version }: SlotView) {
  const anew = useSlotsAnew()
  const { message } = App.useApp()
  const [trouble, setTrouble] = useState<string>()
  const refused = (error: unknown) => {
    anew()
    setTrouble(sentenceOf(error))
  }
  const change = useAct({
    run: (asked: Change) => call(changeSlot, { slot: id, version, ...asked }, { retries: 2 }),
    onDone: (_, { event }) => {
      anew()
      void message.success(said[event])
    },
    onRefused: refused,
  })
  const cancel = useAct({
    run: (reason: string) => call(cancelSlot, { slot: id, version, reason }, { retries: 2 }),
    onDone: ({ told }) => {
      anew()
      void message.success(told === 0 ? '时段已取消，没有人预约过。' : `时段已取消，已通知 ${told} 名考生。`)
    },
    onRefused: refused,
  })
  return { change, cancel, trouble, busy: change.busy || cancel.busy }
}

type Acts = ReturnType<typeof useSlotActs>

function Resize({ slot, acts }: { readonly slot: SlotView; readonly acts: Acts }) {
  const [places, setPlaces] = useState<number | null>(slot.capacity)
  const below = places !== null && places < slot.booked
  return (
    <div className="slot-act">
      <label htmlFor="slot-places">每段人数</label>
      <InputNumber
        id="slot-places"
        min={1}
        max={2000}
        precision={0}
        value={places}
        onChange={(value) => setPlaces(value)}
      />
      <Button
        loading={acts.change.busy}
        disabled={places === null || places === slot.capacity || acts.busy}
        onClick={() =>
          acts.change.start({ event: 'resize', ...(places === null ? {} : { capacity: places }) })
        }
      >
        调整人数
      </Button>
      {below && (
        <output className="finding">
          已有 {slot.booked} 人预约，名单在下面。要减到 {places} 人，请先请其中的考生改约，或取消整个时段。
        </output>
      )}
    </div>
  )
}

function Cancel({ slot, acts }: { readonly slot: SlotView; readonly acts: Acts }) {
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const [reason, setReason] = useState('')
  if (asking === 'no')
    return (
      <Button danger disabled={acts.busy} onClick={() => setAsking('yes')}>
        取消这个时段…
      </Button>
    )
  return (
    <div className="slot-cancel">
      <label htmlFor="slot-reason">取消的原因（会通知已预约的考生）</label>
      <Input.TextArea
        id="slot-reason"
        rows={2}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="quiet">
        {slot.booked === 0
          ? '现在没有人预约。'
          : `下面的 ${slot.booked} 名考生会收到通知：原因，以及哪些时段还有名额。取消后不能恢复。`}
      </p>
      <div className="slot-act">
        <Button
          danger
          type="primary"
          loading={acts.cancel.busy}
          disabled={reason.trim() === ''}
          onClick={() => acts.cancel.start(reason.trim())}
        >
          {slot.booked === 0 ? '取消时段' : `取消时段并通知 ${slot.booked} 人`}
        </Button>
        <Button onClick={() => setAsking('no')}>不取消</Button>
      </div>
    </div>
  )
}

/** What may be done with a slot, by its own table (`may`); a refusal stands here, beside the names. */
export function SlotActs({ slot }: { readonly slot: SlotView }) {
  const acts = useSlotActs(slot)
  const { may } = slot
  if (may.length === 0) return null
  return (
    <section className="slot-acts" aria-label="调整">
      {may.includes('resize') && <Resize slot={slot} acts={acts} />}
      <div className="slot-act">
        {(['close', 'reopen'] as const)
          .filter((event) => may.includes(event))
          .map((event) => (
            <Button key={event} disabled={acts.busy} onClick={() => acts.change.start({ event })}>
              {event === 'close' ? '停止预约' : '恢复预约'}
            </Button>
          ))}
        {may.includes('cancel') && <Cancel slot={slot} acts={acts} />}
      </div>
      {acts.trouble !== undefined && <Alert type="error" showIcon role="alert" title={acts.trouble} />}
    </section>
  )
}
