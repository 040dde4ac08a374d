import { correctionsOf, withdrawCorrection } from '@zhongzhao/api/corrections'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { fieldAt } from '@zhongzhao/domain/forms/form'
import { call } from '../shared/call.ts'
import { FieldValue } from '../shared/FieldValue.tsx'
import { Asking } from './Asking.tsx'
import { CorrectionAsk } from './CorrectionAsk.tsx'
import { useRecord, useView } from './record-context.ts'
import { PageTitle } from './Shell.tsx'
import { Trouble } from './Trouble.tsx'
import { useAct } from './use-act.ts'
import { useAsked } from './use-asked.ts'

type Answer = OutputOf<typeof correctionsOf>
type One = Answer['corrections'][number]

const marks: Readonly<Record<One['levels'][number]['standing'], string>> = {
  done: '已同意',
  now: '正在审批',
  open: '还没到',
}

function Withdraw({ of, onDone }: { readonly of: One; readonly onDone: () => Promise<unknown> }) {
  const { running, trouble, run } = useAct(async () => {
    await call(withdrawCorrection, { correction: of.id, version: of.version }, { retries: 2 })
    await onDone()
  })
  return (
    <>
      <Trouble sentence={trouble} />
      <button type="button" onClick={run} aria-busy={running === 'yes'}>
        {running === 'yes' ? '正在撤回…' : '撤回这份申请'}
      </button>
    </>
  )
}

function Request({ of, onDone }: { readonly of: One; readonly onDone: () => Promise<unknown> }) {
  const { pack } = useRecord()
  return (
    <section className="card" aria-label={`${chineseTime(instant(of.askedAt))}的申请`}>
      <h2>{of.stateName}</h2>
      <p className="hint">
        {chineseTime(instant(of.askedAt))} {of.askedAs === 'candidate' ? '你提出' : '学校代你提出'}
      </p>
      <dl className="stands">
        {of.changes.map((change) => {
          const field = fieldAt(pack.forms, change.field)
          return (
            <div key={change.field}>
              <dt>{change.label}</dt>
              <dd>
                {field !== undefined && <FieldValue field={field} value={change.from} />} 改为{' '}
                <b>{field !== undefined && <FieldValue field={field} value={change.to} />}</b>
              </dd>
            </div>
          )
        })}
      </dl>
      <ol className="rules">
        {of.levels.map((level) => (
          <li key={level.title}>
            {level.title}（{level.office}）：{marks[level.standing]}
          </li>
        ))}
      </ol>
      {of.history
        .filter(({ reason }) => reason !== '')
        .map((step) => (
          <p key={step.at} className="finding warning">
            {step.title}：{step.reason}
          </p>
        ))}
      {of.may.includes('withdraw') && <Withdraw of={of} onDone={onDone} />}
    </section>
  )
}

/** 信息更正 (notice 三.(三)): what is wrong after signing, asked for with papers; how far it is; nothing changes before it is approved. */
export function Corrections() {
  const record = useRecord()
  const { id, version } = useView()
  const asked = useAsked(correctionsOf, { id }, version)
  const { answer: mine, load } = asked
  const again = async () => {
    await load()
    await record.reload()
  }
  return (
    <div className="section">
      <PageTitle sub="签字以后发现有错，申请更正。逐级批准以前，信息以签过字的登记表为准。">
        信息更正
      </PageTitle>
      <Asking of={asked} />
      {mine?.corrections.map((one) => (
        <Request key={one.id} of={one} onDone={again} />
      ))}
      {mine?.mayAsk === true && <CorrectionAsk key={mine.corrections.length} onDone={again} />}
      {mine !== undefined && !mine.mayAsk && mine.corrections.length === 0 && (
        <p className="note">登记签字以后，才需要走更正申请。现在发现有错，直接修改或请学校退回修改。</p>
      )}
    </div>
  )
}
