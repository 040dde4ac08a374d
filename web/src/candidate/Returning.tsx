import { acknowledgeReturning, myTransfer } from '@zhongzhao/api/transfer'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { serverNow } from '../shared/clock.ts'
import { call } from '../shared/call.ts'
import { Asking } from './Asking.tsx'
import type { MyTransfer } from './my-transfer.ts'
import { useRecord, useView } from './record-context.ts'
import { ApplyForm } from './ReturningApply.tsx'
import { Application } from './ReturningApplication.tsx'
import { Leaving } from './ReturningLeaving.tsx'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

const when = (at: number) => chineseTime(instant(at))

/** 报名要求通知, and 我已知道 where the school has told. */
function Requirements({
  mine,
  onDone,
}: {
  readonly mine: MyTransfer
  readonly onDone: () => Promise<unknown>
}) {
  const { running, trouble, run } = useAct(async () => {
    await call(acknowledgeReturning, {}, { retries: 2 })
    await onDone()
  })
  return (
    <section className="card" aria-labelledby="requirements">
      <h2 id="requirements">报名要求</h2>
      <ul className="rules">
        {[...mine.lines, ...mine.local].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <b>到报名点要带：</b>
        {mine.bring.join('、')}
      </p>
      {mine.informedAt !== undefined && <p className="hint">学校 {when(mine.informedAt)} 通知</p>}
      {mine.receiptAt !== undefined && <p className="hint">你 {when(mine.receiptAt)} 点了“我已知道”</p>}
      {mine.informedAt !== undefined && mine.receiptAt === undefined && (
        <button type="button" onClick={run} aria-busy={running === 'yes'}>
          {running === 'yes' ? '正在记录…' : '我已知道'}
        </button>
      )}
      <Trouble sentence={trouble} />
    </section>
  )
}

/** What stands in the way of applying now, in one sentence; nothing when nothing does. */
function Obstacle({ mine }: { readonly mine: MyTransfer }) {
  const { from, until, open } = mine.window
  if (mine.track !== 'returnHome') {
    return (
      <section className="card">
        <p>你现在选的是在学籍所在地报考。要回户籍地，先改选报考地。</p>
        <a className="button main" href="#/track">
          去选择报考地
        </a>
      </section>
    )
  }
  if (open) return null
  const early = serverNow() < from && mine.applications.length === 0
  return (
    <p className="note">
      办理时间是 {when(from)} 至 {when(until)}，
      {early ? '到时候再来申请。' : '现在不在办理时间里。有困难请联系班主任或当地教育局。'}
    </p>
  )
}

/** Accepted: the next thing is a time at the point. */
function BookNow() {
  return (
    <a className="button main" href="#/appointments">
      预约到报名点的时间
    </a>
  )
}

function Household({ mine }: { readonly mine: MyTransfer }) {
  return (
    <p>
      户籍所在地：<b>{mine.household.name === '' ? '还没有填写' : mine.household.name}</b>{' '}
      <a href="#/section/basic/1?field=householdDivision">
        {mine.household.name === '' ? '去填' : '不对，去改'}
      </a>
    </p>
  )
}

/** 回户籍地报考 (notice 一.2, 二.2(3)): what it means, until when, the point, the state, what to bring, cancelling. */
export function Returning() {
  const record = useRecord()
  const view = useView()
  const asked = useAsked(myTransfer, {}, view.version)
  const { answer: mine, load } = asked
  const again = async () => {
    await load()
    await record.reload()
  }
  return (
    <div className="section">
      <PageTitle sub="到户口所在的市、县参加考试和录取。由你和监护人自己办理，不需要学校同意或盖章。">
        回户籍地报考
      </PageTitle>
      <Asking of={asked} />
      {mine !== undefined && (
        <>
          {view.place === 'point' ? <BookNow /> : <Obstacle mine={mine} />}
          {mine.applications.map((one) => (
            <Application key={one.id} of={one} onDone={again} />
          ))}
          {mine.mayApply && (
            <section className="card" aria-labelledby="apply">
              <h2 id="apply">选报名点，提交申请</h2>
              <p className="hint">{when(mine.window.until)} 截止</p>
              <Household mine={mine} />
              <ApplyForm mine={mine} onDone={again} />
            </section>
          )}
          {mine.leaving.may.length + Number(mine.leaving.state !== 'none') > 0 && (
            <Leaving key={mine.leaving.version} of={mine.leaving} onDone={load} />
          )}
          <Requirements mine={mine} onDone={load} />
        </>
      )}
    </div>
  )
}
