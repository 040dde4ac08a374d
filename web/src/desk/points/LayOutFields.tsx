import { Button, Checkbox, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import type { SlotPattern, Span } from '@zhongzhao/domain/points/lay-out'
import { dayWords, weekdayWords, weekdays } from './days.ts'

interface Props {
  readonly pattern: SlotPattern
  readonly onChange: (part: Partial<SlotPattern>) => void
}

/** First and last day, and which days of the week. */
export function Days({ pattern, onChange }: Props) {
  return (
    <>
      <div className="lay-line">
        <Form.Item label="第一天" htmlFor="lay-first">
          <Input
            id="lay-first"
            type="date"
            value={pattern.firstDay}
            onChange={(event) => onChange({ firstDay: event.target.value })}
          />
        </Form.Item>
        <Form.Item label="最后一天" htmlFor="lay-last">
          <Input
            id="lay-last"
            type="date"
            value={pattern.lastDay}
            onChange={(event) => onChange({ lastDay: event.target.value })}
          />
        </Form.Item>
      </div>
      <Form.Item label="星期">
        <Checkbox.Group
          aria-label="星期"
          value={[...pattern.weekdays]}
          options={weekdays.map((label, at) => ({ value: at + 1, label }))}
          onChange={(chosen) => onChange({ weekdays: chosen })}
        />
      </Form.Item>
    </>
  )
}

const MOST_SPANS = 6

/** The times of each day. */
export function Spans({ pattern: { spans }, onChange }: Props) {
  const put = (at: number, part: Partial<Span>) =>
    onChange({ spans: spans.map((span, i) => (i === at ? { ...span, ...part } : span)) })
  return (
    <Form.Item label="每天的时间">
      {spans.map((span, at) => (
        <div className="lay-span" key={at}>
          <Input
            type="time"
            aria-label={`第 ${at + 1} 段开始`}
            value={span.from}
            onChange={(event) => put(at, { from: event.target.value })}
          />
          <span>至</span>
          <Input
            type="time"
            aria-label={`第 ${at + 1} 段结束`}
            value={span.until}
            onChange={(event) => put(at, { until: event.target.value })}
          />
          {spans.length > 1 && (
            <Button
              aria-label={`去掉第 ${at + 1} 段`}
              onClick={() => onChange({ spans: spans.filter((_, i) => i !== at) })}
            >
              去掉
            </Button>
          )}
        </div>
      ))}
      {spans.length < MOST_SPANS && (
        <Button
          type="dashed"
          onClick={() => onChange({ spans: [...spans, { from: spans.at(-1)?.until ?? '', until: '' }] })}
        >
          再加一段时间
        </Button>
      )}
    </Form.Item>
  )
}

/** Days that are left out. */
export function Except({ pattern: { except, firstDay }, onChange }: Props) {
  const [day, setDay] = useState(firstDay)
  const add = () => onChange({ except: [...new Set([...except, day])].toSorted() })
  return (
    <Form.Item label="不安排的日子（没有就不填）" htmlFor="lay-except">
      <div className="lay-span">
        <Input id="lay-except" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        <Button disabled={day === '' || except.includes(day)} onClick={add}>
          这一天不安排
        </Button>
      </div>
      {except.map((one) => (
        <Tag
          key={one}
          closable={{ 'aria-label': `恢复${dayWords(one)}` }}
          onClose={(event) => {
            event.preventDefault()
            onChange({ except: except.filter((other) => other !== one) })
          }}
        >
          {dayWords(one)} {weekdayWords(one)}
        </Tag>
      ))}
    </Form.Item>
  )
}
