import { Link, useParams } from '@tanstack/react-router'
import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { duplicatePortrait } from '@zhongzhao/api/duplicates'
import { hrefOf } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { DecisionPanel } from './DecisionPanel.tsx'
import { type CaseView, useDuplicate } from './duplicate-query.ts'
import { toneOfCase, toneOfSignal } from './tones.ts'
import { UncoverBoth } from './UncoverBoth.tsx'
import './duplicates.css'

type Side = 'first' | 'second'
const sideNames: Readonly<Record<Side, string>> = { first: '甲', second: '乙' }

/** What becomes of this record, once it is known. */
function fateOf({ stays, state }: CaseView, side: Side): string | undefined {
  if (stays === undefined) return undefined
  const done = state === 'merged' || state === 'undoing'
  return stays === side ? (done ? '保留' : '拟保留') : done ? '已作废' : '拟作废'
}

function Record({ of, side }: { readonly of: CaseView; readonly side: Side }) {
  const { hat } = useSession()
  const one = of[side]
  const fate = fateOf(of, side)
  return (
    <figure className="duplicate-record">
      {one.portrait && hat.actions.has('duplicate.decide') && of.may.length > 0 ? (
        <img
          className="picture picture-portrait"
          src={hrefOf(duplicatePortrait, { case: of.id, side })}
          alt={`${sideNames[side]}的照片`}
        />
      ) : (
        <div className="picture picture-portrait picture-none">
          {one.portrait ? '照片由上级核对' : '没有照片'}
        </div>
      )}
      <figcaption>
        <p>
          <strong>
            {sideNames[side]} {one.name}
          </strong>{' '}
          {fate !== undefined && of.state !== 'undone' && (
            <Mark tone={fate.endsWith('作废') ? 'refused' : 'done'}>{fate}</Mark>
          )}
        </p>
        {one.covered ? (
          <p className="quiet">由上级核对，这里不显示其他单位考生的信息。</p>
        ) : (
          <>
            <p className="quiet">
              {one.school} {one.className}
            </p>
            <p className="figures quiet">报名号 {one.number}</p>
            <p>
              {one.stateName}
              {one.locked && '（已锁定，不能作废）'}
            </p>
          </>
        )}
      </figcaption>
    </figure>
  )
}

function Comparison({ of }: { readonly of: CaseView }) {
  return (
    // Wider than a phone: the result stays beside what was compared.
    <div className="duplicate-scroll">
      <table className="duplicate-table">
        <caption className="unseen">逐项比对</caption>
        <thead>
          <tr>
            <th scope="col">比对项</th>
            <th scope="col">比对结果</th>
            <th scope="col">甲</th>
            <th scope="col">乙</th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <tr key={row.trait}>
              <th scope="row">{row.label}</th>
              <td>
                <Mark tone={toneOfSignal(row.signal)}>{row.signalName}</Mark>
              </td>
              <td className="figures">{row.first || '—'}</td>
              <td className="figures">{row.second || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function History({ of }: { readonly of: CaseView }) {
  return (
    <Panel title="处理经过">
      <ol className="duplicate-history">
        <li>
          <span className="quiet figures">{timeWords(of.foundAt)}</span> 系统比对发现
        </li>
        {of.history.map((step) => (
          <li key={`${step.at}${step.event}`}>
            <span className="quiet figures">{timeWords(step.at)}</span> <strong>{step.title}</strong>{' '}
            {step.by} {step.org !== '' && <span className="quiet">（{step.org}）</span>}
            {step.reason !== '' && <p className="quiet">{step.reason}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function Twins() {
  return (
    <Alert
      type="warning"
      showIcon
      title="像双胞胎（多胞胎），不能合并"
      description="出生日期相同、家庭资料相同，而名字、性别或证件号码不同。两个孩子不会被合成一个人；确认是两个人后选“不是同一人”。如果其实是同一人登错了资料，请先由学校更正，系统会重新比对。"
    />
  )
}

function Case({ of, uncover }: { readonly of: CaseView; readonly uncover: () => void }) {
  const decides = of.may.length > 0
  return (
    <>
      <PageHead
        title={of.kindName}
        lead={
          <>
            <Link to="/duplicates" search={{ state: of.state }}>
              疑似重复
            </Link>
            {` · 由${of.office}处理 · `}
            <Mark tone={toneOfCase(of.state)}>{of.stateName}</Mark>{' '}
            {of.twins && <Mark tone="look">像双胞胎</Mark>}
          </>
        }
      >
        {decides && <Button onClick={uncover}>查看完整号码</Button>}
      </PageHead>
      {of.twins && <Twins />}
      <Panel className="spaced">
        <div className="duplicate-records">
          <Record of={of} side="first" />
          <Record of={of} side="second" />
        </div>
        <Comparison of={of} />
        <p className="quiet small">
          比对用完整的资料，显示的是遮盖后的；姓名只在比对时统一写法，登记的字不改。合计 {of.weight} 分。
        </p>
      </Panel>
      {decides ? (
        <DecisionPanel key={of.version} of={of} />
      ) : (
        <Panel>
          <p className="quiet">
            由{of.office}核对处理。学校如有说明，请与{of.office}联系。
          </p>
        </Panel>
      )}
      <History of={of} />
    </>
  )
}

/** 疑似重复 (G4): both records beside one another, what agrees and what differs, and the decision. */
export function DuplicatePage() {
  const { case: id } = useParams({ from: '/frame/duplicates/$case' })
  const asked = useDuplicate(id)
  const [dialog, setDialog] = useState<'uncover' | 'none'>('none')
  if (asked.error !== null)
    return (
      <>
        <PageHead
          title="疑似重复"
          lead={
            <Link to="/duplicates" search={{}}>
              回到列表
            </Link>
          }
        />
        <Trouble error={asked.error} retry={() => void asked.refetch()} />
      </>
    )
  if (asked.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />
  return (
    <>
      <Case of={asked.data} uncover={() => setDialog('uncover')} />
      {dialog === 'uncover' && <UncoverBoth id={id} onClose={() => setDialog('none')} />}
    </>
  )
}
