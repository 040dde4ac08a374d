import { cancelTransfer } from '@zhongzhao/api/transfer'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useState } from 'react'
import { call } from '../shared/call.ts'
import { Dialog } from './Dialog.tsx'
import type { MyTransfer } from './my-transfer.ts'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useIntent } from './use-intent.ts'

type One = MyTransfer['applications'][number]

const next: Readonly<Record<string, string>> = {
  applied: '报名点会在截止前答复，结果会通知你。现在不用做什么，可以继续在校上课、继续填报。',
  accepted: '报名已经在报名点。请按报名点的安排去采集照片和证件，在截止前核对并确认。',
  cancelled: '要办理的，可以另选报名点重新申请。',
  lapsed: '报名仍在原学校。请尽快联系班主任或当地教育局，问清能否补办。',
}

function Cancel({ of, onDone }: { readonly of: One; readonly onDone: () => Promise<unknown> }) {
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const key = useIntent(`cancel:${of.id}:${of.version}`)
  const { running, trouble, run } = useAct(async () => {
    await call(cancelTransfer, { transfer: of.id, version: of.version }, { key, retries: 2 })
    await onDone()
  })
  return (
    <>
      <button type="button" className="plain" onClick={() => setAsking('yes')}>
        撤回申请
      </button>
      {asking === 'yes' && (
        <Dialog title="撤回这份申请？" onClose={() => setAsking('no')}>
          <p>撤回后报名仍在原学校，截止前可以另选报名点重新申请。</p>
          <Trouble sentence={trouble} />
          <div className="buttons">
            <button type="button" className="main" onClick={run} aria-busy={running === 'yes'}>
              撤回
            </button>
            <button type="button" onClick={() => setAsking('no')}>
              不撤回
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** One application: where it stands, who has it, since when, what comes next. */
export function Application({ of, onDone }: { readonly of: One; readonly onDone: () => Promise<unknown> }) {
  const at = (time: number) => chineseTime(instant(time))
  return (
    <section className="card" aria-label={`${of.point.name}：${of.stateName}`}>
      <h2>{of.stateName}</h2>
      <dl className="stands">
        <dt>报名点</dt>
        <dd>
          {of.point.name}
          {of.point.address !== '' && <p className="hint">{of.point.address}</p>}
        </dd>
        <dt>申请时间</dt>
        <dd>{at(of.appliedAt)}</dd>
        {of.decidedAt !== undefined && (
          <>
            <dt>办理时间</dt>
            <dd>{at(of.decidedAt)}</dd>
          </>
        )}
        {of.reason !== undefined && (
          <>
            <dt>原因</dt>
            <dd>{of.reason.text}</dd>
          </>
        )}
        <dt>接下来</dt>
        <dd>{of.reason?.todo ?? next[of.state] ?? ''}</dd>
      </dl>
      {of.may.includes('cancel') && <Cancel of={of} onDone={onDone} />}
    </section>
  )
}
