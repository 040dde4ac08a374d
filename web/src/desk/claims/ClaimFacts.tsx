import { useQueryClient } from '@tanstack/react-query'
import { Button, Image } from 'antd'
import { useEffect, useState } from 'react'
import { openClaimFile } from '@zhongzhao/api/claim-review'
import { callFile } from '../../shared/call.ts'
import { deliver } from '../../shared/deliver.ts'
import { Mark } from '../parts/Mark.tsx'
import { useAct } from '../parts/use-act.ts'
import { timeWords } from '../parts/words.ts'
import type { ClaimView } from './claim-query.ts'

const standings = {
  met: { tone: 'done', words: '符合' },
  unmet: { tone: 'refused', words: '不符合' },
  unknown: { tone: 'look', words: '待核实' },
} as const

/** The conditions in the words of their source; the one that decides stands out. */
function Clauses({ of }: { readonly of: ClaimView }) {
  return (
    <section>
      <h3>
        条件：{of.scheme}（{of.proposalName}）
      </h3>
      <ul className="claim-clauses">
        {of.clauses.map((clause) => (
          <li key={clause.id} className={clause.id === of.deciding ? 'deciding' : ''}>
            <Mark tone={standings[clause.standing].tone}>{standings[clause.standing].words}</Mark>
            <span>
              {clause.text}
              {clause.missing.length > 0 && <span className="quiet"> {clause.missing.join('；')}</span>}
            </span>
          </li>
        ))}
        {of.clauses.length === 0 && (
          <li className="quiet">{of.evidence ?? '按上级名单认定，没有要逐条核对的条件'}。</li>
        )}
      </ul>
    </section>
  )
}

/** A paper is shown below its button, a PDF goes to the downloads; that it was opened is recorded and counts for this office. */
function Papers({ of }: { readonly of: ClaimView }) {
  const queries = useQueryClient()
  const [shown, setShown] = useState<{ readonly file: string; readonly address: string }>()
  useEffect(() => (shown === undefined ? undefined : () => URL.revokeObjectURL(shown.address)), [shown])
  const open = useAct({
    run: (file: string) => callFile(openClaimFile, { claim: of.id, file }),
    onDone: (received, file) => {
      if (received.blob.type.startsWith('image/'))
        setShown({ file, address: URL.createObjectURL(received.blob) })
      else deliver(received)
      void queries.invalidateQueries({ queryKey: ['claim', of.id] })
      void queries.invalidateQueries({ queryKey: ['claims'] })
    },
  })
  return (
    <section>
      <h3>材料</h3>
      {of.files.length === 0 && <p className="quiet">没有上传材料。</p>}
      <ul className="claim-papers">
        {of.files.map((file) => (
          <li key={file.id}>
            <Button loading={open.busy && open.input === file.id} onClick={() => open.start(file.id)}>
              看：{file.title}
              {file.type === 'pdf' ? '（PDF）' : ''}
            </Button>{' '}
            {file.opened ? <Mark tone="done">本单位已看</Mark> : <Mark tone="look">没有看过</Mark>}
            {shown?.file === file.id && (
              <div>
                <Image className="claim-paper" src={shown.address} alt={`${of.name}的${file.title}`} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Steps({ of }: { readonly of: ClaimView }) {
  return (
    <section>
      <h3>办理经过</h3>
      <ol className="claim-steps">
        {of.steps.map((step) => (
          <li key={step.at + step.event}>
            <span className="quiet">{timeWords(step.at)}</span>{' '}
            {step.office === '' ? '考生和监护人' : step.office}：{step.eventName}
            {step.reasons.map((reason) => (
              <span key={reason.about + reason.text} className="quiet">
                {' '}
                {reason.about} {reason.text}
              </span>
            ))}
            {step.note !== undefined && <span> 说明：{step.note}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What there is to compare: conditions, what the form says, the papers, the history. */
export function ClaimFacts({ of }: { readonly of: ClaimView }) {
  return (
    <>
      <Clauses of={of} />
      {of.facts.length > 0 && (
        <section>
          <h3>报名信息里的有关内容</h3>
          <dl className="claim-facts">
            {of.facts.map((fact) => (
              <div key={fact.label + fact.value}>
                <dt>{fact.label}</dt>
                <dd>{fact.value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {of.words !== undefined && (
        <section>
          <h3>申诉理由</h3>
          <p>{of.words}</p>
        </section>
      )}
      <Papers of={of} />
      <Steps of={of} />
    </>
  )
}
