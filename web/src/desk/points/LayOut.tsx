import { Alert, App, Form, InputNumber, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { laySlots } from '@zhongzhao/api/appointments'
import type { SlotPattern } from '@zhongzhao/domain/points/lay-out'
import type { AppointmentKind } from '@zhongzhao/domain/season/points'
import { call, sentenceOf } from '../../shared/call.ts'
import { serverNow } from '../../shared/clock.ts'
import { useFilters } from '../address.ts'
import { useAct } from '../parts/use-act.ts'
import { countWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { Days, Except, Spans } from './LayOutFields.tsx'
import { type Preview, firstPattern, previewOf } from './pattern.ts'
import { useSlotsAnew } from './slot-query.ts'

interface Props {
  readonly kinds: readonly AppointmentKind[]
  readonly onClose: () => void
}

function useLaying({ onClose }: Pick<Props, 'onClose'>) {
  const { hat } = useSession()
  const [, show] = useFilters()
  const anew = useSlotsAnew()
  const { message } = App.useApp()
  const [trouble, setTrouble] = useState<string>()
  const lay = useAct({
    run: ({ kind, ...pattern }: SlotPattern & { readonly kind: string }) => {
      const { weekdays, spans, except, ...rest } = pattern
      const lists = {
        weekdays: [...weekdays],
        spans: spans.map((span) => ({ ...span })),
        except: [...except],
      }
      return call(laySlots, { org: hat.orgCode, kind, ...rest, ...lists }, { retries: 2 })
    },
    onDone: ({ made, there }, { firstDay }) => {
      anew()
      const already = there === 0 ? '' : `另有 ${countWords(there)} 个时段原来就有，没有改动。`
      void message.success({ content: `已生成 ${countWords(made)} 个时段。${already}`, duration: 6 })
      show({ day: firstDay })
      onClose()
    },
    onRefused: (error) => setTrouble(sentenceOf(error)),
  })
  return { lay, trouble, calm: () => setTrouble(undefined) }
}

/** What would come of it, before it is sent. */
function Told({ preview }: { readonly preview: Preview }) {
  if (preview.kind === 'bad') return <Alert type="warning" showIcon title={preview.sentence} />
  const { days, slots, places } = preview
  return (
    <Alert
      type="info"
      showIcon
      title={`将在 ${countWords(days)} 天里生成 ${countWords(slots)} 个时段，共 ${countWords(places)} 个名额。`}
      description="原来已有的时段不会重复生成，也不会改动。"
    />
  )
}

/** 批量安排: days × times × places in one go, with what comes of it told before. */
export function LayOut({ kinds, onClose }: Props) {
  const { pack } = useSession()
  const [kind, setKind] = useState(kinds[0]?.code ?? '')
  const [pattern, setPattern] = useState(() => firstPattern(pack.points, serverNow()))
  const { lay, trouble, calm } = useLaying({ onClose })
  const change = (part: Partial<SlotPattern>) => {
    setPattern((was) => ({ ...was, ...part }))
    calm()
  }
  const preview = previewOf(pattern, { now: serverNow(), most: pack.points.most.slots })
  return (
    <Modal
      open
      width={640}
      title="批量安排预约时段"
      okText={preview.kind === 'good' ? `生成 ${countWords(preview.slots)} 个时段` : '生成'}
      okButtonProps={{ disabled: preview.kind === 'bad' }}
      confirmLoading={lay.busy}
      onOk={() => lay.start({ ...pattern, kind })}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        {kinds.length > 1 && (
          <Form.Item label="事由">
            <Segmented
              value={kind}
              options={kinds.map(({ code, title }) => ({ value: code, label: title }))}
              onChange={(to) => setKind(to)}
            />
          </Form.Item>
        )}
        <Days pattern={pattern} onChange={change} />
        <Spans pattern={pattern} onChange={change} />
        <div className="lay-line">
          <Form.Item label="每段多少分钟" htmlFor="lay-minutes">
            <InputNumber
              id="lay-minutes"
              min={5}
              max={720}
              precision={0}
              value={pattern.minutes}
              onChange={(minutes) => minutes !== null && change({ minutes })}
            />
          </Form.Item>
          <Form.Item label="每段多少人" htmlFor="lay-capacity">
            <InputNumber
              id="lay-capacity"
              min={1}
              max={2000}
              precision={0}
              value={pattern.capacity}
              onChange={(capacity) => capacity !== null && change({ capacity })}
            />
          </Form.Item>
        </div>
        <Except pattern={pattern} onChange={change} />
        <Told preview={preview} />
        {trouble !== undefined && <Alert type="error" showIcon role="alert" title={trouble} />}
      </Form>
    </Modal>
  )
}
