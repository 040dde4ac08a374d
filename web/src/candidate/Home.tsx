import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { AppointmentNotice } from './AppointmentNotice.tsx'
import { Band } from './Band.tsx'
import {
  type ChecklistItem,
  type ItemState,
  type RegistrationView,
  checklist,
  nextItem,
  progressOf,
} from './checklist.ts'
import { Extended } from './Extended.tsx'
import { LatestMessages } from './Messages.tsx'
import { nextStep } from './next-step.ts'
import { ConsentNotice, ReturnedNotice, ReturningNotice, writingOf } from './Notices.tsx'
import { PrintDraft, Reopen } from './after-confirming.tsx'
import { useRecord, useView } from './record-context.ts'
import { Ring } from './Ring.tsx'
import { addressOf } from './route.ts'
import { useTitle } from './use-title.ts'

const marks: Readonly<Record<ItemState, string>> = {
  done: '✓',
  optional: '',
  todo: '',
  draft: '…',
  wrong: '!',
  returned: '!',
  wait: '…',
}

function Line({ item }: { readonly item: ChecklistItem }) {
  return (
    <li>
      <a href={addressOf(item.route)} className={`line ${item.state}`}>
        <span className="mark" aria-hidden="true">
          {marks[item.state]}
        </span>
        <span className="line-title">{item.title}</span>
        <span className="line-note">{item.note}</span>
      </a>
    </li>
  )
}

function ConfirmLine({ view }: { readonly view: RegistrationView }) {
  const confirmed = view.times.confirmed !== undefined
  return (
    <li>
      <a href="#/confirm" className={`line ${confirmed ? 'done' : 'todo'}`}>
        <span className="mark" aria-hidden="true">
          {confirmed ? '✓' : ''}
        </span>
        <span className="line-title">确认</span>
        <span className="line-note">{confirmed ? '已确认' : '全部核对一遍，再提交'}</span>
      </a>
    </li>
  )
}

const verbs: Partial<Record<ItemState, string>> = { draft: '接着填', wrong: '现在去改' }

/** The one thing to do now. What the school returned has a button of its own, with the reasons. */
function WhatNow({
  view,
  items,
}: {
  readonly view: RegistrationView
  readonly items: readonly ChecklistItem[]
}) {
  const next = nextItem(items)
  if (writingOf(view) === 'closed' || view.returned !== undefined) return null
  return next === undefined ? (
    <a className="button main wide" href="#/confirm">
      全部核对一遍，确认提交
    </a>
  ) : (
    <a className="button main wide" href={addressOf(next.route)}>
      {verbs[next.state] ?? '现在去填'}：{next.title}
    </a>
  )
}

/** After confirming: what happens next, who looks at it now, since when. */
function WhereItStands({ view }: { readonly view: RegistrationView }) {
  const step = nextStep(view.state, view.stateName, view.place)
  const since = step.since === undefined ? undefined : view.times[step.since]
  return (
    <section className="card" aria-labelledby="stands">
      <h2 id="stands">{step.title}</h2>
      <dl className="stands">
        <dt>谁在办</dt>
        <dd>{step.who}</dd>
        {since !== undefined && (
          <>
            <dt>从什么时候</dt>
            <dd>{chineseTime(instant(since))}</dd>
          </>
        )}
        <dt>接下来</dt>
        <dd>{step.next}</dd>
      </dl>
      {view.times.confirmed !== undefined && <PrintDraft view={view} />}
      <Reopen view={view} />
    </section>
  )
}

/** Home: what is open and until when, what to do now, the checklist (UX). */
export function Home() {
  const { pack } = useRecord()
  const view = useView()
  const items = checklist(view, pack.forms)
  const mine = ['rostered', 'filling'].includes(view.state)
  useTitle('填报清单')
  const name = view.sections['basic']?.[0]?.['name'] ?? ''
  return (
    <>
      <div>
        <h1 className="hello name">{name}</h1>
        <p className="hint">
          <span>{view.school.name}</span>
          <span>{view.class.name}</span>
          <span>报名序号 {view.number}</span>
        </p>
      </div>
      <Band view={view} />
      <Extended id={view.id} />
      <ReturningNotice view={view} />
      <ReturnedNotice view={view} />
      <ConsentNotice view={view} />
      <div className="columns">
        <div>
          {mine ? (
            <div className="progress">
              <Ring {...progressOf(items)} />
              <WhatNow view={view} items={items} />
            </div>
          ) : (
            <WhereItStands view={view} />
          )}
          <nav aria-label="填报清单">
            <ol className="checklist">
              {items.map((item) => (
                <Line key={item.title} item={item} />
              ))}
              <ConfirmLine view={view} />
            </ol>
          </nav>
        </div>
        <div>
          <AppointmentNotice />
          <LatestMessages />
          <nav aria-label="更多" className="card more">
            {view.grade === 9 && <a href="#/track">选择报考地</a>}
            {view.grade === 9 && <a href="#/claims">资格申报</a>}
            {view.grade === 9 && <a href="#/returning">回户籍地报考</a>}
            <a href="#/appointments">预约</a>
            {view.times.sealed !== undefined && <a href="#/corrections">信息更正</a>}
            {pack.evaluation.grades.some((grade) => grade === view.grade) && (
              <a href="#/evaluation">综合素质评价</a>
            )}
            <a href="#/history">我的记录</a>
            <a href="#/password">修改密码</a>
          </nav>
        </div>
      </div>
    </>
  )
}
