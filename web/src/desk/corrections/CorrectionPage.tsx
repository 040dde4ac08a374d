import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { openCorrectionPaper, uncoverCorrection } from '@zhongzhao/api/corrections'
import { call, callFile } from '../../shared/call.ts'
import { Mark } from '../parts/Mark.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { UncoverDialog } from '../parts/UncoverDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useFile } from '../parts/use-file.ts'
import { timeWords } from '../parts/words.ts'
import { useSession } from '../session/session.ts'
import { type CorrectionView, useCorrection, useShown } from './correction-query.ts'
import { Decide } from './Decide.tsx'
import './corrections.css'

function Changes({ of }: { readonly of: CorrectionView }) {
  const shown = useShown()
  return (
    <div className="correction-scroll">
      <table className="correction-table">
        <caption className="unseen">更正前后对照</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">签字时</th>
            <th scope="col">更正为</th>
          </tr>
        </thead>
        <tbody>
          {of.changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{change.label}</th>
              <td className="figures">{shown(change, change.from)}</td>
              <td className="figures">
                <strong>{shown(change, change.to)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Papers({ of }: { readonly of: CorrectionView }) {
  const { hat } = useSession()
  const open = useFile((paper: string) => callFile(openCorrectionPaper, { correction: of.id, paper }))
  return (
    <ul className="plain">
      {of.papers.map(({ paper, title, bytes }) => (
        <li key={paper}>
          {title}（{Math.ceil(bytes / 1024)} KB）{' '}
          {hat.actions.has('correction.approve') && (
            <Button
              size="small"
              loading={open.busy && open.input === paper}
              onClick={() => open.start(paper)}
            >
              打开（会记录）
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

const words = { done: '已同意', now: '正在审批', open: '还没到' } as const
const tones = { done: 'done', now: 'underway', open: 'quiet' } as const

function Progress({ of }: { readonly of: CorrectionView }) {
  return (
    <Panel title="办理经过">
      <ol className="correction-steps">
        {of.levels.map(({ title, office, standing }) => (
          <li key={title}>
            {title}（{office}）<Mark tone={tones[standing]}>{words[standing]}</Mark>
          </li>
        ))}
      </ol>
      <ol className="correction-steps">
        <li>
          <span className="quiet figures">{timeWords(of.askedAt)}</span>{' '}
          {of.askedAs === 'candidate' ? '考生本人申请' : '学校代为申请'}
        </li>
        {of.history.map((step) => (
          <li key={step.at}>
            <span className="quiet figures">{timeWords(step.at)}</span> <strong>{step.title}</strong>{' '}
            {step.by} {step.org !== '' && <span className="quiet">（{step.org}）</span>}
            {step.reason !== '' && <p className="quiet">{step.reason}</p>}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const purposes = ['核对更正内容', '对照证明材料', '处理考生或家长来访'] as const

function Uncover({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const queries = useQueryClient()
  const ask = useAct({
    run: (purpose: string) => call(uncoverCorrection, { correction: id, purpose }),
    onDone: (clear) => {
      queries.setQueryData(['correction', id], clear)
      onClose()
    },
  })
  return (
    <UncoverDialog
      purposes={purposes}
      seenBy="考生本人"
      busy={ask.busy}
      onUncover={ask.start}
      onClose={onClose}
    />
  )
}

/** One request (notice 三.(三)): what it changes, why, with which papers, how far it is, and this level's word. */
export function CorrectionPage() {
  const { correction: id } = useParams({ from: '/frame/corrections/$correction' })
  const { hat } = useSession()
  const asked = useCorrection(id)
  const [dialog, setDialog] = useState<'uncover' | 'none'>('none')
  if (asked.error !== null) return <Trouble error={asked.error} retry={() => void asked.refetch()} />
  const of = asked.data
  if (of === undefined) return <Skeleton active paragraph={{ rows: 10 }} />
  const covered = of.changes.some((change) => change.covered)
  return (
    <>
      <PageHead
        title={`${of.name}的信息更正`}
        lead={
          <>
            <Link to="/corrections" search={{ state: of.state }}>
              信息更正
            </Link>
            {` · ${of.school} ${of.className} · ${of.scheme} · `}
            <Mark tone={of.state === 'done' ? 'done' : of.state === 'asked' ? 'underway' : 'look'}>
              {of.stateName}
            </Mark>
          </>
        }
      >
        {covered && hat.actions.has('correction.approve') && (
          <Button onClick={() => setDialog('uncover')}>查看完整内容</Button>
        )}
        <Link to="/versions/$pupil" params={{ pupil: of.registration }} search={{}}>
          <Button>历次版本</Button>
        </Link>
      </PageHead>
      <Panel className="spaced">
        <Changes of={of} />
        <p>理由：{of.reason}</p>
        <Papers of={of} />
      </Panel>
      <Decide key={of.version} of={of} />
      <Progress of={of} />
      {dialog === 'uncover' && <Uncover id={id} onClose={() => setDialog('none')} />}
    </>
  )
}
